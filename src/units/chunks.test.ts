import { expect, test } from 'vitest';
import { Chunks } from './chunks.ts';

const DIMENSIONS = 32;

/** Rows of which each run of ten is about one thing. */
function table(rows: number): Float32Array {
  const wave = (n: number, d: number) => Math.sin(n * 12.9898 + d * 78.233) * 43758.5453;
  const part = (n: number, d: number) => wave(n, d) - Math.floor(wave(n, d)) - 0.5;
  const made = Float32Array.from({ length: rows * DIMENSIONS }, (_, at) => {
    const row = Math.floor(at / DIMENSIONS);
    return part(Math.floor(row / 10), at % DIMENSIONS) + 0.3 * part(1000 + row, at % DIMENSIONS);
  });
  for (let row = 0; row < rows; row++) {
    const own = made.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
    const length = Math.hypot(...own);
    for (const [d, value] of own.entries()) own[d] = value / length;
  }
  return made;
}

test('of few rows all are looked at', () => {
  const rows = [3, 1, 2];
  expect(new Chunks(rows, table(4), DIMENSIONS, { rows: 3, chunks: 2 }).near(table(1), 0)).toEqual(rows);
});

test('of many only those around what is alike, each once', () => {
  const vectors = table(400);
  const rows = Array.from({ length: 400 }, (_, row) => row);
  const chunks = new Chunks(rows, vectors, DIMENSIONS, { rows: 100, chunks: 40 });
  for (const row of [0, 57, 399]) {
    const near = chunks.near(vectors, row * DIMENSIONS);
    expect(near).toContain(row);
    expect(near).toHaveLength(40);
    expect(new Set(near).size).toBe(40);
  }
});
