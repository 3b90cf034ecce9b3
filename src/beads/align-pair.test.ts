import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignPair } from './align-pair.ts';
import type { Bead } from './bead.ts';
import type { Side } from './runs.ts';

const DIMENSIONS = 96;

/** A side whose sentence i says what the numbers of `meanings[i]` say, each a fixed random direction. */
function side(meanings: readonly (readonly number[])[], bytesEach = 60): Side {
  const sums = new Float32Array(meanings.length * DIMENSIONS);
  for (const [row, numbers] of meanings.entries()) {
    for (const number of numbers) {
      for (let d = 0; d < DIMENSIONS; d++) {
        const value = Math.sin(number * 12.9898 + d * 78.233) * 43758.5453;
        const at = row * DIMENSIONS + d;
        sums[at] = (sums[at] ?? 0) + value - Math.floor(value) - 0.5;
      }
    }
  }
  return {
    sums,
    bytes: meanings.map((numbers) => Math.max(1, numbers.length) * bytesEach),
    paragraphs: meanings.map(() => 0),
  };
}

function covers(beads: readonly Bead[], position: 0 | 1): number[] {
  return beads.flatMap((bead) => bead[position]);
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

test.each<[string, number[][], number[][], Bead[]]>([
  [
    'one to one',
    [[1], [2], [3]],
    [[1], [2], [3]],
    [
      [[0], [0]],
      [[1], [1]],
      [[2], [2]],
    ],
  ],
  [
    'a merge',
    [[1], [2], [3], [4]],
    [[1], [2, 3], [4]],
    [
      [[0], [0]],
      [[1, 2], [1]],
      [[3], [2]],
    ],
  ],
  [
    'a split',
    [[1], [2, 3, 4], [5]],
    [[1], [2], [3], [4], [5]],
    [
      [[0], [0]],
      [[1], [1, 2, 3]],
      [[2], [4]],
    ],
  ],
  [
    'five to one',
    [[9], [1], [2], [3], [4], [5], [8]],
    [[9], [1, 2, 3, 4, 5], [8]],
    [
      [[0], [0]],
      [[1, 2, 3, 4, 5], [1]],
      [[6], [2]],
    ],
  ],
  [
    'a deletion',
    [[1], [2], [3]],
    [[1], [3]],
    [
      [[0], [0]],
      [[1], []],
      [[2], [1]],
    ],
  ],
  [
    'an insertion',
    [[1], [3]],
    [[1], [2], [3]],
    [
      [[0], [0]],
      [[], [1]],
      [[1], [2]],
    ],
  ],
])('%s', (_, source, target, expected) => {
  // The model learned from documents; three sentences alone are none.
  const around = upTo(8).map((n) => [n + 40]);
  const found = alignPair(side([...source, ...around]), side([...target, ...around]), DIMENSIONS).beads;
  expect(found.slice(0, expected.length)).toEqual(expected);
  expect(found.length).toBe(expected.length + around.length);
});

test('texts that have nothing in common are not confidently aligned', () => {
  const { beads, confidence } = alignPair(
    side(upTo(20).map((n) => [n])),
    side(upTo(20).map((n) => [n + 100])),
    DIMENSIONS,
  );
  const sure = beads.filter((bead) => bead[0].length > 0 && bead[1].length > 0 && confidence([bead]) > 0.5);
  expect(sure.length).toBeLessThanOrEqual(1);
});

test('nulls in a row may be given in either order', () => {
  const { confidence } = alignPair(
    side([[1], [2], [9], [10], [11]]),
    side([[1], [8], [2], [10], [11]]),
    DIMENSIONS,
  );
  const beads: Bead[] = [
    [[1], []],
    [[], [1]],
  ];
  expect(confidence(beads)).toBe(confidence(beads.toReversed()));
  expect(
    confidence([
      [
        [0, 1, 2, 3, 4],
        [0, 1, 2, 3, 4],
      ],
    ]),
  ).toBe(0);
});

describe('whatever the texts', () => {
  const meanings = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }), { maxLength: 14 });

  test('every sentence is in one bead, in order, and probabilities are in [0,1]', () => {
    fc.assert(
      fc.property(meanings, meanings, (source, target) => {
        const aligned = alignPair(side(source), side(target), DIMENSIONS);
        expect(covers(aligned.beads, 0)).toEqual(upTo(source.length));
        expect(covers(aligned.beads, 1)).toEqual(upTo(target.length));
        for (const bead of aligned.beads) {
          const sure = aligned.confidence([bead]);
          expect(sure).toBeGreaterThanOrEqual(0);
          expect(sure).toBeLessThanOrEqual(1);
        }
        for (const row of aligned.cuts) {
          for (const { target: index, probability } of row) {
            expect(index).toBeLessThanOrEqual(target.length);
            expect(probability).toBeGreaterThan(0);
            expect(probability).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  test('the same texts give the same beads', () => {
    fc.assert(
      fc.property(meanings, meanings, (source, target) => {
        const once = alignPair(side(source), side(target), DIMENSIONS).beads;
        expect(alignPair(side(source), side(target), DIMENSIONS).beads).toEqual(once);
      }),
      { numRuns: 20 },
    );
  });
});
