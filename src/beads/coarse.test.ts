import { describe, expect, test } from 'vitest';
import { range } from '../range.ts';
import { searchBand, unitVectors } from './coarse.ts';

const DIMENSIONS = 32;

/** Pseudo-random vectors that are the same for the same numbers. */
function vectors(numbers: readonly number[], noise: number): Float32Array {
  const data = new Float32Array(numbers.length * DIMENSIONS);
  for (const [row, number] of numbers.entries()) {
    for (let d = 0; d < DIMENSIONS; d++) {
      const own = Math.sin(number * 12.9898 + d * 78.233) * 43758.5453;
      const other = Math.sin((row + 1) * 93.989 + d * 47.233 + noise) * 24634.6345;
      data[row * DIMENSIONS + d] = own - Math.floor(own) - 0.5 + noise * (other - Math.floor(other) - 0.5);
    }
  }
  return data;
}

describe('the true path stays inside the band', () => {
  const all = range(0, 2000);
  test.each([
    ['nothing missing', all],
    ['30 % missing at the start', range(600, 2000)],
    ['30 % missing in the middle', [...range(0, 700), ...range(1300, 2000)]],
    ['30 % missing at the end', range(0, 1400)],
    ['every fifth missing', all.filter((n) => n % 5 !== 0)],
  ])('%s', (_, kept) => {
    const a = unitVectors(vectors(all, 0.7), DIMENSIONS);
    const b = unitVectors(vectors(kept, 0.71), DIMENSIONS);
    const band = searchBand(a, b);
    const lost = kept.filter((number, j) => {
      const low = band.low[number] ?? 0;
      const high = band.high[number] ?? 0;
      return j < low || j + 1 > high;
    });
    expect(lost).toEqual([]);
  });
});

test('the number of nodes grows with the length, not with its square', () => {
  const size = (count: number) => {
    const band = searchBand(
      unitVectors(vectors(range(0, count), 0.7), DIMENSIONS),
      unitVectors(vectors(range(0, count), 0.71), DIMENSIONS),
    );
    return band.size / count;
  };
  expect(size(4000)).toBeLessThan(size(1000) * 1.2);
});

test.each([
  [0, 0],
  [0, 5],
  [5, 0],
  [1, 1],
  [1, 900],
  [900, 1],
])('%d and %d sentences', (rows, columns) => {
  const band = searchBand(
    unitVectors(vectors(range(0, rows), 0), DIMENSIONS),
    unitVectors(vectors(range(0, columns), 0), DIMENSIONS),
  );
  expect(band.low[0]).toBe(0);
  expect(band.high[rows]).toBe(columns);
});
