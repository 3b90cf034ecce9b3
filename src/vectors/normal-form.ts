import { normalForm } from '../unicode.ts';

/** What a UTF-16 code unit of a normalised text is to the tokenizer. */
export const ORDINARY = 0;
export const SPACE = 1;
/** Controls and invisible characters, which count for nothing. */
export const DROPPED = 2;
/** A numeric character (Unicode category N), which stands alone. */
export const NUMBER = 3;
/** U+2581, by which pieces show where a word begins. */
export const MARK = 4;
/** Half of a character beyond U+FFFF. */
export const SURROGATE = 5;

/** Later ones go before earlier ones. */
const KINDS: readonly (readonly [kind: number, pattern: RegExp])[] = [
  [NUMBER, /\p{N}+/gu],
  [SPACE, /[\t\n \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the pattern is for
  [DROPPED, /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]+/g],
  [MARK, /\u2581/g],
  [SURROGATE, /[\ud800-\udfff]+/g],
];

/** NFKC, and small letters one by one: a sigma at the end of a word becomes one like the others. */
export function normalise(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  const composed = normalForm(text, 'NFKC');
  return (composed.includes('Σ') ? composed.replaceAll('Σ', 'σ') : composed).toLowerCase();
}

/** The kind of each code unit: (65536). */
export function unitKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  const bytes = Buffer.alloc(2 * kinds.length);
  for (let unit = 0; unit < kinds.length; unit++) {
    bytes[2 * unit] = unit & 0xff;
    bytes[2 * unit + 1] = unit >> 8;
  }
  const units = bytes.toString('utf16le');
  for (const [kind, pattern] of KINDS) {
    for (const { index, 0: run } of units.matchAll(pattern)) kinds.fill(kind, index, index + run.length);
  }
  return kinds;
}
