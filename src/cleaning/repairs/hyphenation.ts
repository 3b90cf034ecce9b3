import { isLetter, isLower } from '../characters.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

const SOFT_HYPHEN = 0xad;
/** Letters of a part of a word that are looked at. */
const LONGEST = 40;

/**
 * For breaks of lines behind a hyphen, by index: whether the hyphen goes with the break or stays, the parts joined
 * either way. A word that the text has elsewhere in one piece, or with its hyphen, decides for itself; for others the
 * majority of those does, and a hyphen stays where nothing is known.
 */
export function hyphenation(text: string, places: readonly Place[]): ReadonlyMap<number, 'drop' | 'keep'> {
  const candidates = new Map<number, { whole: string; hyphened: string }>();
  const found = new Map<number, 'drop' | 'keep'>();
  for (const [index, { start, end }] of places.entries()) {
    const code = text.charCodeAt(start - 1);
    if (code === SOFT_HYPHEN) found.set(index, 'drop');
    if ((code !== 0x2d && code !== 0x2010) || !isLetter(text.charCodeAt(start - 2))) continue;
    if (!isLower(text.charCodeAt(end))) {
      // `deutsch-/Französisch` keeps its hyphen, and takes no space.
      if (isLetter(text.charCodeAt(end))) found.set(index, 'keep');
      continue;
    }
    const left = /\p{L}+$/u.exec(text.slice(Math.max(0, start - 1 - LONGEST), start - 1))?.[0] ?? '';
    const right = /^\p{L}+/u.exec(text.slice(end, end + LONGEST))?.[0] ?? '';
    candidates.set(index, {
      whole: `${left}${right}`.toLowerCase(),
      hyphened: `${left}-${right}`.toLowerCase(),
    });
  }
  if (candidates.size === 0) return found;
  const present = wordsPresent(
    text,
    [...candidates.values()].flatMap(({ whole, hyphened }) => [whole, hyphened]),
  );
  let votes = 0;
  for (const [index, { whole, hyphened }] of candidates) {
    if (present.has(whole) === present.has(hyphened)) continue;
    found.set(index, present.has(whole) ? 'drop' : 'keep');
    votes += present.has(whole) ? 1 : -1;
  }
  for (const index of candidates.keys()) if (!found.has(index)) found.set(index, votes > 0 ? 'drop' : 'keep');
  return found;
}

const WORD = /\p{L}+(?:-\p{L}+)?/gu;

function wordsPresent(text: string, words: readonly string[]): Set<string> {
  const wanted = new Set(words);
  const present = new Set<string>();
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const word = match[0].toLowerCase();
    if (wanted.has(word)) present.add(word);
    const hyphen = word.indexOf('-');
    if (hyphen < 0) continue;
    // The second part may begin a pair of its own.
    WORD.lastIndex -= word.length - hyphen - 1;
  }
  return present;
}
