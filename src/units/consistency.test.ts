import { expect, test } from 'vitest';
import { relax } from './consistency.ts';
import { type SparseMatrix, transpose } from './matrix.ts';

function matrix(columns: number, rows: readonly (readonly [number, number][])[]): SparseMatrix {
  return { columns, rows: rows.map((row) => row.map(([column, value]) => ({ column, value }))) };
}

const value = (cuts: SparseMatrix, row: number, column: number) =>
  cuts.rows[row]?.find((entry) => entry.column === column)?.value ?? 0;

test('transpose swaps rows and columns', () => {
  const cuts = matrix(3, [
    [[0, 0.5]],
    [
      [0, 0.25],
      [2, 1],
    ],
  ]);
  expect(transpose(cuts)).toEqual(
    matrix(2, [
      [
        [0, 0.5],
        [1, 0.25],
      ],
      [],
      [[1, 1]],
    ]),
  );
  expect(transpose(transpose(cuts))).toEqual(cuts);
});

test('a third language that is sure lifts a cut and lowers its rival', () => {
  const direct = matrix(2, [
    [
      [0, 0.5],
      [1, 0.4],
    ],
  ]);
  const sure = { toOther: matrix(1, [[[0, 1]]]), fromOther: matrix(2, [[[0, 1]]]) };
  const relaxed = relax(direct, [sure]);
  expect(value(relaxed, 0, 0)).toBeGreaterThan(0.55);
  expect(value(relaxed, 0, 1)).toBeLessThan(0.3);
});

test('a third language that lacks a sentence does not lift the cut on its wrong side', () => {
  // The third language is cut once where the second is cut twice.
  const direct = matrix(2, [
    [
      [0, 0.9],
      [1, 0.02],
    ],
  ]);
  const lacking = {
    toOther: matrix(1, [[[0, 1]]]),
    fromOther: matrix(2, [
      [
        [0, 1],
        [1, 1],
      ],
    ]),
  };
  const relaxed = relax(direct, [lacking]);
  expect(value(relaxed, 0, 0)).toBeGreaterThan(0.9);
  expect(value(relaxed, 0, 1)).toBeLessThan(0.1);
});

test('a third language that is cut nowhere near changes nothing', () => {
  const direct = matrix(1, [[[0, 0.8]]]);
  const silent = { toOther: matrix(1, [[]]), fromOther: matrix(1, [[]]) };
  expect(value(relax(direct, [silent]), 0, 0)).toBeCloseTo(0.8);
});
