import { expect, test } from 'vitest';
import { range } from '../range.ts';
import { fullBand } from './band.ts';
import { BeadFeatures } from './features.ts';
import { narrowBand } from './narrow.ts';
import type { Side } from './runs.ts';

const DIMENSIONS = 96;

/** A side whose sentence i says what the number `meanings[i]` says. */
function side(meanings: readonly number[]): Side {
  const sums = new Float32Array(meanings.length * DIMENSIONS);
  for (const [row, number] of meanings.entries()) {
    for (let d = 0; d < DIMENSIONS; d++) {
      const value = Math.sin(number * 12.9898 + d * 78.233) * 43758.5453;
      sums[row * DIMENSIONS + d] = value - Math.floor(value) - 0.5;
    }
  }
  return { sums, bytes: meanings.map(() => 60), paragraphs: meanings.map(() => 0) };
}

function narrowed(source: readonly number[], target: readonly number[]) {
  const band = fullBand(source.length, target.length);
  return narrowBand(band, new BeadFeatures(side(source), side(target), DIMENSIONS, band)).band;
}

test.each([
  ['the same text', range(0, 100)],
  ['a text without a third of it', [...range(0, 30), ...range(62, 100)]],
  ['a text with something between', [...range(0, 50), ...range(200, 230), ...range(50, 100)]],
])('%s: the true path stays, most of the rest goes', (_, target) => {
  const band = narrowed(range(0, 100), target);
  for (const [j, number] of target.entries()) {
    if (number >= 100) continue;
    expect(j).toBeGreaterThanOrEqual(band.low[number] ?? 0);
    expect(j + 1).toBeLessThanOrEqual(band.high[number + 1] ?? 0);
  }
  expect(band.size).toBeLessThan(0.6 * 101 * (target.length + 1));
});

test('it stays wide where nothing is sure', () => {
  const unsure = narrowed(range(0, 60), range(300, 360)).size;
  const sure = narrowed(range(0, 60), range(0, 60)).size;
  expect(unsure).toBeGreaterThan(1.5 * sure);
});
