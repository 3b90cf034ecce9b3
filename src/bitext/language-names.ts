import { KNOWN_LANGUAGES, type LanguageTag } from '../language.ts';

/** What people call the scripts of Chinese in the head of a column, beside the names of CLDR. */
const CHINESE: readonly (readonly [name: string, tag: LanguageTag])[] = [
  ['traditional chinese', 'zh-Hant'],
  ['chinese traditional', 'zh-Hant'],
  ['simplified chinese', 'zh-Hans'],
  ['chinese simplified', 'zh-Hans'],
  ['繁體中文', 'zh-Hant'],
  ['繁体中文', 'zh-Hant'],
  ['正體中文', 'zh-Hant'],
  ['繁中', 'zh-Hant'],
  ['简体中文', 'zh-Hans'],
  ['簡體中文', 'zh-Hans'],
  ['简中', 'zh-Hans'],
];

/** Chinese without a script: which one only the texts can tell. */
const CHINESE_NAMES = new Set(['zh', 'chinese', '中文', '汉语', '漢語', '华语', '華語']);

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

interface Names {
  readonly languages: ReadonlyMap<string, LanguageTag>;
  readonly regions: ReadonlyMap<string, string>;
}

let names: Names | undefined;

/** Made when a name is first looked up: it takes some milliseconds. */
function tables(): Names {
  if (names !== undefined) return names;
  const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const languages = new Map<string, LanguageTag>();
  const add = (name: string | undefined, tag: LanguageTag) => {
    if (name !== undefined && !languages.has(fold(name))) languages.set(fold(name), tag);
  };
  for (const [name, tag] of CHINESE) add(name, tag);
  for (const tag of KNOWN_LANGUAGES) {
    add(english.of(tag), tag);
    add(new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag), tag);
  }
  for (const tag of PAIRS) if (tag !== 'zh') add(english.of(tag), Intl.getCanonicalLocales(tag)[0] ?? tag);
  const regions = new Map<string, string>();
  for (const pair of PAIRS) {
    const code = pair.toUpperCase();
    const name = regionNames.of(code);
    if (name !== undefined && !regions.has(fold(name))) regions.set(fold(name), code);
  }
  names = { languages, regions };
  return names;
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/**
 * The code that the head of a column or a key means, as a person writes it: `Japanese (ja)` → `ja`, `English` →
 * `en`, `日本語` → `ja`, `English (United Kingdom)` → `en-GB`. Undefined for what is no name; a code alone is
 * left to whoever reads codes.
 */
export function codeByName(head: string): string | undefined {
  if (head.length > 80) return undefined;
  const name = fold(head);
  const { languages, regions } = tables();
  const whole = languages.get(name);
  if (whole !== undefined) return whole;
  const [, before, inside] = /^([^([]+?)\s*[([]([^()[\]]+)[)\]]$/.exec(name) ?? [];
  if (before === undefined || inside === undefined) return undefined;
  const language = languages.get(before);
  // `Chinese (Traditional)`; the region of `Portuguese (Brazil)`; else it is the code.
  const together = languages.get(`${inside} ${before}`);
  if (together !== undefined) return together;
  const region = regions.get(inside);
  const base = language ?? (CHINESE_NAMES.has(before) ? 'zh' : undefined);
  if (base !== undefined && region !== undefined) return `${base}-${region}`;
  return /^[a-z]{2,3}([-_][a-z\d]{2,8}){0,3}$/.test(inside) ? inside : undefined;
}

/** Whether a head or a code means Chinese and does not say in which script. */
export function isChineseWithoutScript(head: string): boolean {
  return CHINESE_NAMES.has(fold(head));
}
