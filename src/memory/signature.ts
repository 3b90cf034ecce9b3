import type { RecordKind } from './records.ts';
import { isNumber } from './tokens.ts';

/** Numbers of 32 bits of the set of a text's tokens. */
const WORDS = 4;
/** Then the unit; then length, language and place of the variant. */
export const SIGNATURE_STRIDE = WORDS + 2;
export const SIGNATURES: RecordKind = { name: 'signature', bytes: 4 * SIGNATURE_STRIDE, perBlock: 4096 };

/** Lengths that a record holds; beyond, only exact matches are found. */
export const MAX_LENGTH = 0xffff;
const LANGUAGE_BITS = 10;
export const MAX_LANGUAGES = 2 ** LANGUAGE_BITS;

/**
 * A set of tokens, each one bit of 128 (a Bloom filter with one hash function). All numbers are the same bit, since one
 * number in the place of another is a small difference. A bit that one of two sets lacks stands for a token that the
 * other text has not, so the number of such bits is never above their edit distance.
 */
export function tokenBits(tokens: readonly string[]): Uint32Array {
  const bits = new Uint32Array(WORDS);
  for (const token of tokens) {
    const bit = hashOf(isNumber(token) ? '#' : token) & (32 * WORDS - 1);
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return bits;
}

/** FNV-1a with the last step of MurmurHash3, whose low bits depend on all others. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

export function signatureRecord(
  tokens: readonly string[],
  unit: number,
  language: number,
  place: number,
): Uint8Array {
  const record = new Uint32Array(SIGNATURE_STRIDE);
  record.set(tokenBits(tokens));
  record[WORDS] = unit;
  record[WORDS + 1] =
    Math.min(tokens.length, MAX_LENGTH) | (language << 16) | (place << (16 + LANGUAGE_BITS));
  return new Uint8Array(record.buffer);
}

/** A variant whose distance may be within what is asked. */
export interface Candidate {
  readonly unit: number;
  readonly place: number;
  /** Never above the edit distance. */
  readonly bound: number;
}

/** Numbers of one place that have bits set. */
function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Looks through all records for texts that may be so similar; whoever is, is among them.
 *
 * @param records `count` records of `SIGNATURE_STRIDE` numbers.
 * @param languages Only these, all where undefined.
 * @param minScore Similarity in (0,1], see `similarity.ts`.
 */
export function scanSignatures(
  records: Uint32Array,
  count: number,
  tokens: readonly string[],
  languages: ReadonlySet<number> | undefined,
  minScore: number,
): Candidate[] {
  const [q0 = 0, q1 = 0, q2 = 0, q3 = 0] = tokenBits(tokens);
  const length = tokens.length;
  const shortest = Math.ceil(length * minScore - 1e-9);
  const longest = Math.floor(length / minScore + 1e-9);
  const found: Candidate[] = [];
  const mask = (1 << LANGUAGE_BITS) - 1;
  for (let at = 0; at < count * SIGNATURE_STRIDE; at += SIGNATURE_STRIDE) {
    const meta = records[at + WORDS + 1] as number;
    const other = meta & MAX_LENGTH;
    if (other < shortest || other > longest) continue;
    if (languages !== undefined && !languages.has((meta >>> 16) & mask)) continue;
    const r0 = records[at] as number;
    const r1 = records[at + 1] as number;
    const r2 = records[at + 2] as number;
    const r3 = records[at + 3] as number;
    const longer = other > length ? other : length;
    const allowed = (1 - minScore) * longer + 1e-9;
    const missing = ones(q0 & ~r0) + ones(q1 & ~r1) + ones(q2 & ~r2) + ones(q3 & ~r3);
    if (missing > allowed) continue;
    const extra = ones(r0 & ~q0) + ones(r1 & ~q1) + ones(r2 & ~q2) + ones(r3 & ~q3);
    const bound = Math.max(missing, extra, longer - Math.min(other, length));
    if (bound > allowed) continue;
    found.push({
      unit: records[at + WORDS] as number,
      place: meta >>> (16 + LANGUAGE_BITS),
      bound: bound / longer,
    });
  }
  return found;
}
