import { expect, test } from 'vitest';
import { makeBand } from './band.ts';
import { dot } from './dot.ts';
import { RunSimilarities, type Side } from './runs.ts';

const DIMENSIONS = 5;

function side(count: number, seed: number): Side {
  const sums = Float32Array.from({ length: count * DIMENSIONS }, (_, k) => Math.sin(seed + 1.7 * k));
  return { sums, bytes: new Array(count).fill(10), paragraphs: new Array(count).fill(0) };
}

test.each([1, 2, 7, 8])(
  'an odd and an even number of rows have the products of their own band: %i',
  (rows) => {
    const [source, target] = [side(rows, 1), side(9, 2)];
    const low = Int32Array.from({ length: rows + 1 }, (_, i) => Math.max(0, i - 2));
    const high = Int32Array.from({ length: rows + 1 }, (_, i) => Math.min(9, i + 3 + (i % 3)));
    const band = makeBand(rows, 9, low, high);
    const found = new RunSimilarities(source, target, DIMENSIONS, band);
    const { norm, base } = found.source;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < 9; j++) {
        const similarity = found.similarityOnce(i, 1, j, 1);
        if (j < (band.low[i] ?? 0) || j >= (band.high[i] ?? 0)) {
          expect(similarity).toBeNaN();
          continue;
        }
        const product = dot(source.sums, i * DIMENSIONS, target.sums, j * DIMENSIONS, DIMENSIONS);
        const cosine = product / ((norm[rows + 1 + i] ?? 0) * (found.target.norm[10 + j] ?? 0));
        const common = ((base[rows + 1 + i] ?? 0) + (found.target.base[10 + j] ?? 0)) / 2;
        expect(similarity).toBeCloseTo((cosine - common) / Math.max(0.2, 1 - common), 10);
      }
    }
  },
);
