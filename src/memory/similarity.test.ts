import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNATURE_STRIDE, scanSignatures, signatureRecord, tokenHashes } from './signature.ts';
import { comparedText, editDistance, similarity } from './similarity.ts';
import { isNumber, searchTokens } from './tokens.ts';

/** The table as a whole, as the textbooks have it. */
function slowDistance(a: readonly string[], b: readonly string[]): number {
  const table = a.concat('').map(() => b.concat('').map(() => 0));
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      const row = table[i] ?? [];
      const before = table[i - 1] ?? [];
      const [x = '', y = ''] = [a[i - 1], b[j - 1]];
      const cost = x === y ? 0 : isNumber(x) && isNumber(y) ? 0.5 : 1;
      row[j] =
        i === 0 || j === 0
          ? i + j
          : Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + cost);
    }
  }
  return table[a.length]?.[b.length] ?? 0;
}

const words = fc.array(fc.constantFrom('the', 'ferry', 'Fähre', 'fahre', '8', '15', '能', '源', 'x'), {
  maxLength: 14,
});

describe('editDistance', () => {
  it('is the distance of the whole table, where that is within the limit', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 14 }), (a, b, limit) => {
        const slow = slowDistance(a, b);
        expect(editDistance(a, b, limit)).toBe(slow <= limit ? slow : undefined);
      }),
      { numRuns: 500 },
    );
  });
});

/** Percentages as a translator would expect them. */
const TABLE: readonly (readonly [percent: number, a: string, b: string])[] = [
  // One word of ten, one of four, two of eight, one more, another order.
  [
    90,
    'The ferry leaves the harbour at eight every single morning.',
    'The ferry leaves the harbour at eight every single day.',
  ],
  [75, 'Close the front door.', 'Close the back door.'],
  [75, 'The pilot guides large ships into the port.', 'The captain guides small ships into the port.'],
  [80, 'Close the front door.', 'Close the front door slowly.'],
  [33, 'Open the file.', 'The file opens.'],
  // The same words: white space and case, punctuation, symbols.
  [99, 'Open the File.', 'open the file.'],
  [98, 'Open the file.', 'Open the file'],
  [98, 'Open the file, then save it.', 'Open the file; then save it!'],
  [98, 'Click “OK” to continue.', 'Click "OK" to continue.'],
  [97, 'Fee: $5', 'Fee: €5'],
  // Numbers only, and a number and a word.
  [95, 'The ferry leaves at 8.', 'The ferry leaves at 9.'],
  [
    96,
    'The harbour has 12 piers, and each of them is open to ships by night.',
    'The harbour has 15 piers, and each of them is open to ships by night.',
  ],
  [95, 'Version 1.2 of 2024-05-01', 'Version 1.3 of 2025-06-02'],
  [70, 'The ferry leaves at 8.', 'The boat leaves at 9.'],
  [93, 'フェリーは毎朝八時に港を出ます。', 'フェリーは毎朝九時に港を出ます。'],
  [96, 'フェリーは毎朝8時に港を出ます。', 'フェリーは毎朝9時に港を出ます。'],
  [98, 'ファイルを開きます。', 'ファイルを開きます'],
  [99, 'ﾌｧｲﾙを保存しますか?', 'ファイルを保存しますか？'],
  [77, 'ファイルを開きます。', 'ファイルを閉じます。'],
  [50, 'ファイルを開く', 'フォルダーを開く'],
];

describe('similarity', () => {
  it.each(TABLE)('%i percent: %s | %s', (percent, a, b) => {
    const score = similarity(comparedText(a), comparedText(b), 0.3);
    expect(Math.floor(score * 100 + 1e-9)).toBe(percent);
    expect(similarity(comparedText(b), comparedText(a), 0.3)).toBe(score);
    expect(similarity(comparedText(a), comparedText(b), score + 0.001)).toBe(0);
  });

  it('is whole for the same text alone', () => {
    expect(similarity(comparedText('Caf\u00e9  bar '), comparedText('Cafe\u0301 bar'), 1)).toBe(1);
    expect(similarity(comparedText('...'), comparedText('!'), 0.3)).toBe(0);
  });
});

describe('scanSignatures', () => {
  it('finds every text that is so similar', () => {
    const texts = fc.array(words, { maxLength: 30 });
    fc.assert(
      fc.property(texts, words, fc.constantFrom(0.3, 0.5, 0.7, 0.9, 1), (others, query, minScore) => {
        const asked = query.join(' ');
        const records = new Uint8Array(others.length * SIGNATURE_STRIDE * 4);
        for (const [index, other] of others.entries()) {
          const record = signatureRecord(tokenHashes(searchTokens(other.join(' '))), index, 1, 3);
          records.set(record, index * record.length);
        }
        const found = scanSignatures(
          new Uint32Array(records.buffer),
          others.length,
          searchTokens(asked),
          undefined,
          minScore,
        ).map(({ unit }) => unit);
        for (const [index, other] of others.entries()) {
          const score = similarity(comparedText(asked), comparedText(other.join(' ')), minScore);
          if (score > 0 && query.length > 0) expect(found).toContain(index);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out other languages and what is too different', () => {
    const tokens = ['one', 'two', 'three', 'four', 'five'];
    const record = new Uint32Array(signatureRecord(tokenHashes(tokens), 7, 2, 63).buffer);
    const scan = (query: string[], languages?: Set<number>) =>
      scanSignatures(record, 1, query, languages, 0.7);
    expect(scan(tokens)).toEqual([{ unit: 7, place: 63, bound: 0 }]);
    expect(scan(tokens, new Set([2]))).toHaveLength(1);
    expect(scan(tokens, new Set([1]))).toEqual([]);
    expect(scan(['six', 'seven', 'eight', 'nine', 'ten'])).toEqual([]);
    expect(scan(tokens.slice(0, 3))).toEqual([]);
  });
});
