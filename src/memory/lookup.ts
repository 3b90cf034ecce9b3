import type { TranslationUnit } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import { type LanguageTag, parseLanguage } from '../language.ts';
import { fuzzyMatches } from './fuzzy.ts';
import { normalText } from './keys.ts';
import { languagesOf, type Memory } from './memory.ts';
import { readUnits, type StoredUnit } from './stored-unit.ts';
import { sameVariants } from './variants.ts';

/** Bands of similarity as translators count them, the best first; `context` is the same text between the same neighbours. */
export const BANDS = ['context', '100', '95-99', '85-94', '75-84', 'below'] as const;
export type Band = (typeof BANDS)[number];

export interface LookupOptions {
  readonly from: string;
  readonly to: string;
  /** Least similarity, in [0.3,1]. Default 0.75. */
  readonly minScore?: number | undefined;
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the memory has for one sentence. */
export interface LookupRow {
  readonly source: string;
  readonly band: Band;
  /** Similarity in [0,1]; 0 where there is nothing. */
  readonly score: number;
  /** The translation of the most similar text, and that text. */
  readonly target?: string | undefined;
  readonly match?: string | undefined;
  readonly unit?: StoredUnit | undefined;
  /** The memory has other translations of the same text. */
  readonly ambiguous: boolean;
}

export interface Lookup {
  readonly from: LanguageTag;
  readonly to: LanguageTag;
  readonly rows: readonly LookupRow[];
  /** Sentences by band. */
  readonly bands: Readonly<Record<Band, number>>;
}

/** Units that say the same which are looked at for the best one. */
const LOOKED_AT = 32;
const DEFAULT_MIN_SCORE = 0.75;

/**
 * Looks every sentence of a document up in a memory. Of several units with the same text, the one that followed the same
 * sentence or came before it in its document is taken, then one that a person reviewed, then the newest.
 *
 * @param sentences In the order of the document.
 * @throws HexaplaError `UNKNOWN_LANGUAGE`, `INVALID_OPTION`, `LANGUAGE_NOT_FOUND`, `CANCELLED`
 */
export async function lookUp(
  memory: Memory,
  sentences: readonly string[],
  options: LookupOptions,
): Promise<Lookup> {
  const from = parseLanguage(options.from);
  const to = parseLanguage(options.to);
  const { minScore = DEFAULT_MIN_SCORE, onProgress, signal } = options;
  if (from === to) throw new HexaplaError('INVALID_OPTION', `both languages are ${from}; name two`);
  if (!(minScore >= 0.3 && minScore <= 1)) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `the least similarity is a number from 0.3 to 1, not ${minScore}`,
    );
  }
  return memory.database.read(async (db) => {
    const languages = await languagesOf(db);
    const absent = [from, to].find((tag) => !languages.has(tag));
    if (absent !== undefined) {
      const known = [...languages.keys()].join(', ') || 'nothing';
      throw new HexaplaError(
        'LANGUAGE_NOT_FOUND',
        `${memory.name}: it has no text in ${absent} (it has ${known})`,
      );
    }
    const source = languages.get(from);
    const { kind } = memory.database;
    const neighbours = sentences.map(normalText);
    const rows: LookupRow[] = [];
    /** The same sentence is looked up once. */
    const known = new Map<
      string,
      readonly { readonly score: number; readonly match: string; readonly unit: StoredUnit }[]
    >();

    for (const [index, sentence] of sentences.entries()) {
      if (signal?.aborted === true) throw new HexaplaError('CANCELLED', 'the look-up was stopped');
      const key = neighbours[index] ?? '';
      let matches = known.get(key);
      if (matches === undefined) {
        const same = await sameVariants(db, sentence, source, LOOKED_AT);
        const found =
          same.length > 0
            ? same.map((variant) => ({ ...variant, score: 1 }))
            : minScore < 1
              ? await fuzzyMatches(memory, db, sentence, { language: source, limit: LOOKED_AT, minScore })
              : [];
        const units = await readUnits(
          db,
          kind,
          found.map(({ unit }) => unit),
        );
        matches = found.flatMap(({ unit: number, score, text }) => {
          const unit = units.get(number);
          return unit === undefined || targetOf(unit, to) === undefined ? [] : [{ score, match: text, unit }];
        });
        if (known.size > 10_000) known.clear();
        known.set(key, matches);
      }
      const context = new Set(
        matches.length > 1 || matches[0]?.score === 1
          ? await inContext(
              (numbers) => readUnits(db, kind, numbers),
              matches.filter(({ score }) => score === 1).map(({ unit }) => unit),
              from,
              neighbours[index - 1],
              neighbours[index + 1],
            )
          : [],
      );
      rows.push(rowOf(sentence, matches, context, to));
      if (index % 16 === 0) onProgress?.({ done: index, total: sentences.length });
    }
    const bands = Object.fromEntries(
      BANDS.map((band) => [band, rows.filter((row) => row.band === band).length]),
    ) as Record<Band, number>;
    return { from, to, rows, bands };
  });
}

