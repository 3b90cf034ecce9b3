import type { Alignment } from '../alignment.ts';
import type { TranslationUnit } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import type { Cell, Unit, UnitFlag, UnitPair } from '../units/unit.ts';
import type { OutputFile, WriteOptions } from './format.ts';
import { round4 } from './number.ts';
import { selectWhole } from './select-whole.ts';

/**
 * JSON Lines: one unit a line, in UTF-8. This is the contract with other programs: names, order and
 * meaning of the keys stay, new keys come only at the end of an object.
 *
 * `{"id":0,"confidence":0.97,"cells":{"en":{"sentences":[5,6],"start":120,"end":260,"text":"…"},…},
 * "pairs":[{"languages":["en","zh-Hant"],"confidence":0.98,"similarity":0.83,"beads":[[[5,6],[3]]]}],
 * "flags":[],"moved":false}`
 *
 * A flag is `{"code":"number-mismatch","languages":["en","de"],"evidence":{"places":[{"language":"en","start":4,
 * "end":6,"text":"15","value":15},…]}}`; its offsets count from the beginning of the cell's text. Evidence may
 * also have `measured` and `usual`, `seems` (a language) and `units` (ids).
 *
 * Offsets are UTF-16 code units; confidence and similarity have at most four decimals. Units with a
 * single cell are written, unless `minConfidence` is above 0.
 */
export function writeJsonl(alignment: Alignment, options: WriteOptions = {}): readonly OutputFile[] {
  const { units, languages } = selectWhole(alignment, options);
  return [{ suffix: '', chunks: lines() }];
  async function* lines() {
    for (const unit of units) yield `${formatUnit(unit, languages)}\n`;
  }
}

/**
 * JSON Lines of units that are free of an alignment: a `TranslationUnit` a line, its keys in the order of the
 * type, dates in ISO 8601, without what is not known.
 */
export async function* renderUnitLines(units: AsyncIterable<TranslationUnit>): AsyncGenerator<string> {
  for await (const unit of units) yield `${stringifyLine(unitRecord(unit))}\n`;
}

function unitRecord(unit: TranslationUnit): TranslationUnit {
  const { id, variants, confidence, status, document, position, created, changed, remarks, moved, beads } =
    unit;
  return {
    id,
    variants: variants.map(({ language, text, original, source, start, end }) => {
      return { language, text, original, source, start, end };
    }),
    confidence: confidence === undefined ? undefined : round4(confidence),
    status,
    document,
    position,
    created,
    changed,
    remarks,
    moved,
    beads: beads?.map((pair) => ({ ...pair, confidence: round4(pair.confidence) })),
    notes: unit.notes,
    properties: unit.properties,
  };
}

/** One unit as JSON on one line, without a line end. */
export function formatUnit(unit: Unit, languages: readonly LanguageTag[]): string {
  const cells: Record<LanguageTag, Cell> = {};
  for (const language of languages) {
    const cell = unit.cells[language];
    if (cell !== undefined) cells[language] = cellRecord(cell);
  }
  return stringifyLine({
    id: unit.id,
    confidence: round4(unit.confidence),
    cells,
    pairs: unit.pairs
      .filter((pair) => pair.languages.every((tag) => languages.includes(tag)))
      .map(pairRecord),
    flags: unit.flags.map(flagRecord),
    moved: unit.moved,
  });
}

/** JSON without the characters that some readers of lines take for line ends. */
export function stringifyLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function cellRecord({ sentences, start, end, text }: Cell): Cell {
  return { sentences, start, end, text };
}

function flagRecord({ code, languages, evidence }: UnitFlag): UnitFlag {
  return { code, languages, evidence };
}

function pairRecord({ languages, confidence, similarity, beads }: UnitPair): UnitPair {
  return { languages, confidence: round4(confidence), similarity: round4(similarity), beads };
}
