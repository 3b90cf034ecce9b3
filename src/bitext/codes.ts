import type { LanguageTag } from '../language.ts';

/**
 * The region forms that translation tools expect, a row for each language that the package knows. The
 * regions are the likely subtags of CLDR; Chinese goes by script.
 */
const REGION_CODES: Readonly<Record<LanguageTag, string>> = {
  en: 'en-US',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  ja: 'ja-JP',
  vi: 'vi-VN',
  ko: 'ko-KR',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  it: 'it-IT',
  pt: 'pt-BR',
  ru: 'ru-RU',
  pl: 'pl-PL',
  nl: 'nl-NL',
  ar: 'ar-EG',
  id: 'id-ID',
  th: 'th-TH',
  tr: 'tr-TR',
  uk: 'uk-UA',
  cs: 'cs-CZ',
  hu: 'hu-HU',
  ro: 'ro-RO',
  sv: 'sv-SE',
  el: 'el-GR',
};

const LANGUAGES_BY_CODE: Readonly<Record<string, LanguageTag>> = Object.fromEntries(
  Object.entries(REGION_CODES).map(([language, code]) => [code, language]),
);

/** `zh-Hant` → `zh-TW`. Tags that have a region, and languages outside the table, stay as they are. */
export function toRegionCode(language: LanguageTag): string {
  return REGION_CODES[language] ?? language;
}

/** The inverse of `toRegionCode`: `zh-TW` → `zh-Hant`. Other codes (`en-GB`, `fi`) stay as they are. */
export function fromRegionCode(code: string): LanguageTag {
  return LANGUAGES_BY_CODE[code] ?? code;
}

/**
 * The code for each of the languages of one file, no two the same: a language whose region form another
 * of them bears already (`en` beside `en-US`) keeps its tag.
 */
export function fileCodes(
  languages: readonly LanguageTag[],
  codes: 'region' | 'script',
): ReadonlyMap<LanguageTag, string> {
  const given = new Set(languages);
  return new Map(
    languages.map((language) => {
      const code = codes === 'region' ? toRegionCode(language) : language;
      return [language, given.has(code) ? language : code];
    }),
  );
}
