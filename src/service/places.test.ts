import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySplices, type ReviewUnit, type Splice } from '../review/index.ts';
import { GAP, mentioned, type Place, place } from './places.ts';

function unit(id: string): ReviewUnit {
  return {
    id,
    confidence: 0.5,
    status: 'unreviewed',
    cells: {},
    pairs: [],
    flags: [],
    moved: false,
    bookmarked: false,
  };
}

/** Units with ranks, as a table has them. */
type Table = readonly { readonly unit: ReviewUnit; readonly rank: number }[];

function placesIn(table: Table, ids: readonly string[]): Place[] {
  return table.flatMap(({ unit: { id }, rank }, index) =>
    ids.includes(id)
      ? [{ id, rank, before: table[index - 1]?.rank ?? null, behind: table[index + 1]?.rank ?? null }]
      : [],
  );
}

function applied(table: Table, splices: readonly Splice[]): Table | undefined {
  const found = place(splices, placesIn(table, mentioned(splices)), table[0]?.rank ?? null);
  if (found === undefined) return undefined;
  const rest = table.filter(({ unit: { id } }) => !found.gone.has(id) && !found.written.has(id));
  return [...rest, ...found.written.values()].toSorted((a, b) => a.rank - b.rank);
}

const table = (count: number, gap = GAP): Table =>
  Array.from({ length: count }, (_, index) => ({ unit: unit(String(index)), rank: (index + 1) * gap }));

/** Changes one after the other, each of the list that the one before leaves. */
const changes = fc.array(
  fc.record({ at: fc.nat(), removed: fc.nat(3), inserted: fc.nat(4), keep: fc.boolean() }),
  {
    maxLength: 6,
  },
);

describe('place', () => {
  it('gives ranks in the order that the changes make, knowing only the neighbours', () => {
    fc.assert(
      fc.property(fc.nat(8), changes, (count, list) => {
        const first = table(count);
        let units = first.map((row) => row.unit);
        let next = count;
        const splices = list.map(({ at, removed, inserted, keep }): Splice => {
          const start = at % (units.length + 1);
          const gone = units.slice(start, start + removed);
          const come = keep
            ? gone.map((old) => ({ ...old, note: 'changed' }))
            : Array.from({ length: inserted }, () => {
                next += 1;
                return unit(String(next));
              });
          const splice = { after: units[start - 1]?.id ?? null, removed: gone, inserted: come };
          units = applySplices(units, [splice]);
          return splice;
        });
        const after = applied(first, splices);
        expect(after?.map((row) => row.unit)).toEqual(units);
        expect(new Set(after?.map(({ rank }) => rank)).size).toBe(units.length);
      }),
    );
  });

  it('says where there is no room', () => {
    const splice = { after: '0', removed: [], inserted: [unit('a')] };
    expect(applied(table(2, 1), [splice])).toBeUndefined();
    expect(applied(table(2, 2), [splice])?.map((row) => row.unit.id)).toEqual(['0', 'a', '1']);
    // What stays in its place needs none.
    const same = { after: '0', removed: [unit('1')], inserted: [{ ...unit('1'), note: 'x' }] };
    expect(applied(table(2, 1), [same])).toHaveLength(2);
  });

  it('refuses a change of units that are not as it knew them', () => {
    for (const splice of [
      { after: 'gone', removed: [], inserted: [] },
      { after: null, removed: [unit('1')], inserted: [] },
      { after: '0', removed: [unit('2')], inserted: [] },
    ]) {
      expect(() => applied(table(3), [splice])).toThrow(RangeError);
    }
  });
});
