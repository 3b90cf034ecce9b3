import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chain } from './chain.ts';
import type { SparseMatrix } from './matrix.ts';

function matrix(columns: number, rows: readonly (readonly [number, number][])[]): SparseMatrix {
  return { columns, rows: rows.map((row) => row.map(([column, value]) => ({ column, value }))) };
}

const path = (cuts: SparseMatrix, gamma: number) =>
  chain(cuts, gamma, { row: 0, column: 0 }, { row: cuts.rows.length - 1, column: cuts.columns - 1 }).map(
    ({ row, column }) => [row, column],
  );

test('takes the cuts that are probable and leaves the others', () => {
  const cuts = matrix(4, [[[0, 1]], [[1, 0.9]], [[2, 0.2]], [[3, 1]]]);
  expect(path(cuts, 0.3)).toEqual([
    [0, 0],
    [1, 1],
    [3, 3],
  ]);
});

test('of cuts that cross each other the likelier stays', () => {
  const cuts = matrix(4, [[], [[2, 0.6]], [[1, 0.7]], []]);
  expect(path(cuts, 0.3)).toEqual([
    [0, 0],
    [2, 1],
    [3, 3],
  ]);
});

test('two weak cuts outweigh a strong one that they cross', () => {
  const cuts = matrix(5, [[], [[3, 0.8]], [[1, 0.6]], [[2, 0.6]], []]);
  expect(path(cuts, 0.3)).toEqual([
    [0, 0],
    [2, 1],
    [3, 2],
    [4, 4],
  ]);
});

test('nothing between two equal nodes', () => {
  expect(path(matrix(1, [[[0, 1]]]), 0.3)).toEqual([[0, 0]]);
});

test('whatever the cuts, the path rises from corner to corner and no other gains more', () => {
  const side = 5;
  const cell = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: side, maxLength: side }), { minLength: side, maxLength: side }),
      (values) => {
        const cuts = matrix(
          side,
          values.map((row) => row.map((value, column): [number, number] => [column, value])),
        );
        const gain = (row: number, column: number) => (values[row]?.[column] ?? 0) - 0.4;
        const isCorner = (row: number, column: number) =>
          row + column === 0 || row + column === 2 * (side - 1);
        const found = path(cuts, 0.4);
        expect(found[0]).toEqual([0, 0]);
        expect(found.at(-1)).toEqual([side - 1, side - 1]);
        let sum = 0;
        for (const [index, [row = 0, column = 0]] of found.entries()) {
          const [rowBefore = -1, columnBefore = -1] = found[index - 1] ?? [];
          expect(row).toBeGreaterThanOrEqual(rowBefore);
          expect(column).toBeGreaterThanOrEqual(columnBefore);
          expect(row + column).toBeGreaterThan(rowBefore + columnBefore);
          if (!isCorner(row, column)) sum += gain(row, column);
        }
        // The best of all chains, by looking back from every node to every other.
        const best = values.map((row) => row.map(() => 0));
        for (let row = 0; row < side; row++) {
          for (let column = 0; column < side; column++) {
            let before = 0;
            for (let r = 0; r <= row; r++) {
              for (let c = 0; c <= column; c++) {
                if (r !== row || c !== column) before = Math.max(before, best[r]?.[c] ?? 0);
              }
            }
            const own = isCorner(row, column) ? 0 : gain(row, column);
            (best[row] as number[])[column] = Math.max(before, before + own);
          }
        }
        expect(sum).toBeCloseTo(best[side - 1]?.[side - 1] ?? 0, 9);
      },
    ),
  );
});
