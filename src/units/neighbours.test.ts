import { expect, test } from 'vitest';
import { mutualNeighbours } from './neighbours.ts';

/** Seeded numbers in [-0.5, 0.5) (a linear congruential generator). */
function noise(count: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296 - 0.5;
  });
}

test('items that choose each other', () => {
  const a = Float32Array.from([1, 0, 0, 0, 1, 0]);
  const b = Float32Array.from([0, 0, 1, 0, 2, 0.1, 0.9, 0.5, 0]);
  const found = mutualNeighbours(a, b, 3);
  expect(found.map((one) => [one.a, one.b])).toEqual([
    [0, 2],
    [1, 1],
  ]);
  expect(found[1]?.margin).toBeGreaterThan(0);
});

test('pairs that may not match are as if they were unlike', () => {
  const a = Float32Array.from([1, 0]);
  const b = Float32Array.from([1, 0, 0.5, 0.5]);
  expect(mutualNeighbours(a, b, 2, (_, j) => j !== 0).map(({ b: at }) => at)).toEqual([1]);
});

test('empty lists have none', () => {
  expect(mutualNeighbours(new Float32Array(0), Float32Array.from([1, 0]), 2)).toEqual([]);
});

test('more than four million pairs are looked at by chunks, and a moved block is found', () => {
  const [rows, dimensions] = [2400, 16];
  const a = noise(rows * dimensions);
  const half = (rows / 2) * dimensions;
  const b = new Float32Array(a.length);
  b.set(a.subarray(half));
  b.set(a.subarray(0, half), a.length - half);
  const found = mutualNeighbours(a, b, dimensions);
  const right = found.filter((one) => one.b === (one.a + rows / 2) % rows);
  expect(right.length).toBeGreaterThan(0.95 * rows);
});
