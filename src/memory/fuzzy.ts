import type { Kysely } from 'kysely';
import type { Memory } from './memory.ts';
import { type MemoryTables, VARIANTS } from './schema.ts';
import { type Candidate, SIGNATURES, scanSignatures } from './signature.ts';
import { comparedText, similarity } from './similarity.ts';
import { searchTokens } from './tokens.ts';
import { readVariants, type StoredVariant } from './variants.ts';

/** Tokens of a query at most; a longer one is found by exact search only. */
export const MAX_FUZZY_TOKENS = 1000;

/** Candidates whose texts are compared at most, those with the fewest tokens lacking first. */
const COMPARED = 2000;

export interface FuzzyMatch extends StoredVariant {
  /** See `similarity`. */
  readonly score: number;
}

export interface FuzzyOptions {
  readonly language?: number | undefined;
  readonly limit: number;
  /** In (0,1]. */
  readonly minScore: number;
}

/**
 * The most similar texts. All records of the memory are looked through for what cannot be too different, and what is
 * left is compared; so nothing is missed, unless more than 2,000 texts are left.
 */
export async function fuzzyMatches(
  memory: Memory,
  db: Kysely<MemoryTables>,
  text: string,
  { language, limit, minScore }: FuzzyOptions,
): Promise<FuzzyMatch[]> {
  const tokens = searchTokens(text);
  if (tokens.length === 0 || tokens.length > MAX_FUZZY_TOKENS) return [];
  const { data, count } = await memory.records(SIGNATURES);
  const records = new Uint32Array(data.buffer, data.byteOffset, Math.floor(data.byteLength / 4));
  const languages = language === undefined ? undefined : new Set([language]);
  const candidates = closest(scanSignatures(records, count, tokens, languages, minScore), COMPARED);
  const ids = candidates.map(({ unit, place }) => unit * VARIANTS + place);
  const query = comparedText(text);
  const matches: FuzzyMatch[] = [];
  for (const variant of await readVariants(db, memory.database.kind, ids)) {
    const score = similarity(query, comparedText(variant.text), minScore);
    if (score > 0) matches.push({ ...variant, score });
  }
  return matches.sort((a, b) => b.score - a.score || b.unit - a.unit).slice(0, limit);
}

function closest(candidates: Candidate[], limit: number): Candidate[] {
  if (candidates.length <= limit) return candidates;
  return candidates.sort((a, b) => a.bound - b.bound || b.unit - a.unit).slice(0, limit);
}
