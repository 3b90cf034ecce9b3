import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNATURE_STRIDE, scanSignatures, signatureRecord } from './signature.ts';
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

describe('scanSignatures', () => {
  it('finds every text that is so similar', () => {
    const texts = fc.array(words, { maxLength: 30 });
    fc.assert(
      fc.property(texts, words, fc.constantFrom(0.3, 0.5, 0.7, 0.9, 1), (others, query, minScore) => {
        const asked = query.join(' ');
        const records = new Uint8Array(others.length * SIGNATURE_STRIDE * 4);
        for (const [index, other] of others.entries()) {
          const record = signatureRecord(searchTokens(other.join(' ')), index, 1, 3);
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
    const record = new Uint32Array(signatureRecord(tokens, 7, 2, 63).buffer);
    const scan = (query: string[], languages?: Set<number>) =>
      scanSignatures(record, 1, query, languages, 0.7);
    expect(scan(tokens)).toEqual([{ unit: 7, place: 63, bound: 0 }]);
    expect(scan(tokens, new Set([2]))).toHaveLength(1);
    expect(scan(tokens, new Set([1]))).toEqual([]);
    expect(scan(['six', 'seven', 'eight', 'nine', 'ten'])).toEqual([]);
    expect(scan(tokens.slice(0, 3))).toEqual([]);
  });
});
