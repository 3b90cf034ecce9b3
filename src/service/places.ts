import type { ReviewUnit, Splice } from '../review/index.ts';

/** Between two units at first: room for 24 insertions one into the other, and for as many units as a document has. */
export const GAP = 2 ** 24;

/** Where a unit stands, and between which others. */
export interface Place {
  readonly id: string;
  readonly rank: number;
  /** Rank of the unit before, null at the beginning. */
  readonly before: number | null;
  /** Rank of the unit behind, null at the end. */
  readonly behind: number | null;
}

/** What is to be written of a change. */
export interface Placed {
  readonly written: ReadonlyMap<string, { readonly unit: ReviewUnit; readonly rank: number }>;
  readonly gone: ReadonlySet<string>;
}

/** Units that a change refers to and that were there before it. */
export function mentioned(splices: readonly Splice[]): string[] {
  const made = new Set<string>();
  const ids = new Set<string>();
  for (const { after, removed, inserted } of splices) {
    for (const id of [...(after === null ? [] : [after]), ...removed.map((unit) => unit.id)]) {
      if (!made.has(id)) ids.add(id);
    }
    for (const { id } of inserted) made.add(id);
  }
  return [...ids];
}

/**
 * Gives the units of a change their ranks.
 *
 * @param places Those of the `mentioned` units.
 * @param first The lowest rank of all, null where there is no unit.
 * @returns Undefined where some gap is too narrow: the units have to be numbered anew.
 * @throws RangeError where the units are not as the change knew them.
 */
export function place(
  splices: readonly Splice[],
  places: readonly Place[],
  first: number | null,
): Placed | undefined {
  const rankOf = new Map(places.map(({ id, rank }) => [id, rank]));
  const behind = new Map<number, number>([[Number.NEGATIVE_INFINITY, first ?? Number.POSITIVE_INFINITY]]);
  const before = new Map<number, number>();
  for (const each of places) {
    behind.set(each.rank, each.behind ?? Number.POSITIVE_INFINITY);
    before.set(each.rank, each.before ?? Number.NEGATIVE_INFINITY);
  }
  const join = (low: number, high: number) => {
    behind.set(low, high);
    before.set(high, low);
  };
  const written = new Map<string, { unit: ReviewUnit; rank: number }>();
  const gone = new Set<string>();

  for (const { after, removed, inserted } of splices) {
    const start = after === null ? Number.NEGATIVE_INFINITY : rankOf.get(after);
    let low = start;
    const old: number[] = [];
    for (const { id } of removed) {
      const rank = rankOf.get(id);
      if (low === undefined || rank === undefined || behind.get(low) !== rank) throw notAsKnown(after);
      old.push(rank);
      low = rank;
    }
    if (start === undefined || low === undefined) throw notAsKnown(after);
    const stays =
      removed.length === inserted.length && removed.every(({ id }, index) => inserted[index]?.id === id);
    const high = behind.get(low) ?? Number.POSITIVE_INFINITY;
    const ranks = stays ? old : between(start, high, inserted.length);
    if (ranks === undefined) return undefined;
    for (const { id } of removed) {
      rankOf.delete(id);
      written.delete(id);
      gone.add(id);
    }
    let last = start;
    for (const [index, unit] of inserted.entries()) {
      const rank = ranks[index] ?? 0;
      rankOf.set(unit.id, rank);
      written.set(unit.id, { unit, rank });
      gone.delete(unit.id);
      join(last, rank);
      last = rank;
    }
    join(last, high);
  }
  return { written, gone };
}

function notAsKnown(after: string | null): RangeError {
  return new RangeError(`the units behind ${after ?? 'the beginning'} are not those that were changed`);
}

/** So many ranks between two others, evenly; undefined where there is no room. */
function between(low: number, high: number, count: number): number[] | undefined {
  const ranks = (begin: number, step: number) =>
    Array.from({ length: count }, (_, index) => begin + step * (index + 1));
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return ranks(0, GAP);
  if (low === Number.NEGATIVE_INFINITY) return ranks(high - GAP * (count + 1), GAP);
  if (high === Number.POSITIVE_INFINITY) return ranks(low, GAP);
  const step = Math.floor((high - low) / (count + 1));
  return step < 1 ? undefined : ranks(low, step);
}
