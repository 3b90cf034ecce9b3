import { expect, test } from 'vitest';
import type { PairAlignment } from '../beads/index.ts';
import { joinComplements } from './complements.ts';
import type { Cut } from './join.ts';

/** Alignments of which only the confidences are asked. */
function table(confidences: Readonly<Record<string, number>>) {
  return {
    counts: [3, 2, 2],
    pair: (a: number, b: number): PairAlignment => ({
      beads: [],
      cuts: [],
      boundary: () => 0,
      confidence: (beads) => confidences[`${a}${b} ${JSON.stringify(beads)}`] ?? 0,
    }),
  };
}

// A headline that stands twice in the first language: neither time is surely the other languages' one.
const CUTS: Cut[] = [
  [0, 0, 0],
  [1, 0, 0],
  [1, 1, 1],
  [2, 1, 1],
  [3, 2, 2],
];
const FIRST = { '01 [[[0],[0]]]': 0.5, '02 [[[0],[0]]]': 0.5 };
const SECOND = { '01 [[[1],[0]]]': 0.6, '02 [[[1],[0]]]': 0.6 };

test('joins with the likelier of two neighbours that nothing else belongs to', () => {
  expect(joinComplements(CUTS, table({ ...FIRST, ...SECOND }))).toEqual(CUTS.filter((_, k) => k !== 2));
  expect(joinComplements(CUTS, table(FIRST))).toEqual(CUTS.filter((_, k) => k !== 1));
});

test('leaves alone what hardly belongs together, and what has a language in common', () => {
  expect(joinComplements(CUTS, table({}))).toEqual(CUTS);
  expect(joinComplements(CUTS, table({ '01 [[[1,2],[1]]]': 1, '02 [[[1,2],[1]]]': 1 }))).toEqual(CUTS);
});

test('keeps the ends', () => {
  const two: Cut[] = [
    [0, 0, 0],
    [3, 2, 2],
  ];
  expect(joinComplements(two, table({}))).toEqual(two);
  expect(joinComplements([], table({}))).toEqual([]);
});
