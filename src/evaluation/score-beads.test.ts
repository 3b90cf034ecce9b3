import { expect, test } from 'vitest';
import type { Bead } from '../beads/index.ts';
import { countBeads, laxScores, singleNulls, strictScores } from './score-beads.ts';

test('a null gives a bead a sentence', () => {
  expect(
    singleNulls([
      [[0, 1], []],
      [[2], [0, 1]],
      [[], [2, 3]],
    ]),
  ).toEqual([
    [[0], []],
    [[1], []],
    [[2], [0, 1]],
    [[], [2]],
    [[], [3]],
  ]);
});

test('an alignment against itself is perfect, nulls or not', () => {
  const beads: Bead[] = [
    [[0], [0, 1]],
    [[1], []],
  ];
  const counts = countBeads(beads, beads);
  expect(strictScores(counts)).toEqual({ precision: 1, recall: 1, f1: 1 });
  expect(laxScores(counts)).toEqual({ precision: 1, recall: 1, f1: 1 });
});

// Gold: 0–0, 1–1+2, 2 alone, 3–3.   Found: 0–0, 1–1, 2–2, 3 alone, and 3 of the target alone.
const GOLD: Bead[] = [
  [[0], [0]],
  [[1], [1, 2]],
  [[2], []],
  [[3], [3]],
];
const FOUND: Bead[] = [
  [[0], [0]],
  [[1], [1]],
  [[2], [2]],
  [[3], []],
  [[], [3]],
];

test('precision counts nulls one by one, recall leaves them out', () => {
  const counts = countBeads(FOUND, GOLD);
  expect(counts).toEqual({
    found: 5,
    right: 1,
    // 1–1 overlaps 1–1+2 on both sides; 2–2 does so on the target only.
    laxRight: 2,
    known: 3,
    recalled: 1,
    laxRecalled: 2,
  });
  const strict = strictScores(counts);
  expect(strict.precision).toBeCloseTo(1 / 5);
  expect(strict.recall).toBeCloseTo(1 / 3);
  expect(strict.f1).toBeCloseTo(1 / 4);
  const lax = laxScores(counts);
  expect(lax.precision).toBeCloseTo(2 / 5);
  expect(lax.recall).toBeCloseTo(2 / 3);
  expect(lax.f1).toBeCloseTo(1 / 2);
});

test('a null that is right counts for precision', () => {
  const gold: Bead[] = [
    [[0, 1], []],
    [[2], [0]],
  ];
  const found: Bead[] = [
    [[0], []],
    [[1], []],
    [[2], []],
    [[], [0]],
  ];
  expect(countBeads(found, gold)).toEqual({
    found: 4,
    right: 2,
    laxRight: 2,
    known: 1,
    recalled: 0,
    laxRecalled: 0,
  });
});

test('nothing against nothing is 0, not undefined', () => {
  expect(strictScores(countBeads([], []))).toEqual({ precision: 0, recall: 0, f1: 0 });
});
