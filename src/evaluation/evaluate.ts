import { HexaplaError } from '../errors.ts';
import { parseLanguage } from '../language.ts';
import { type Encoder, loadEncoder } from '../vectors/index.ts';
import { evaluateBeads, unrelatedBeads } from './evaluate-beads.ts';
import { evaluateSynthetic, FAULTS, unrelatedLines } from './evaluate-synthetic.ts';
import { evaluateUnits, unrelatedUnits } from './evaluate-units.ts';
import { findGold, type GoldSet } from './find-gold.ts';
import {
  DEFAULT_DOCUMENTS,
  DEFAULT_LANGUAGES,
  DEFAULT_SEED,
  MAX_DOCUMENTS,
  MAX_LANGUAGES,
  MAX_SEED,
} from './limits.ts';
import { readParallel } from './parallel.ts';
import { Reliability } from './reliability.ts';
import type { EvaluationReport, SetReport } from './report.ts';
import { beadResult, unitResult } from './results.ts';
import { Unrelated, type UnrelatedPair } from './unrelated.ts';

/** How far a long evaluation is. */
export interface EvaluationProgress {
  readonly stage: 'download' | 'score';
  readonly done: number;
  readonly total: number | undefined;
}

export interface EvaluateOptions {
  /** Languages of synthetic documents, from line-parallel folders; see `DEFAULT_LANGUAGES`. */
  readonly languages?: readonly string[] | undefined;
  /** Of the first synthetic document; the others follow. Default 1. */
  readonly seed?: number | undefined;
  /** Synthetic documents of each kind. Default 2. */
  readonly documents?: number | undefined;
  readonly model?: string | undefined;
  readonly cache?: boolean | undefined;
  readonly onProgress?: ((progress: EvaluationProgress) => void) | undefined;
}

interface Scored {
  readonly report: SetReport;
  readonly reliability: Reliability;
}

function chosenLanguages(set: GoldSet & { kind: 'parallel' }, wanted: EvaluateOptions['languages']) {
  if (wanted === undefined) {
    const hasDefaults = DEFAULT_LANGUAGES.every((language) => set.languages.includes(language));
    return hasDefaults ? DEFAULT_LANGUAGES : set.languages.slice(0, DEFAULT_LANGUAGES.length);
  }
  const languages = wanted.map(parseLanguage);
  if (languages.length < 2 || languages.length > MAX_LANGUAGES) {
    throw new HexaplaError('INVALID_OPTION', `synthetic documents have 2 to ${MAX_LANGUAGES} languages`);
  }
  const twice = languages.find((language, index) => languages.indexOf(language) !== index);
  if (twice !== undefined)
    throw new HexaplaError('DUPLICATE_LANGUAGE', `the language ${twice} is given twice`);
  const absent = languages.find((language) => !set.languages.includes(language));
  if (absent === undefined) return languages;
  throw new HexaplaError('LANGUAGE_NOT_FOUND', `${set.folder}: there is no ${absent}.txt`);
}

function checkCount(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new HexaplaError(
    'INVALID_OPTION',
    `${name} is a whole number from ${least} to ${most}, not ${value}`,
  );
}

/** Scores the sets one after the other. */
class Evaluator {
  readonly #encoder: Encoder;
  readonly #options: EvaluateOptions;
  readonly #onDocument: () => void;
  readonly #unrelated = new Unrelated();

  constructor(encoder: Encoder, options: EvaluateOptions, onDocument: () => void) {
    this.#encoder = encoder;
    this.#options = options;
    this.#onDocument = onDocument;
  }

