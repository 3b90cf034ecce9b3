import type { Bead } from '../beads/index.ts';
import { View } from '../cleaning/index.ts';
import { singleEdition } from '../editions/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import type { Unit } from '../units/index.ts';
import type { Encoder } from '../vectors/index.ts';
import { alignSentences } from './align-sentences.ts';
import { type BeadDocument, readBeadDocument } from './gold-beads.ts';
import { Reliability } from './reliability.ts';
import type { BeadSetReport } from './report.ts';
import { beadResult } from './results.ts';
import { beadKey, countBeads, isNull } from './score-beads.ts';
import { UNRELATED_PAIRS, UNRELATED_SENTENCES, type UnrelatedPair } from './unrelated.ts';

/** Characters of a text that tell its language. */
const SAMPLE = 20_000;

function identified(lines: readonly string[]): LanguageTag {
  try {
    const text = lines.join('\n').slice(0, SAMPLE);
    return singleEdition(new View({ name: 'text', text })).editions[0]?.language ?? 'und';
  } catch (error) {
    if (error instanceof HexaplaError) return 'und';
    throw error;
  }
}

/** The languages of the two texts, which nobody has told; they differ in any case. */
function languagesOf({ source, target }: BeadDocument): [LanguageTag, LanguageTag] {
  const [a, b] = [identified(source), identified(target)];
  return a === b ? ['und-x-source', 'und-x-target'] : [a, b];
}

export function beadOf({ cells }: Unit, [a, b]: readonly [LanguageTag, LanguageTag]): Bead {
  return [cells[a]?.sentences ?? [], cells[b]?.sentences ?? []];
}

/** Documents whose sentences are given against their gold. */
export async function evaluateBeads(
  name: string,
  paths: readonly string[],
  encoder: Encoder,
  onDocument: (path: string) => void,
): Promise<{ report: BeadSetReport; reliability: Reliability }> {
  const reliability = new Reliability();
  const documents = [];
  for (const path of paths) {
    onDocument(path);
    const document = await readBeadDocument(path);
    const pair = languagesOf(document);
    const { units } = await alignSentences(encoder, [
      { language: pair[0], sentences: document.source },
      { language: pair[1], sentences: document.target },
    ]);
    const gold = new Set(document.beads.map(beadKey));
    for (const unit of units) {
      const bead = beadOf(unit, pair);
      if (!isNull(bead)) reliability.add(unit.confidence, gold.has(beadKey(bead)));
    }
    const found = units.map((unit) => beadOf(unit, pair));
    documents.push({ path, result: beadResult([countBeads(found, document.beads)]) });
  }
  const report: BeadSetReport = {
    kind: 'beads',
    name,
    documents,
    result: beadResult(documents.map(({ result }) => result.counts)),
    calibration: reliability.calibration(),
  };
  return { report, reliability };
}

/** Parts of one document that are far enough from each other. */
const PARTS = 3;
const LEAST_SENTENCES = 30;

/**
 * Texts of a set that do not belong together: each document's source with the next one's target, or of a single
 * document the first third of the source with the last third of the target.
 */
export async function* unrelatedBeads(paths: readonly string[]): AsyncGenerator<UnrelatedPair> {
  for (const [index, path] of paths.slice(0, UNRELATED_PAIRS).entries()) {
    const document = await readBeadDocument(path);
    const other = paths[(index + 1) % paths.length] ?? path;
    const [language, otherLanguage] = languagesOf(document);
    let { source, target } = document;
    if (other === path) {
      if (Math.min(source.length, target.length) < PARTS * LEAST_SENTENCES) return;
      source = source.slice(0, Math.floor(source.length / PARTS));
      target = target.slice(Math.ceil(((PARTS - 1) * target.length) / PARTS));
    } else {
      target = (await readBeadDocument(other)).target;
    }
    yield [
      { language, sentences: source.slice(0, UNRELATED_SENTENCES) },
      { language: otherLanguage, sentences: target.slice(0, UNRELATED_SENTENCES) },
    ];
  }
}
