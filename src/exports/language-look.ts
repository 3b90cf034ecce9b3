import { baseLanguage, type LanguageTag } from '../language.ts';

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** The English name of a language: `zh-Hant` → `Traditional Chinese`; the tag itself where there is none. */
export function languageName(language: LanguageTag): string {
  return NAMES.of(language) ?? language;
}

const RIGHT_TO_LEFT_SCRIPTS = new Set([
  'Arab',
  'Hebr',
  'Thaa',
  'Syrc',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Mand',
  'Samr',
]);

/** Whether a language is written from right to left, by its script. */
export function isRightToLeft(language: LanguageTag): boolean {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && RIGHT_TO_LEFT_SCRIPTS.has(script);
}

/** How a language is set: one font for a spreadsheet, which takes no list, and a list for a page. */
export interface Typeface {
  readonly spreadsheet: string;
  readonly page: string;
}

const LATIN: Typeface = { spreadsheet: 'Calibri', page: 'system-ui, sans-serif' };

/**
 * Han characters look different in each of these: a font of the wrong country is read as a mistake. Names of fonts
 * that come with Windows, macOS and Linux.
 */
const TYPEFACES: Readonly<Record<string, Typeface>> = {
  'zh-Hans': {
    spreadsheet: 'Microsoft YaHei',
    page: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
  'zh-Hant': {
    spreadsheet: 'Microsoft JhengHei',
    page: '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", sans-serif',
  },
  ja: {
    spreadsheet: 'Yu Gothic',
    page: '"Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", sans-serif',
  },
  ko: {
    spreadsheet: 'Malgun Gothic',
    page: '"Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR", sans-serif',
  },
};

export function typefaceOf(language: LanguageTag): Typeface {
  return TYPEFACES[language] ?? TYPEFACES[baseLanguage(language)] ?? LATIN;
}
