/** What a UTF-16 unit is to the rules, as bits. Halves of surrogate pairs count as letters without case. */
export const UPPER = 1;
export const LOWER = 2;
export const NUMBER = 4;
/** A letter of any kind, or a mark on one. */
export const LETTER = 8;
export const SPACE = 16;
/** Han, kana, hangul: scripts in which a sentence may follow a mark at once. */
export const UNSPACED = 32;
/** Quotation marks, brackets and dashes that may stand before the first word of a sentence. */
export const OPENING = 64;
/** Quotation marks and brackets that may stand behind the last mark of a sentence, in any language. */
export const CLOSING = 128;
/** Sentence terminals of Unicode, and the ellipses, which are none to it. */
export const MARK = 256;
const KNOWN = 512;

const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\p{Lu}\p{Lt}]/u, UPPER],
  [/\p{Ll}/u, LOWER],
  [/\p{N}/u, NUMBER],
  [/[\p{L}\p{M}\uD800-\uDFFF]/u, LETTER],
  [/\s/u, SPACE],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u, UNSPACED],
  [/["'“”„«»‹›‘’‚「『（(【《〈[¿¡–—―*_-]/u, OPENING],
  [/["'”’»›」』）)】〉》\]｣〕］〟]/u, CLOSING],
  [/[.…‥\p{STerm}]/u, MARK],
];

const classes = new Uint16Array(0x10000);

/** The bits of a UTF-16 unit; each is worked out when it is first met. NaN, behind the end of a text, has none. */
export function classOf(unit: number): number {
  if (Number.isNaN(unit)) return 0;
  const known = classes[unit] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  let bits = KNOWN;
  for (const [pattern, bit] of CLASSES) if (pattern.test(character)) bits |= bit;
  classes[unit] = bits;
  return bits;
}

export function isA(bits: number, text: string, at: number): boolean {
  return (classOf(text.charCodeAt(at)) & bits) !== 0;
}
