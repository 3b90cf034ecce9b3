import { baseLanguage, type LanguageTag } from '../language.ts';

const LATIN = new Set('en vi de fr es it pt pl nl id tr cs hu ro sv'.split(' '));

const OTHER = new Set('zh ja ko ru uk el ar th'.split(' '));

/** Whether the language is written in Latin letters; undefined for languages not known here. */
export function isLatin(language: LanguageTag): boolean | undefined {
  const base = baseLanguage(language);
  if (LATIN.has(base)) return true;
  return OTHER.has(base) ? false : undefined;
}

export function letterCount(text: string): number {
  return (text.match(/\p{L}/gu) ?? []).length;
}
