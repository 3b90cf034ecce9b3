import { expect, test } from 'vitest';
import { adaptedPair } from './adapt.ts';
import type { Links } from './narrow.ts';
import { wordings } from './wording.ts';

const DIMENSIONS = 8;

/** One link a sentence, to the sentence at its own place. */
function diagonal(count: number): Links {
  return {
    start: Int32Array.from({ length: count + 1 }, (_, i) => i),
    partner: Int32Array.from({ length: count }, (_, i) => i),
    weight: new Float32Array(count).fill(1),
  };
}

function cosine(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let [product, left, right] = [0, 0, 0];
  for (let d = 0; d < DIMENSIONS; d++) {
    const [x, y] = [a[i * DIMENSIONS + d] ?? 0, b[j * DIMENSIONS + d] ?? 0];
    product += x * y;
    left += x * x;
    right += y * y;
  }
  return product / Math.sqrt(left * right);
}

/** Twelve sentences of which two hold a name that the model does not know on the one side. */
function names() {
  const source = Array.from({ length: 12 }, (_, i) => (i === 3 || i === 8 ? `Trinket saw${i}` : `word${i}`));
  const target = source.map((_, i) => (i === 3 || i === 8 ? `韦小宝` : `海`));
  const sums = (name: number) =>
    Float32Array.from({ length: 12 * DIMENSIONS }, (_, at) => {
      const [row, d] = [Math.floor(at / DIMENSIONS), at % DIMENSIONS];
      return (d === row % 5 ? 1 : 0) + ((row === 3 || row === 8) && d === name ? 2 : 0);
    });
  return { source, target, sourceSums: sums(6), targetSums: sums(7) };
}

test('a name comes nearer to what it is aligned with elsewhere', () => {
  const { source, target, sourceSums, targetSums } = names();
  const links = { source: diagonal(12), target: diagonal(12) };
  const moved = adaptedPair(sourceSums, targetSums, links, wordings(source, target), DIMENSIONS);
  expect(cosine(moved.source, 3, moved.target, 3)).toBeGreaterThan(cosine(sourceSums, 3, targetSums, 3));
  expect(moved.source.subarray(0, DIMENSIONS)).toEqual(sourceSums.subarray(0, DIMENSIONS));
});

test('a sentence does not confirm its own alignment', () => {
  const { source, target, sourceSums, targetSums } = names();
  const only = source.map((text, i) => (i === 8 ? 'other' : text));
  const links = { source: diagonal(12), target: diagonal(12) };
  const moved = adaptedPair(sourceSums, targetSums, links, wordings(only, target), DIMENSIONS);
  expect(moved.source).toEqual(sourceSums);
});
