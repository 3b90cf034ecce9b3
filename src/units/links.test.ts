import { expect, test } from 'vitest';
import { type LinkMatrix, relax, transpose } from './links.ts';

function matrix(columns: number, rows: readonly (readonly [number, number][])[]): LinkMatrix {
  return { columns, rows: rows.map((row) => row.map(([column, value]) => ({ column, value }))) };
}

const value = (links: LinkMatrix, row: number, column: number) =>
  links.rows[row]?.find((entry) => entry.column === column)?.value ?? 0;

test('transpose swaps rows and columns', () => {
  const links = matrix(3, [
    [[0, 0.5]],
    [
      [0, 0.25],
      [2, 1],
    ],
  ]);
  expect(transpose(links)).toEqual(
    matrix(2, [
      [
        [0, 0.5],
        [1, 0.25],
      ],
      [],
      [[1, 1]],
    ]),
  );
  expect(transpose(transpose(links))).toEqual(links);
});

test('a third language that is sure lifts a link that is not', () => {
  const direct = matrix(2, [
    [
      [0, 0.5],
      [1, 0.4],
    ],
    [],
  ]);
  const sure = { toOther: matrix(1, [[[0, 1]], []]), fromOther: matrix(2, [[[0, 1]]]) };
  const relaxed = relax(direct, [sure]);
  expect(value(relaxed, 0, 0)).toBeCloseTo((2 * 0.5 + 1) / 3);
  expect(value(relaxed, 0, 1)).toBeLessThan(0.4);
});

test('a third language that lacks the sentences changes nothing', () => {
  const direct = matrix(1, [[[0, 0.8]]]);
  const silent = { toOther: matrix(1, [[]]), fromOther: matrix(1, [[]]) };
  expect(value(relax(direct, [silent]), 0, 0)).toBeCloseTo(0.8);
});
