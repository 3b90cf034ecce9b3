import type { Entry, UnitSide } from '../units/index.ts';
import type { PlacedAnchor } from './anchor.ts';

/** Units that the alignment without anchors thinks this probable are counted where an anchor crosses them. */
const SURE = 0.9;

/** How an anchor lies to the alignment without anchors. */
export interface Position {
  /** Unit at which the first of its languages begins. */
  readonly place: number;
  /** The units between which its languages differ: from the end of the one to the beginning of the other. */
  readonly from: number;
  readonly to: number;
  /** How many of those between are sure: in the order of the text the anchor and they exclude each other. */
  readonly crossed: number;
  /** Whether the first of its languages is the one that stands at `from`. */
  readonly isForward: boolean;
}

/** Where anchors stand in the alignment without any. */
export class Positions {
  readonly #base: readonly Entry[];
  readonly #sides: readonly UnitSide[];
  #unitOf: readonly Int32Array[] | undefined;
  /** For each number of units how many of the first ones are sure. */
  #sure: Int32Array | undefined;

  constructor(base: readonly Entry[], sides: readonly UnitSide[]) {
    this.#base = base;
    this.#sides = sides;
  }

  of({ spans }: PlacedAnchor): Position {
    this.#unitOf ??= this.#findUnits();
    this.#sure ??= this.#countSure();
    let [place, from, to, isForward] = [-1, Number.POSITIVE_INFINITY, -1, true];
    for (const [position, span] of spans.entries()) {
      if (span === undefined) continue;
      const first = this.#unitOf[position]?.[span[0]] ?? 0;
      const last = this.#unitOf[position]?.[span[1] - 1] ?? 0;
      if (place < 0) place = first;
      if (last < from) [from, isForward] = [last, place === first];
      to = Math.max(to, first);
    }
    const crossed = from < to ? (this.#sure[to] ?? 0) - (this.#sure[from + 1] ?? 0) : 0;
    return { place, from, to, crossed, isForward };
  }

  /** For each language the unit of each sentence. */
  #findUnits(): readonly Int32Array[] {
    return this.#sides.map(({ language, sentences }) => {
      const units = new Int32Array(sentences.length);
      for (const [index, { unit }] of this.#base.entries()) {
        for (const sentence of unit.cells[language]?.sentences ?? []) units[sentence] = index;
      }
      return units;
    });
  }

  #countSure(): Int32Array {
    const sure = new Int32Array(this.#base.length + 1);
    for (const [index, { unit }] of this.#base.entries()) {
      sure[index + 1] = (sure[index] as number) + (unit.confidence >= SURE ? 1 : 0);
    }
    return sure;
  }
}
