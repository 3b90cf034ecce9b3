/** Han characters of the basic plane with the iteration mark, and the surrogates that begin those beyond it. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888) ||
    code === 0x3005 ||
    code === 0x3007
  );
}

/** Hiragana and Katakana with the mark of a long vowel. */
export function isKana(code: number): boolean {
  return (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) || (code >= 0x31f0 && code <= 0x31ff);
}

/** A character of Chinese or Japanese that is no punctuation. */
export function isCjkLetter(code: number): boolean {
  return code >= 0x3005 && (isHan(code) || isKana(code));
}

/** CJK letters, their punctuation and full-width forms: no space stands between any two of them. */
export function isCjk(code: number): boolean {
  return (code >= 0x3001 && code <= 0x303f) || isCjkLetter(code) || (code >= 0xff01 && code <= 0xff60);
}

const LETTER = /\p{L}/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;

export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return LETTER.test(String.fromCharCode(code));
}

export function isLower(code: number): boolean {
  return code < 0x80 ? code >= 0x61 && code <= 0x7a : LOWER.test(String.fromCharCode(code));
}

export function isUpper(code: number): boolean {
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : UPPER.test(String.fromCharCode(code));
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Ends of lines as the stations behind this one see them; a carriage return before a line feed counts with it. */
export function isLineEnd(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}