function targetOf({ unit }: StoredUnit, to: LanguageTag): string | undefined {
  return unit.variants.find(({ language }) => language === to)?.text;
}

/**
 * Units whose neighbours in the memory say what the neighbours of the sentence say. Neighbours are the units with the next
 * numbers: units are numbered in the order of their documents.
 */
async function inContext(
  read: (numbers: readonly number[]) => Promise<Map<number, StoredUnit>>,
  units: readonly StoredUnit[],
  from: LanguageTag,
  before: string | undefined,
  after: string | undefined,
): Promise<number[]> {
  if (before === undefined && after === undefined) return [];
  const around = await read(units.flatMap(({ number }) => [number - 1, number + 1]));
  const says = (number: number, wanted: string | undefined) =>
    wanted === undefined ||
    around.get(number)?.unit.variants.some((v) => v.language === from && normalText(v.text) === wanted) ===
      true;
  return units
    .map(({ number }) => number)
    .filter((number) => says(number - 1, before) && says(number + 1, after));
}

function rowOf(
  source: string,
  matches: readonly { readonly score: number; readonly match: string; readonly unit: StoredUnit }[],
  context: ReadonlySet<number>,
  to: LanguageTag,
): LookupRow {
  const reviewed = ({ unit }: StoredUnit) => Number(unit.status === 'accepted' || unit.status === 'edited');
  const [best] = [...matches].sort(
    (a, b) =>
      b.score - a.score ||
      Number(context.has(b.unit.number)) - Number(context.has(a.unit.number)) ||
      reviewed(b.unit) - reviewed(a.unit) ||
      b.unit.number - a.unit.number,
  );
  if (best === undefined) return { source, band: 'below', score: 0, ambiguous: false };
  const rivals = matches
    .filter(({ score }) => score === best.score)
    .map(({ unit }) => normalText(targetOf(unit, to) ?? ''));
  return {
    source,
    band: context.has(best.unit.number) ? 'context' : bandOf(best.score),
    score: best.score,
    target: targetOf(best.unit, to),
    match: best.match,
    unit: best.unit,
    ambiguous: new Set(rivals).size > 1,
  };
}

function bandOf(score: number): Band {
  if (score === 1) return '100';
  if (score >= 0.95) return '95-99';
  if (score >= 0.85) return '85-94';
  return score >= 0.75 ? '75-84' : 'below';
}

/** The document as units with the translations that were found, and where each comes from: for a writer of XLIFF. */
export function pretranslated({ from, to, rows }: Lookup): TranslationUnit[] {
  return rows.map(({ source, target, score, band, match, unit, ambiguous }, index) => ({
    id: String(index + 1),
    variants: [
      { language: from, text: source },
      ...(target === undefined ? [] : [{ language: to, text: target }]),
    ],
    status: 'unreviewed',
    properties: [
      { type: 'x-match-quality', value: String(band === 'context' ? 101 : Math.floor(score * 100)) },
      ...(match === undefined || match === source ? [] : [{ type: 'x-match-source', value: match }]),
      ...(unit?.unit.document === undefined ? [] : [{ type: 'x-match-document', value: unit.unit.document }]),
      ...(ambiguous ? [{ type: 'x-match-ambiguous', value: 'yes' }] : []),
    ],
  }));
}
