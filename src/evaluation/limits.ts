import type { LanguageTag } from '../language.ts';

/** Taken where nobody says which languages and all of these are there; else the first three by name. */
export const DEFAULT_LANGUAGES: readonly LanguageTag[] = ['en', 'zh-Hant', 'ja'];
export const DEFAULT_SEED = 1;
export const MAX_SEED = 2 ** 31;
/** Synthetic documents of each kind. */
export const DEFAULT_DOCUMENTS = 2;
export const MAX_DOCUMENTS = 100;
/** Languages of a synthetic document at most: the pairs grow with the square. */
export const MAX_LANGUAGES = 12;
