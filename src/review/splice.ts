import type { ReviewUnit } from './review-unit.ts';

/**
 * A change of the list of units in one place: units that stood one after the other are gone and others stand there.
 * It holds both, so that it can be undone without knowing how it came about.
 */
export interface Splice {
  /** The unit that stands before; null at the beginning. */
  readonly after: string | null;
  readonly removed: readonly ReviewUnit[];
  readonly inserted: readonly ReviewUnit[];
}

/** What takes a change back. */
export function inverse(splices: readonly Splice[]): Splice[] {
  return splices
    .toReversed()
    .map(({ after, removed, inserted }) => ({ after, removed: inserted, inserted: removed }));
}

/**
 * The units after a change, one splice after the other.
 *
 * @throws RangeError where the units are not as the change knew them.
 */
export function applySplices(units: readonly ReviewUnit[], splices: readonly Splice[]): ReviewUnit[] {
  const list = [...units];
  for (const { after, removed, inserted } of splices) {
    const at = after === null ? 0 : list.findIndex(({ id }) => id === after) + 1;
    const fits = (after === null || at > 0) && removed.every(({ id }, index) => list[at + index]?.id === id);
    if (!fits)
      throw new RangeError(`the units behind ${after ?? 'the beginning'} are not those that were changed`);
    list.splice(at, removed.length, ...inserted);
  }
  return list;
}
