import { baseLanguage, type LanguageTag } from '../language.ts';

/** Scripts that say something about a language; all other letters are `other`. */
export const SCRIPTS = [
  'latin',
  'han',
  'kana',
  'hangul',
  'cyrillic',
  'arabic',
  'greek',
  'thai',
  'hebrew',
  'devanagari',
  'other',
] as const;

export type Script = (typeof SCRIPTS)[number];

const PATTERNS: Readonly<Record<Script, RegExp>> = {
  latin: /\p{Script=Latin}+/gu,
  han: /\p{Script=Han}+/gu,
  // The mark of a long vowel belongs to no script by Unicode, and to Kana by use.
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70]+/gu,
  hangul: /\p{Script=Hangul}+/gu,
  cyrillic: /\p{Script=Cyrillic}+/gu,
  arabic: /\p{Script=Arabic}+/gu,
  greek: /\p{Script=Greek}+/gu,
  thai: /\p{Script=Thai}+/gu,
  hebrew: /\p{Script=Hebrew}+/gu,
  devanagari: /\p{Script=Devanagari}+/gu,
  other: /\p{L}+/gu,
};

let table: Uint8Array | undefined;

/** The script of every UTF-16 unit by its number: 0 for what is no letter, else the place in `SCRIPTS` plus 1. */
export function scriptTable(): Uint8Array {
  if (table !== undefined) return table;
  const all = Array.from({ length: 0x10000 }, (_, unit) =>
    // A surrogate alone is no letter, and two of them must not meet here.
    unit >= 0xd800 && unit < 0xe000 ? ' ' : String.fromCharCode(unit),
  ).join('');
  table = new Uint8Array(0x10000);
  for (const [index, script] of SCRIPTS.entries()) {
    for (const { 0: run, index: start } of all.matchAll(PATTERNS[script])) {
      for (let unit = start; unit < start + run.length; unit++) {
        if (table[unit] === 0) table[unit] = index + 1;
      }
    }
  }
  return table;
}

const LETTER = /\p{L}/u;
const HAN = SCRIPTS.indexOf('han') + 1;
const OTHER = SCRIPTS.indexOf('other') + 1;

/** Han ideographs outside the basic plane are in planes 2 and 3. */
function scriptOfPair(point: number): number {
  if (point >= 0x20000 && point < 0x40000) return HAN;
  return LETTER.test(String.fromCodePoint(point)) ? OTHER : 0;
}

/** How many letters of each script a text has, in the order of `SCRIPTS`. */
export function countScripts(text: string): Int32Array {
  const scripts = scriptTable();
  const counts = new Int32Array(SCRIPTS.length + 1);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let script = scripts[unit] ?? 0;
    if (unit >= 0xd800 && unit < 0xdc00) {
      const point = text.codePointAt(i) ?? 0;
      if (point > 0xffff) {
        script = scriptOfPair(point);
        i++;
      }
    }
    counts[script] = (counts[script] ?? 0) + 1;
  }
  return counts.subarray(1);
}

const BY_TAG: Readonly<Record<string, readonly Script[]>> = {
  Latn: ['latin'],
  Hans: ['han'],
  Hant: ['han'],
  Jpan: ['kana', 'han'],
  Kore: ['hangul'],
  Cyrl: ['cyrillic'],
  Arab: ['arabic'],
  Grek: ['greek'],
  Thai: ['thai'],
  Hebr: ['hebrew'],
  Deva: ['devanagari'],
};

const scriptsByLanguage = new Map<LanguageTag, readonly Script[]>();

/** The scripts that a language is written in. */
export function scriptsOf(language: LanguageTag): readonly Script[] {
  const known = scriptsByLanguage.get(language);
  if (known !== undefined) return known;
  const tag = new Intl.Locale(language).maximize().script ?? '';
  const scripts = [...(BY_TAG[tag] ?? ['other'])];
  // Serbian is at home in both alphabets; its likely one is Cyrillic.
  if (baseLanguage(language) === 'sr') scripts.push('latin');
  scriptsByLanguage.set(language, scripts);
  return scripts;
}
