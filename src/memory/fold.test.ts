import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldText, foldWithOffsets } from './fold.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('ｶ', 'ﾞ', 'é', 'e', '\u0301', 'ệ', 'đ', '각', '氢', 'ﬁ', 'İ', 'ß', ' ', 'ำ', 'ก'),
  }),
);

describe('foldText', () => {
  test.each([
    ['ＦＥＲＲＹ', 'ferry', 'ferry'],
    ['Năng Lượng', 'năng lượng', 'nang luong'],
    ['Đường', 'đường', 'duong'],
    ['ｶﾞｽ', 'ガス', 'ガス'],
    ['กำ', 'กํา', 'กํา'],
    ['각', '각', '각'],
    ['ﬁn', 'fin', 'fin'],
    ['ガス', 'ガス', 'ガス'],
  ])('%s', (text, kept, dropped) => {
    expect([foldText(text, 'keep'), foldText(text, 'drop')]).toEqual([kept, dropped]);
  });

  it('is the same with offsets, and each part of it comes from the part of the text that the offsets say', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom('keep' as const, 'drop' as const), (text, marks) => {
        const { text: folded, offsets } = foldWithOffsets(text, marks);
        expect(folded).toBe(foldText(text, marks));
        expect(offsets).toHaveLength(folded.length + 1);
        expect(offsets[folded.length]).toBe(text.length);
        for (let at = 0; at < folded.length; at++) {
          expect(offsets[at]).toBeLessThanOrEqual(offsets[at + 1] ?? 0);
          expect(offsets[at]).toBeLessThan(text.length);
        }
      }),
    );
  });

  it('takes time with the length, however many marks there are', () => {
    expect(foldText(`a${'\u0301\u0323'.repeat(100_000)}`, 'drop')).toBe('a');
  });
});
