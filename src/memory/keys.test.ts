import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalForm } from '../unicode.ts';
import { NumberKey, normalText, storedText } from './keys.ts';

const character = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(
    'a',
    ' ',
    '  ',
    '\u00e9',
    'e\u0301',
    'か',
    '\u3099',
    '\u3000',
    '가',
    '\u11a8',
    '氢',
    '𠀋',
    '\u00a0',
    'ế',
  ),
);

describe('normalText', () => {
  it('is what the long way gives', () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 8 }), (characters) => {
        const text = characters.join('');
        const stored = text.replace(/[\0\p{Cs}]/gu, '\ufffd');
        expect(storedText(text)).toBe(stored);
        expect(normalText(text)).toBe(normalForm(stored, 'NFC').replace(/\s+/gu, ' ').trim());
      }),
      { numRuns: 5000 },
    );
  });
});

describe('NumberKey', () => {
  it('has 52 bits that depend on the numbers and their order', () => {
    const keyOf = (...numbers: number[]) =>
      numbers.reduce((key, number) => key.add(number), new NumberKey()).value;
    const keys = new Set<number>();
    for (let a = 0; a < 300; a++) for (let b = 0; b < 300; b++) keys.add(keyOf(a, b * 2 ** 32));
    expect(keys.size).toBe(90_000);
    expect(keyOf(1, 2)).not.toBe(keyOf(2, 1));
    expect(keyOf(-1)).not.toBe(keyOf(1));
    for (const key of keys) expect(Number.isSafeInteger(key) && key >= 0 && key < 2 ** 52).toBe(true);
  });
});
