import { baseLanguage, type LanguageTag } from '../language.ts';

/** The script of each language that is not written in Latin letters, as its own letters. */
const OWN_LETTERS: Readonly<Record<string, RegExp>> = {
  zh: /\p{Script=Han}/gu,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ko: /[\p{Script=Hangul}\p{Script=Han}]/gu,
  ru: /\p{Script=Cyrillic}/gu,
  uk: /\p{Script=Cyrillic}/gu,
  el: /\p{Script=Greek}/gu,
  ar: /\p{Script=Arabic}/gu,
  th: /\p{Script=Thai}/gu,
};

const LATIN = new Set('en vi de fr es it pt pl nl id tr cs hu ro sv'.split(' '));

/** Whether the language is written in Latin letters; undefined for languages not known here. */
export function isLatin(language: LanguageTag): boolean | undefined {
  const base = baseLanguage(language);
  if (LATIN.has(base)) return true;
  return base in OWN_LETTERS ? false : undefined;
}

/** Letters of the language's own script, for languages that are not written in Latin letters; else NaN. */
export function ownLetters(text: string, language: LanguageTag): number {
  const letters = OWN_LETTERS[baseLanguage(language)];
  return letters === undefined ? Number.NaN : (text.match(letters) ?? []).length;
}

export function letterCount(text: string): number {
  return (text.match(/\p{L}/gu) ?? []).length;
}
