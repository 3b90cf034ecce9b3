import { classOf, isA, LETTER, LOWER, NUMBER, OPENING, SPACE, UPPER } from './characters.ts';

/** What stands behind a stop and its white space. */
export interface Follower {
  /** Of the first letter, number or sign behind quotation marks, brackets and dashes that open. */
  readonly kind: 'upper' | 'lower' | 'number' | 'uncased' | 'sign' | 'none';
  /** That first character. */
  readonly first: string;
  /** The word that it begins, letters only. */
  readonly word: string;
}

/** More than this in signs that open, or in letters, tells nothing more. */
const LONGEST = 64;
const ITEM = /^[(（]?\p{L}[)）]\s/u;
const CAPITAL_WITHIN = /^\p{Ll}{1,2}\p{Lu}/u;

/** Reads what follows from an offset of a line. */
export function readFollower(line: string, at: number): Follower {
  let from = at;
  while (from - at < LONGEST && isA(OPENING | SPACE, line, from)) from++;
  const bits = classOf(line.charCodeAt(from));
  let end = from;
  while (end - from < LONGEST && isA(LETTER, line, end)) end++;
  const word = line.slice(from, end);
  const first = line.charAt(from);
  if (first === '') return { kind: 'none', first, word };
  // 'b) The vote is secret.'
  if (end === from + 1 && ITEM.test(line.slice(at, end + 2))) return { kind: 'sign', first, word: '' };
  return { kind: kindOf(bits, word), first, word };
}

function kindOf(bits: number, word: string): Follower['kind'] {
  if ((bits & NUMBER) !== 0) return 'number';
  if ((bits & UPPER) !== 0) return 'upper';
  // 'iPhone' and 'eBay' begin sentences as they are.
  if ((bits & LOWER) !== 0) return CAPITAL_WITHIN.test(word) ? 'upper' : 'lower';
  return (bits & LETTER) !== 0 ? 'uncased' : 'sign';
}
