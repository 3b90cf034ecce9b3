import { baseLanguage } from '../language.ts';
import { normalForm } from '../unicode.ts';
import type { FlagPlace } from '../units/unit.ts';
import type { CellText } from './cell-text.ts';
import { isLatin } from './scripts.ts';

/** A cell with more is a list of links or parts; looking for each would no longer be linear. */
const MOST_NAMES = 100;
/** Letters at the beginning in which forms of one name agree. */
const LIKE = 4;

const ADDRESS =
  /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"'、。，）」』】]{3,200}|(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/giu;
const TRAILING = /[.,;:!?)\]}]+$/;
const CODE =
  /(?<![\p{L}\p{N}@/._-])\p{Lu}{1,5}-?\d{1,6}(?:\p{Lu}\d{1,4})?(?!\d|[\p{Script=Latin}@]|[.,]\d)/gu;
const NAME = /(?<![\p{Script=Latin}\p{N}@/._-])\p{Lu}[\p{Script=Latin}]{3,30}(?![\p{Script=Latin}\p{N}@_])/gu;

interface Name {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What one cell has in Latin letters and digits, the other should have and has not: web and mail addresses,
 * codes of letters and digits, and the Latin names that a text in another script cites, in an English text.
 *
 * @returns Places in the cell that has the name.
 */
export function missingNames(a: CellText, b: CellText): readonly FlagPlace[] {
  return [...missingFrom(a, b), ...missingFrom(b, a)];
}

function missingFrom(own: CellText, other: CellText): FlagPlace[] {
  const folded = fold(other.text);
  const digits = new Set(folded.match(/\d+/g) ?? []);
  const addresses = find(own.text, ADDRESS).filter(({ text }) => !folded.includes(fold(text)));
  // Letters of a code may be transliterated (Ту-154), its digits are not.
  const codes = find(own.text, CODE).filter(({ text }) => !digits.has(/\d+$/.exec(text)?.[0] ?? ''));
  // What stands in Latin letters amid another script is mostly English: a French text may translate it.
  const isCited = isLatin(own.language) === false && baseLanguage(other.language) === 'en';
  const cited = isCited ? find(own.text, NAME) : [];
  // A form of it will do: the beginning of a word.
  const names = cited.filter(({ text }) => !folded.includes(fold(text).slice(0, LIKE)));
  return [...addresses, ...codes, ...names]
    .toSorted((x, y) => x.start - y.start)
    .map((name) => ({ language: own.language, ...name }));
}

function find(text: string, pattern: RegExp): Name[] {
  const names: Name[] = [];
  for (const match of text.matchAll(pattern)) {
    if (names.length === MOST_NAMES) return [];
    const name = match[0].replace(TRAILING, '');
    names.push({ start: match.index, end: match.index + name.length, text: name });
  }
  return names;
}

/** Compatible forms, no marks, lower case. */
function fold(text: string): string {
  return normalForm(text, 'NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
