import type { ReviewUnit, Splice } from '../../review/index.ts';

/** Units that are kept: some screens in every direction, and those of the last jumps. */
const MOST = 4000;

/** The texts of the units that were seen lately. */
export class UnitStore {
  readonly #units = new Map<string, ReviewUnit>();

  get(id: string): ReviewUnit | undefined {
    return this.#units.get(id);
  }

  put(units: readonly ReviewUnit[]): void {
    for (const unit of units) {
      this.#units.delete(unit.id);
      this.#units.set(unit.id, unit);
    }
    for (const id of this.#units.keys()) {
      if (this.#units.size <= MOST) break;
      this.#units.delete(id);
    }
  }

  apply(splices: readonly Splice[]): void {
    for (const { removed, inserted } of splices) {
      for (const { id } of removed) this.#units.delete(id);
      this.put(inserted);
    }
  }

  clear(): void {
    this.#units.clear();
  }
}

/** A stretch of positions that is asked for at once. */
export interface Stretch {
  readonly offset: number;
  readonly limit: number;
}

/** Positions (ascending) as few stretches: what lies between two near ones is asked for with them. */
export function stretchesOf(positions: readonly number[], gap = 24, most = 200): Stretch[] {
  const stretches: { offset: number; limit: number }[] = [];
  for (const position of positions) {
    const last = stretches.at(-1);
    const reach = last === undefined ? 0 : position - last.offset + 1;
    if (last !== undefined && reach <= most && position - (last.offset + last.limit) <= gap)
      last.limit = reach;
    else stretches.push({ offset: position, limit: 1 });
  }
  return stretches;
}
