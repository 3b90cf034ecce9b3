import type { Entry } from '../units/index.ts';

/** What was solved between two places. */
export interface Solved {
  readonly entries: readonly Entry[];
  /** Whether the boundary half-way is as probable as it is without the anchor. */
  readonly isSure: boolean;
  /** Number of the call that used it last. */
  call: number;
}

/** Units of stretches that are kept for the next calls, for each unit of the text, beside what the last one used. */
const KEPT_PER_UNIT = 2;

/** Stretches that were solved, for the next calls. */
export class SolvedStretches {
  /** The oldest first, by what they depend on. */
  readonly #solved = new Map<string, Solved>();
  readonly #most: number;
  #kept = 0;
  #call = 0;

  /** @param units Of the text. */
  constructor(units: number) {
    this.#most = KEPT_PER_UNIT * units;
  }

  /** A call begins, at the end of which `forget` may forget what it did not need. */
  begin(): void {
    this.#call++;
  }

  /** What was solved before, or is now. */
  once(key: string, solve: () => Omit<Solved, 'call'>): Solved {
    const known = this.#solved.get(key);
    if (known !== undefined) {
      known.call = this.#call;
      return known;
    }
    const solved = { ...solve(), call: this.#call };
    this.#solved.set(key, solved);
    this.#kept += solved.entries.length + 1;
    return solved;
  }

  /** Forgets what was solved first and is not in use, where it has become too much. */
  forget(): void {
    for (const [key, { entries, call }] of this.#solved) {
      if (this.#kept <= this.#most) break;
      // What this call needed the next one will need as well.
      if (call === this.#call) continue;
      this.#solved.delete(key);
      this.#kept -= entries.length + 1;
    }
  }
}
