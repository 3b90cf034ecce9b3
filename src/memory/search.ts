import type { Kysely } from 'kysely';
import { HexaplaError } from '../errors.ts';
import { type LanguageTag, parseLanguage } from '../language.ts';
import type { Encoder } from '../vectors/index.ts';
import { concordance, type Highlight } from './concordance.ts';
import { conflictsOf } from './conflicts.ts';
import { fuzzyMatches } from './fuzzy.ts';
import { storedText } from './keys.ts';
import { meaningMatches } from './meaning.ts';
import { languagesOf, type Memory } from './memory.ts';
import type { MemoryTables } from './schema.ts';
import { readUnits, type StoredUnit } from './stored-unit.ts';
import { sameVariants } from './variants.ts';

/**
 * How to search: `exact` for the very text; `fuzzy` for similar texts with the percentage that translators know;
 * `concordance` for a phrase anywhere in a text; `meaning` across languages by vectors.
 */
export const SEARCH_MODES = ['exact', 'fuzzy', 'concordance', 'meaning'] as const;
export type SearchMode = (typeof SEARCH_MODES)[number];

export interface SearchOptions {
  /** Default: all of them, meaning where there is an encoder and the memory has vectors of its model. */
  readonly modes?: readonly SearchMode[] | undefined;
  /** The language of the texts to look in; with `meaning`, one that the unit must have. Default: all. */
  readonly language?: string | undefined;
  /** Hits of each mode, from 1 to `MAX_HITS`. Default 10. */
  readonly limit?: number | undefined;
  /** Least similarity of `fuzzy`, in [0.3,1]. Default 0.7. */
  readonly minScore?: number | undefined;
  /** Least cosine of `meaning`, in [0,1]. Default 0.4. */
  readonly minCosine?: number | undefined;
  /** For `meaning`. */
  readonly encoder?: Encoder | undefined;
}

export const MAX_HITS = 1000;
/** UTF-16 units of a query at most. */
export const MAX_QUERY = 10_000;
/** Under 70 % a translator is faster without the match; most tools start there or a little above. */
const DEFAULT_MIN_SCORE = 0.7;
/** Under 30 % nearly everything is similar, and nothing is ruled out before texts are compared. */
const LEAST_SCORE = 0.3;
/** Of right translations 95 % are above .44, of the nearest wrong ones more than half below .36: docs/decisions/0010. */
const DEFAULT_MIN_COSINE = 0.4;

export interface SearchHit {
  /** The first of the modes that found it, in the order of `SEARCH_MODES`. */
  readonly mode: SearchMode;
  /** `fuzzy`: similarity; `meaning`: cosine; otherwise 1. */
  readonly score: number;
  readonly unit: StoredUnit;
  /** Index of the variant that was found; undefined for `meaning`, which finds units. */
  readonly variant: number | undefined;
  /** Where the phrase stands in that variant. */
  readonly highlights: readonly Highlight[];
  /** Numbers of units that say the same in one language and something else in another. */
  readonly conflicts: readonly number[];
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Whether meaning was searched. */
  readonly meaning: boolean;
}

interface Found {
  readonly mode: SearchMode;
  readonly score: number;
  readonly unit: number;
  readonly place: number | undefined;
  readonly highlights: readonly Highlight[];
}

/**
 * Searches a memory. Each unit is given once, exact matches first, then similar texts, texts with the phrase, and units of
 * similar meaning.
 *
 * @throws HexaplaError `INVALID_OPTION` (an empty or endless query, a number out of its range), `UNKNOWN_LANGUAGE`.
 */
export async function searchMemory(
  memory: Memory,
  text: string,
  options: SearchOptions = {},
): Promise<SearchResult> {
  const { limit = 10, minScore = DEFAULT_MIN_SCORE, minCosine = DEFAULT_MIN_COSINE, encoder } = options;
  check(text, limit, minScore, minCosine);
  const query = storedText(text);
  const modes = new Set(options.modes ?? SEARCH_MODES);
  const tag = options.language === undefined ? undefined : parseLanguage(options.language);
  return memory.database.read(async (db) => {
    const language = tag === undefined ? undefined : ((await languagesOf(db)).get(tag) ?? -1);
    const found: Found[] = [];
    if (modes.has('exact')) {
      for (const { unit, place } of await sameVariants(db, query, language, limit)) {
        found.push({ mode: 'exact', score: 1, unit, place, highlights: [] });
      }
    }
    if (modes.has('fuzzy')) {
      for (const { unit, place, score } of await fuzzyMatches(memory, db, query, {
        language,
        limit,
        minScore,
      })) {
        found.push({ mode: score === 1 ? 'exact' : 'fuzzy', score, unit, place, highlights: [] });
      }
    }
    if (modes.has('concordance')) {
      for (const { unit, place, highlights } of await concordance(memory, db, query, { language, limit })) {
        found.push({ mode: 'concordance', score: 1, unit, place, highlights });
      }
    }
    const meant = modes.has('meaning') && encoder !== undefined;
    if (meant) {
      // With a language more are looked at, since some of them have it not.
      const wide = tag === undefined ? limit : limit * 10;
      for (const { unit, score } of await meaningMatches(memory, db, encoder, query, {
        limit: wide,
        minScore: minCosine,
      })) {
        found.push({ mode: 'meaning', score, unit, place: undefined, highlights: [] });
      }
    }
    const hits = await hitsOf(memory, db, found, tag, limit);
    return { hits, meaning: meant };
  });
}

function check(query: string, limit: number, minScore: number, minCosine: number): void {
  const wrong = (message: string) => new HexaplaError('INVALID_OPTION', message);
  if (query.trim() === '') throw wrong('the query is empty; give a word or a sentence to look for');
  if (query.length > MAX_QUERY) throw wrong(`the query is longer than ${MAX_QUERY} characters`);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_HITS) {
    throw wrong(`the limit is a whole number from 1 to ${MAX_HITS}, not ${limit}`);
  }
  if (!(minScore >= LEAST_SCORE && minScore <= 1)) {
    throw wrong(`the least similarity is a number from ${LEAST_SCORE} to 1, not ${minScore}`);
  }
  if (!(minCosine >= 0 && minCosine <= 1))
    throw wrong(`the least cosine is a number from 0 to 1, not ${minCosine}`);
}

async function hitsOf(
  { database: { kind } }: Memory,
  db: Kysely<MemoryTables>,
  found: readonly Found[],
  tag: LanguageTag | undefined,
  limit: number,
): Promise<SearchHit[]> {
  const units = await readUnits(
    db,
    kind,
    found.map(({ unit }) => unit),
  );
  const seen = new Set<number>();
  const count = new Map<SearchMode, number>();
  const kept = found.flatMap(({ unit: number, place, ...hit }) => {
    const unit = units.get(number);
    const many = count.get(hit.mode) ?? 0;
    const hasLanguage =
      tag === undefined || unit?.unit.variants.some(({ language }) => language === tag) === true;
    if (unit === undefined || seen.has(number) || !hasLanguage || many >= limit) return [];
    seen.add(number);
    count.set(hit.mode, many + 1);
    return [{ ...hit, unit, variant: place }];
  });
  const conflicts = await conflictsOf(
    db,
    kind,
    kept.map(({ unit }) => unit),
  );
  return kept.map((hit) => ({ ...hit, conflicts: conflicts.get(hit.unit.number) ?? [] }));
}
