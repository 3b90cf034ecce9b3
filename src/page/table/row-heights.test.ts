import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowHeights } from './row-heights.ts';

const heights = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 60 });

it('knows the sums, also after changes', () => {
  fc.assert(
    fc.property(
      heights,
      fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 300 }))),
      (list, changes) => {
        const rows = new RowHeights(Float64Array.from(list));
        for (const [row, height] of changes) {
          rows.set(row, height);
          if (row < list.length) list[row] = height;
        }
        let top = 0;
        for (const [row, height] of list.entries()) {
          expect(rows.top(row)).toBe(top);
          expect(rows.rowAt(top)).toBe(row);
          expect(rows.rowAt(top + height - 1)).toBe(row);
          top += height;
        }
        expect(rows.total).toBe(top);
        expect(rows.rowAt(-5)).toBe(list.length === 0 ? -1 : 0);
        expect(rows.rowAt(top + 1000)).toBe(list.length - 1);
      },
    ),
  );
});
