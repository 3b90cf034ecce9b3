import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chain } from './chain.ts';
import type { LinkMatrix } from './links.ts';

function matrix(columns: number, rows: readonly (readonly [number, number][])[]): LinkMatrix {
  return { columns, rows: rows.map((row) => row.map(([column, value]) => ({ column, value }))) };
}

test('links of one row to two columns make one group', () => {
  const links = matrix(3, [
    [[0, 0.9]],
    [
      [1, 0.9],
      [2, 0.8],
    ],
  ]);
  expect(chain({ links, rowJoins: [0, 0], columnJoins: [0, 0.8, 0] })).toEqual([
    { rowStart: 0, rowCount: 1, columnStart: 0, columnCount: 1 },
    { rowStart: 1, rowCount: 1, columnStart: 1, columnCount: 2 },
  ]);
});

test('a column that may belong to either of two rows does not join them', () => {
  const links = matrix(1, [[[0, 0.5]], [[0, 0.49]]]);
  const groups = chain({ links, rowJoins: [0.01, 0], columnJoins: [0] });
  expect(groups.map((group) => [group.rowCount, group.columnCount])).toEqual([
    [1, 1],
    [1, 0],
  ]);
});

test('a weak link is no link', () => {
  expect(
    chain({ links: matrix(1, [[[0, 0.2]]]), rowJoins: [0], columnJoins: [0] }).map((group) => [
      group.rowCount,
      group.columnCount,
    ]),
  ).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('every row and column is in one group, in order', () => {
  const shapes = fc.integer({ min: 0, max: 12 }).chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      joins: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
      rows: fc.array(
        fc.uniqueArray(
          fc.tuple(fc.nat(Math.max(0, columns - 1)), fc.double({ min: 0, max: 1, noNaN: true })),
          {
            selector: ([column]) => column,
            maxLength: columns,
          },
        ),
        { maxLength: 12 },
      ),
    }),
  );
  fc.assert(
    fc.property(shapes, ({ columns, rows, joins }) => {
      const sorted = rows.map((row) => [...row].sort((a, b) => a[0] - b[0]));
      const groups = chain({ links: matrix(columns, sorted), rowJoins: joins, columnJoins: joins });
      let row = 0;
      let column = 0;
      for (const group of groups) {
        expect([group.rowStart, group.columnStart]).toEqual([row, column]);
        expect(group.rowCount + group.columnCount).toBeGreaterThan(0);
        row += group.rowCount;
        column += group.columnCount;
      }
      expect([row, column]).toEqual([rows.length, columns]);
    }),
  );
});
