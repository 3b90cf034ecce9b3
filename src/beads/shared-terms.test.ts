import { expect, test } from 'vitest';
import { fullBand, makeBand } from './band.ts';
import { SharedTerms } from './shared-terms.ts';
import { wordings } from './wording.ts';

const source = ['Lhotse 8501', 'Makalu 8470', 'Lhotse', '海'];
const target = ['le Lhotse, 8501 m', 'rien', 'Makalu', 'Lhotse'];

test('sums over the sentence pairs of two runs; the rarer the more', () => {
  const shared = new SharedTerms(wordings(source, target), fullBand(4, 4));
  expect(shared.between(0, 1, 1, 1)).toBe(0);
  expect(shared.between(1, 1, 2, 1)).toBeGreaterThan(shared.between(2, 1, 3, 1));
  expect(shared.between(0, 4, 0, 4)).toBeCloseTo(
    shared.between(0, 2, 0, 4) + shared.between(2, 2, 0, 2) + shared.between(2, 2, 2, 2),
    5,
  );
  expect(shared.between(-1, 1, 0, 1)).toBe(0);
  expect(shared.between(0, 1, 4, 1)).toBe(0);
});

test('what lies outside the band is not seen', () => {
  const band = makeBand(4, 4, Int32Array.from([0, 0, 1, 2, 3]), Int32Array.from([1, 2, 3, 4, 4]));
  const shared = new SharedTerms(wordings(source, target), band);
  expect(shared.between(0, 1, 0, 1)).toBeGreaterThan(0);
  expect(shared.between(0, 1, 3, 1)).toBe(0);
});
