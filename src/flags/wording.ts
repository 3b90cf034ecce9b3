import { identify } from '../editions/index.ts';
import { baseLanguage, type LanguageTag } from '../language.ts';
import { normalForm } from '../unicode.ts';
import type { CellText } from './cell-text.ts';
import { isLatin, letterCount } from './scripts.ts';

/** Fewer letters may be a name, a title, a brand: the same in both languages for good reason. */
const LEAST_LETTERS = 24;
const LEAST_WORDS = 4;
/** Share of words that two cells of relatives do not have in common by chance. */
const SAME_WORDS = 0.9;
/** Letters below which a cell says too little about its language; a Han character counts for three. */
const LEAST_IDENTIFIED = 60;
/**
 * Natural logarithm of the odds against a cell's own language. Relatives with much in common (Czech and
 * Slovak, Indonesian and Malay) stay under it.
 */
const LEAST_ODDS = 24;
/** Identification reads no more; the beginning tells as much. */
const SAMPLE = 300;

/** Whether one of two cells is the other one, or nearly, or in the other's script alone. */
export function isUntranslated(a: CellText, b: CellText): boolean {
  if (baseLanguage(a.language) === baseLanguage(b.language)) return false;
  const [x, y] = [a, b].map(
    ({ text }) =>
      normalForm(text, 'NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  );
  if (x === undefined || y === undefined) return false;
  if (inOthersScript(a, b, x.length) || inOthersScript(b, a, y.length)) return true;
  if (Math.min(letterCount(a.text), letterCount(b.text)) < LEAST_LETTERS) return false;
  // Han runs without spaces are one word; equal ones are the only evidence there.
  if (Math.min(x.length, y.length) < LEAST_WORDS)
    return x.join(' ') === y.join(' ') && !isHan(a) && !isHan(b);
  const rest = new Map<string, number>();
  for (const word of x) rest.set(word, (rest.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of y) {
    const count = rest.get(word) ?? 0;
    if (count === 0) continue;
    rest.set(word, count - 1);
    common++;
  }
  return (2 * common) / (x.length + y.length) >= SAME_WORDS;
}

function isHan({ language }: CellText): boolean {
  return baseLanguage(language) === 'zh' || baseLanguage(language) === 'ja';
}

/** A Chinese cell, say, of Latin letters only, beside a French one. */
function inOthersScript(own: CellText, other: CellText, words: number): boolean {
  if (isLatin(own.language) !== false || isLatin(other.language) !== true) return false;
  const latin = (own.text.match(/\p{Script=Latin}/gu) ?? []).length;
  return latin >= LEAST_LETTERS && words >= LEAST_WORDS && latin === letterCount(own.text);
}

/** The language that a cell is in instead of its edition's; undefined where it may well be the right one. */
export function otherLanguage({ language, text }: CellText): LanguageTag | undefined {
  // A table without the language has no opinion on it.
  if (isLatin(language) === undefined) return undefined;
  const evidence = identify(text.length > SAMPLE ? text.slice(0, SAMPLE) : text);
  if (evidence === undefined || evidence.weight < LEAST_IDENTIFIED) return undefined;
  const own = [...evidence.scores].filter(([tag]) => baseLanguage(tag) === baseLanguage(language));
  if (Math.max(evidence.floor, ...own.map(([, score]) => score)) > -LEAST_ODDS) return undefined;
  return [...evidence.scores].find(([, score]) => score === 0)?.[0];
}