  async score(set: GoldSet): Promise<Scored[]> {
    if (set.kind === 'beads') {
      await this.#addUnrelated(set.name, unrelatedBeads(set.documents));
      return [await evaluateBeads(set.name, set.documents, this.#encoder, this.#onDocument)];
    }
    if (set.kind === 'units') {
      await this.#addUnrelated(set.name, unrelatedUnits(set.documents));
      const { model, cache } = this.#options;
      return [await evaluateUnits(set.name, set.documents, { model, cache }, this.#onDocument)];
    }
    return this.#scoreParallel(set);
  }

  unrelated() {
    return this.#unrelated.result();
  }

  async #scoreParallel(set: GoldSet & { kind: 'parallel' }): Promise<Scored[]> {
    const { seed = DEFAULT_SEED, documents = DEFAULT_DOCUMENTS } = this.#options;
    const parallel = await readParallel(set.folder, chosenLanguages(set, this.#options.languages));
    const scored: Scored[] = [];
    for (const fault of FAULTS) {
      const plan = { name: set.name, fault, seed, documents };
      scored.push(await evaluateSynthetic(parallel, plan, this.#encoder, this.#onDocument));
    }
    await this.#addUnrelated(set.name, unrelatedLines(parallel));
    return scored;
  }

  async #addUnrelated(
    name: string,
    pairs: AsyncIterable<UnrelatedPair> | Iterable<UnrelatedPair>,
  ): Promise<void> {
    for await (const pair of pairs) await this.#unrelated.add(name, this.#encoder, pair);
  }
}

/**
 * Scores the aligner against gold.
 *
 * Hand-aligned documents of two languages are counted as Vecalign's scorer does (see `countBeads`), their sentences
 * being given; documents with n-way gold are aligned from their text on; line-parallel texts become synthetic
 * documents (see `synthesize`). Texts of the same sets that are no translations of each other are aligned as well.
 *
 * @param paths See `findGold`.
 * @throws HexaplaError `GOLD_INVALID`, `INVALID_OPTION`, `UNKNOWN_LANGUAGE`, `DUPLICATE_LANGUAGE`,
 * `LANGUAGE_NOT_FOUND`, the codes of `readSource`, `MODEL_MISSING`, `MODEL_INVALID`.
 */
export async function evaluate(
  paths: readonly string[],
  options: EvaluateOptions = {},
): Promise<EvaluationReport> {
  const documents = checkCount('documents', options.documents ?? DEFAULT_DOCUMENTS, 1, MAX_DOCUMENTS);
  checkCount('seed', options.seed ?? DEFAULT_SEED, 0, MAX_SEED);
  const sets: GoldSet[] = [];
  for (const path of paths) sets.push(...(await findGold(path)));
  for (const set of sets) if (set.kind === 'parallel') chosenLanguages(set, options.languages);
  if (options.languages !== undefined && !sets.some(({ kind }) => kind === 'parallel')) {
    throw new HexaplaError('INVALID_OPTION', 'languages are for line-parallel texts, and there are none');
  }

  const { onProgress } = options;
  const encoder = await loadEncoder(options.model, {
    cache: options.cache,
    onProgress: (step) => onProgress?.({ stage: 'download', ...step }),
  });
  const sizes = sets.map((set) =>
    set.kind === 'parallel' ? FAULTS.length * documents : set.documents.length,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const evaluator = new Evaluator(encoder, options, () => {
    onProgress?.({ stage: 'score', done, total });
    done++;
  });
  const scored: Scored[] = [];
  for (const set of sets) scored.push(...(await evaluator.score(set)));

  const reports = scored.map(({ report }) => report);
  const overall = new Reliability();
  for (const { reliability } of scored) overall.addAll(reliability);
  return {
    model: encoder.id,
    sets: reports,
    total: totals(reports),
    calibration: overall.calibration(),
    unrelated: evaluator.unrelated(),
  };
}

function totals(reports: readonly SetReport[]): EvaluationReport['total'] {
  const beads = reports.flatMap((set) => (set.kind === 'beads' ? [set.result.counts] : []));
  const units = reports.flatMap((set) => (set.kind === 'units' ? [set.result.counts] : []));
  const synthetic = reports.flatMap((set) => (set.kind === 'synthetic' ? [set.result.counts] : []));
  return {
    beads: beads.length === 0 ? null : beadResult(beads),
    units: units.length === 0 ? null : unitResult(units),
    synthetic: synthetic.length === 0 ? null : unitResult(synthetic),
  };
}
