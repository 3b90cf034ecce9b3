import { HexaplaError } from './errors.ts';

/** A BCP 47 tag in canonical case, Chinese by script: `en`, `zh-Hant`, `zh-Hans`, `ja`, `pt-BR`. */
export type LanguageTag = string;

/** The languages that the model was trained on and that identification knows by name. */
export const KNOWN_LANGUAGES = [
  'en zh-Hans zh-Hant ja vi ko de fr es it pt ru pl nl ar id th tr uk cs hu ro sv el',
]
  .join(' ')
  .split(' ') as readonly LanguageTag[];

/** Region tags that say a script: what CAT tools write for the two scripts of Chinese. */
const CHINESE_REGIONS: Readonly<Record<string, LanguageTag>> = {
  'zh-TW': 'zh-Hant',
  'zh-HK': 'zh-Hant',
  'zh-MO': 'zh-Hant',
  'zh-CN': 'zh-Hans',
  'zh-SG': 'zh-Hans',
  'zh-MY': 'zh-Hans',
};

/** Tags that are valid and name no language: several languages, no linguistic content. */
const NO_LANGUAGE = new Set(['mul', 'zxx']);

const DISPLAY = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * The canonical form of a language tag: `EN` → `en`, `zh_tw` → `zh-Hant`.
 *
 * @throws HexaplaError `UNKNOWN_LANGUAGE` for what is no BCP 47 tag of a language that exists, and for
 * plain `zh`, which does not say the script.
 */
export function parseLanguage(tag: string): LanguageTag {
  const hint = `give a BCP 47 tag such as ${KNOWN_LANGUAGES.slice(0, 6).join(', ')}`;
  let canonical: string | undefined;
  try {
    canonical = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    canonical = undefined;
  }
  const base = canonical === undefined ? undefined : new Intl.Locale(canonical).language;
  const known = base !== undefined && !NO_LANGUAGE.has(base) && DISPLAY.of(base) !== undefined;
  if (canonical === undefined || !known) {
    throw new HexaplaError('UNKNOWN_LANGUAGE', `unknown language tag '${tag}': ${hint}`);
  }
  if (base === 'zh') {
    const locale = new Intl.Locale(canonical);
    if (locale.script === 'Hant' || locale.script === 'Hans') return `zh-${locale.script}`;
    const byRegion = locale.script === undefined ? CHINESE_REGIONS[`zh-${locale.region}`] : undefined;
    if (byRegion === undefined) {
      throw new HexaplaError(
        'UNKNOWN_LANGUAGE',
        `'${tag}' does not say which script: write zh-Hant (Traditional) or zh-Hans (Simplified)`,
      );
    }
    return byRegion;
  }
  return canonical;
}

/** The part of a tag before the first hyphen: `zh-Hant` → `zh`. */
export function baseLanguage(tag: LanguageTag): string {
  return tag.split('-', 1)[0] ?? tag;
}

const UNSPACED = new Set(['zh', 'ja', 'yue', 'wuu']);

/** What stands between two sentences of a language when they are joined: nothing in Chinese and Japanese. */
export function sentenceSeparator(tag: LanguageTag): '' | ' ' {
  return UNSPACED.has(baseLanguage(tag)) ? '' : ' ';
}
