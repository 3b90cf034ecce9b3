import type { Unit } from './unit.ts';

/**
 * A unit apart from its place in the text, which anchors shift. Texts that are aligned again share the entries of all
 * that stays, and with them what was made of them.
 */
export class Entry {
  /** Its `id` and flags mean nothing. */
  readonly unit: Unit;
  /** Kept flags of the unit by itself; made by whoever asks first. */
  flags: Unit['flags'] | undefined;
  /** The unit in its place as it was given last, without flags and with them: mostly it is the same the next time. */
  #bare: Unit | undefined;
  #flagged: Unit | undefined;

  constructor(unit: Unit) {
    this.unit = unit;
  }

  /** The unit in a place, with these flags. */
  at(id: number, moved: boolean, flags: Unit['flags'] | undefined): Unit {
    const last = flags === undefined ? this.#bare : this.#flagged;
    if (last?.id === id && last.moved === moved) return last;
    const own = flags ?? this.unit.flags;
    const isSame = this.unit.id === id && this.unit.moved === moved && this.unit.flags === own;
    const made = isSame ? this.unit : { ...this.unit, id, moved, flags: own };
    if (flags === undefined) this.#bare = made;
    else this.#flagged = made;
    return made;
  }
}

/** A run of entries out of a list: those from `first` on, without `last`. */
export interface Stretch {
  readonly entries: readonly Entry[];
  readonly first: number;
  readonly last: number;
  /** Whether a person said that these are right. */
  readonly fixed: boolean;
}
