const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  [...'〇一二三四五六七八九'].map((character, value) => [character, value]),
);
const MORE_DIGITS: Readonly<Record<string, number>> = { 零: 0, '○': 0, 两: 2, 兩: 2 };

const SMALL_UNITS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  십: 10,
  백: 100,
  천: 1000,
};
const LARGE_UNITS: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  兆: 1e12,
  조: 1e12,
};

/** Han numerals and, with ASCII digits before them, the units of Chinese, Japanese and Korean. */
export const HAN_NUMERAL = '〇零○一二三四五六七八九两兩十百千万萬億亿兆';
export const HANGUL_UNIT = '십백천만억조';

/**
 * The value of digits, Han numerals and units in their mixtures: `112.9億`, `1億2000万`, `五百萬`, `3만 5천`,
 * and digit by digit, `二〇二四`. NaN for what is no number.
 */
export function readHanNumber(text: string): number {
  const tokens = text.replace(/[, \u2009]/g, '').match(/\d+(?:\.\d+)?|[^\d.]/g) ?? [];
  const digits = tokens.map((token) => DIGITS[token] ?? MORE_DIGITS[token]);
  if (digits.length > 1 && digits.every((digit) => digit !== undefined)) return Number(digits.join(''));
  let total = 0;
  let section = 0;
  let current: number | undefined;
  for (const token of tokens) {
    const digit = DIGITS[token] ?? MORE_DIGITS[token];
    const small = SMALL_UNITS[token];
    const large = LARGE_UNITS[token];
    if (digit !== undefined) current = digit;
    else if (small !== undefined) {
      section += (current ?? 1) * small;
      current = undefined;
    } else if (large !== undefined) {
      const before = section + (current ?? 0);
      // 萬億: the unit multiplies all that stands before it.
      if (before === 0 && total > 0) total *= large;
      else total += (before === 0 ? 1 : before) * large;
      section = 0;
      current = undefined;
    } else if (/^\d/.test(token)) current = Number(token);
    else return Number.NaN;
  }
  // Sums of decimals leave dust: 112.9億 is whole.
  return Number((total + section + (current ?? 0)).toPrecision(15));
}
