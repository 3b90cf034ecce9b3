import { type AlignOptions, align } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import { type ErrorCode, HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import { nameOfGold, readUnitDocument, type UnitDocument } from './gold-units.ts';
import { Reliability } from './reliability.ts';
import type { PairResult, UnitDocumentReport, UnitSetReport } from './report.ts';
import { unitResult } from './results.ts';
import {
  type ComparedUnit,
  countUnits,
  isSingle,
  projectUnits,
  type Span,
  singleSentences,
  unitKey,
} from './score-units.ts';
import { scoresOf, share } from './scores.ts';
import { UNRELATED_PAIRS, type UnrelatedPair } from './unrelated.ts';

/** What can become of a text that `align` does not understand; anything else is no matter of quality. */
const NOT_ALIGNED = new Set<ErrorCode>(['ONE_EDITION', 'DUPLICATE_LANGUAGE', 'LANGUAGE_NOT_FOUND']);

type ConfidentUnit = ComparedUnit & { readonly confidence: number };

function compared(alignment: Alignment): ConfidentUnit[] {
  const sentences = new Map(alignment.editions.map((edition) => [edition.language, edition.sentences]));
  return alignment.units.map(({ cells, moved, confidence }) => ({
    cells: Object.fromEntries(
      Object.entries(cells).map(([language, cell]) => [
        language,
        cell.sentences.flatMap((index): Span[] => {
          const sentence = sentences.get(language)?.[index];
          return sentence === undefined ? [] : [[sentence.start, sentence.end]];
        }),
      ]),
    ),
    moved,
    confidence,
  }));
}

function spanKeys(units: readonly ComparedUnit[]): string[] {
  return units.flatMap(({ cells }) =>
    Object.entries(cells).flatMap(([language, spans]) =>
      spans.map((span) => `${language}:${span.join('-')}`),
    ),
  );
}

/** Two languages alone, counted as beads are: what only one of them has matters to precision only. */
function pairResult(
  found: readonly ComparedUnit[],
  gold: readonly ComparedUnit[],
  languages: readonly [LanguageTag, LanguageTag],
): PairResult {
  const ours = singleSentences(projectUnits(found, languages));
  const known = singleSentences(projectUnits(gold, languages));
  const keys = new Set(known.map(unitKey));
  const right = ours.filter((unit) => keys.has(unitKey(unit)));
  const recalled = right.filter((unit) => !isSingle(unit)).length;
  const wanted = known.filter((unit) => !isSingle(unit)).length;
  return { languages, strict: scoresOf(share(right.length, ours.length), share(recalled, wanted)) };
}

function documentReport(
  gold: UnitDocument,
  found: readonly ComparedUnit[],
  problem: string | null,
): UnitDocumentReport {
  const goldSpans = spanKeys(gold.units);
  const foundSpans = spanKeys(found);
  const known = new Set(goldSpans);
  const right = foundSpans.filter((key) => known.has(key)).length;
  return {
    path: gold.path,
    languages: gold.languages,
    result: unitResult([countUnits(found, gold.units)]),
    pairs: gold.languages.flatMap((a, index) =>
      gold.languages.slice(index + 1).map((b) => pairResult(found, gold.units, [a, b])),
    ),
    sentences: scoresOf(share(right, foundSpans.length), share(right, goldSpans.length)),
    problem,
  };
}

async function alignDocument(
  { sources }: UnitDocument,
  options: AlignOptions,
): Promise<{ found: ConfidentUnit[]; problem: string | null }> {
  const [only] = sources;
  const input = sources.length === 1 && only !== undefined ? only : { editions: sources };
  try {
    return { found: compared(await align(input, options)), problem: null };
  } catch (error) {
    if (!(error instanceof HexaplaError) || !NOT_ALIGNED.has(error.code)) throw error;
    return { found: [], problem: error.message };
  }
}

/** Documents aligned from their text on, as a user would have them aligned, against n-way gold. */
export async function evaluateUnits(
  name: string,
  paths: readonly string[],
  options: AlignOptions,
  onDocument: (path: string) => void,
): Promise<{ report: UnitSetReport; reliability: Reliability }> {
  const reliability = new Reliability();
  const documents: UnitDocumentReport[] = [];
  for (const path of paths) {
    onDocument(path);
    const gold = await readUnitDocument(path);
    const { found, problem } = await alignDocument(gold, options);
    const keys = new Set(gold.units.map(unitKey));
    for (const unit of found) {
      if (!isSingle(unit)) reliability.add(unit.confidence, keys.has(unitKey(unit)));
    }
    documents.push(documentReport(gold, found, problem));
  }
  const report: UnitSetReport = {
    kind: 'units',
    name: paths.length === 1 ? nameOfGold(name) : name,
    documents,
    result: unitResult(documents.map(({ result }) => result.counts)),
    calibration: reliability.calibration(),
  };
  return { report, reliability };
}

/** The sentences of one language as the gold has them. */
function editionOf({ units, sources, languages }: UnitDocument, language: LanguageTag) {
  const source = sources[sources.length === 1 ? 0 : languages.indexOf(language)];
  const spans = units.flatMap(({ cells }) => cells[language] ?? []).toSorted((a, b) => a[0] - b[0]);
  return { language, sentences: spans.map(([start, end]) => source?.text.slice(start, end) ?? '') };
}

/** Each document's first language with another language of the next document; nothing of a single one. */
export async function* unrelatedUnits(paths: readonly string[]): AsyncGenerator<UnrelatedPair> {
  if (paths.length < 2) return;
  for (const [index, path] of paths.slice(0, UNRELATED_PAIRS).entries()) {
    const document = await readUnitDocument(path);
    const next = await readUnitDocument(paths[(index + 1) % paths.length] ?? path);
    const [first = ''] = document.languages;
    const other = next.languages.find((language) => language !== first) ?? '';
    yield [editionOf(document, first), editionOf(next, other)];
  }
}
