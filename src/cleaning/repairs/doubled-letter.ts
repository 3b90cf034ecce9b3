import { isLetter, isLower } from '../characters.ts';
import type { Change, RepairRule } from '../repair.ts';

/** A character between two spaces. */
const ALONE = / [^ \r\n] /g;
/** Doubled letters that a text has at least before any is taken for a fault of the text … */
const LEAST = 4;
/** … and of one letter at least: an alphabet for children has each once. */
const LEAST_OF_ONE = 3;
/**
 * How often a letter may be a word by itself, for one time that it is doubled: where `a`, `y` or `w` are words they
 * stand before all kinds of words.
 */
const MOST_ALONE = 0.1;

/**
 * A small letter by itself before a word that begins with it (`t tổng`), in a text where it does so again and again
 * and is no word of its own.
 */
export const doubledLetter: RepairRule = { name: 'doubled-letter', find };

function find(text: string): Change[] {
  const places = new Map<string, number[]>();
  const alone = new Map<string, number>();
  ALONE.lastIndex = 0;
  for (let match = ALONE.exec(text); match !== null; match = ALONE.exec(text)) {
    const space = match.index + 2;
    // It may stand before the next one, too.
    ALONE.lastIndex = space;
    // Inside a line and behind a word or a comma; `c` in `B.c` or `l'a` stands by itself for other reasons.
    const code = text.charCodeAt(space - 1);
    if (!isLetter(code)) continue;
    const letter = text.charAt(space - 1);
    const base = baseOf(letter);
    if (isLower(code) && doubles(text, space, base) && followsWord(text, space - 3)) {
      const list = places.get(base);
      if (list === undefined) places.set(base, [space - 1]);
      else list.push(space - 1);
    } else {
      alone.set(base, (alone.get(base) ?? 0) + 1);
    }
  }
  const faults = [...places].filter(([base, { length }]) => (alone.get(base) ?? 0) <= MOST_ALONE * length);
  const total = faults.reduce((sum, [, { length }]) => sum + length, 0);
  const most = Math.max(0, ...faults.map(([, { length }]) => length));
  if (total < LEAST || most < LEAST_OF_ONE) return [];
  return faults
    .flatMap(([, list]) => list)
    .sort((a, b) => a - b)
    .map((start) => ({ start, end: start + 2, text: '' }));
}

/** Whether a word of two letters or more that begins with the letter stands behind the space. */
function doubles(text: string, space: number, base: string): boolean {
  return baseOf(text.charAt(space + 1)) === base && isLetter(text.charCodeAt(space + 2));
}

function followsWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M},;:)”"']/u.test(text.charAt(at));
}

/** The letter without its marks, small. */
function baseOf(letter: string): string {
  return letter.normalize('NFD').charAt(0).toLowerCase();
}
