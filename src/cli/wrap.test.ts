import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it, test } from 'vitest';
import { pad, wrap } from './wrap.ts';

describe('wrap', () => {
  test.each([
    ['aaaa bbbb cccc', 9, ['aaaa bbbb', 'cccc']],
    ['aaaa bbbb cccc', 10, ['aaaa bbbb', 'cccc']],
    ['  aa \t\n bb  ', 10, ['aa bb']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['ab cdefghij', 4, ['ab', 'cdef', 'ghij']],
    ['今日は晴れ', 4, ['今日', 'は晴', 'れ']],
    ['今日は晴れ', 5, ['今日', 'は晴', 'れ']],
    ['晴れた。次', 6, ['晴れ', 'た。次']],
    ['日本 abc 語', 5, ['日本', 'abc', '語']],
    ['a👨‍👩‍👧b', 3, ['a👨‍👩‍👧', 'b']],
    ['e\u0301e\u0301e\u0301', 2, ['e\u0301e\u0301', 'e\u0301']],
    ['', 5, ['']],
    ['   ', 5, ['']],
  ])('%j in %d columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  const unit = fc.constantFrom(
    ...['a', 'bc', 'word', ' ', '  ', '\n', '語', 'の', '。', '、', '」', '…', '—', '（', 'ｱ', '한', '각'],
    ...['e\u0301', 'กำ', 'नि', '😀', '👨‍👩‍👧', '🇩🇪', '🇩', '1️⃣', '❤️', '\u0301', '\ufe0f', '\ud800', 'ﷺ', 'Ạ̈'],
  );
  const text = fc.oneof(
    fc.string({ unit, maxLength: 80 }),
    fc.string({ unit: 'grapheme' }).map((value) => value.replace(/\p{C}/gu, '')),
  );

  it('never goes over the width', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (value, width) => {
        for (const line of wrap(value, width)) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no visible character and keeps their order', () => {
    const visible = (value: string) => value.replace(/\s/gu, '');
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (value, width) => {
        expect(visible(wrap(value, width).join(''))).toBe(visible(value));
      }),
    );
  });

  it('takes a long text in a time that grows with it', () => {
    expect(wrap('静'.repeat(50_000), 20)).toHaveLength(5000);
    expect(wrap('x'.repeat(50_000), 20)).toHaveLength(2500);
  });
});

test('pad fills terminal columns, and leaves what is too long', () => {
  expect([pad('ab', 4), pad('静', 4), pad('e\u0301', 2), pad('abc', 2)]).toEqual([
    'ab  ',
    '静  ',
    'e\u0301 ',
    'abc',
  ]);
});
