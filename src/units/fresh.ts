import { dot, unitVectors } from '../beads/index.ts';
import { Chunks } from './chunks.ts';
import type { LeftOvers, Near } from './left-overs.ts';
import type { Placed } from './mover.ts';
import { aboveBase, LEAST_SIMILARITY, type Neighbours } from './neighbours.ts';
import { areDisjoint, type Piece } from './pieces.ts';
import { type FullSide, profile } from './profile.ts';

/** A left-over piece with its vector: one that the text without anchors has too, or a fresh one. */
interface Item extends Placed {
  /** Number of the known piece; −1 where it is fresh. */
  readonly id: number;
  readonly table: Float32Array;
  readonly start: number;
}

/** Fresh pieces are compared with each other at every call: many of them less thoroughly than known ones. */
const LIMITS = { rows: 256, chunks: 64 } as const;

/** One of two lists that are matched. */
interface List {
  readonly language: number;
  /** The language that they lack: that of the other list. */
  readonly without: number;
  readonly items: readonly Item[];
  /** By number of a known piece its place in `items`; −1 where it is not there. */
  readonly placeOf: Int32Array;
  /** The fresh ones, and their unit vectors, row-major (fresh, dimensions). */
  readonly fresh: readonly number[];
  readonly table: Float32Array;
  /** What each of them has in common with the other list on average. */
  readonly bases: Float64Array;
  readonly chunks: Chunks;
}

interface Best {
  readonly row: number;
  readonly first: number;
  readonly second: number;
}

/**
 * The left-over pieces of a text with anchors, of which the fresh ones are to be matched: those that the text without
 * anchors does not have, or has joined with what is no longer there.
 */
export class FreshPieces {
  readonly #leftOvers: LeftOvers;
  readonly #sides: readonly FullSide[];
  readonly #dimensions: number;
  /** By number the known pieces that are there. */
  readonly #present: readonly (Item | undefined)[];
  #fresh: Item[];

  /** @param present By number the known pieces that are there, and where. */
  constructor(
    leftOvers: LeftOvers,
    present: readonly (Placed | undefined)[],
    fresh: readonly Placed[],
    sides: readonly FullSide[],
    dimensions: number,
  ) {
    this.#leftOvers = leftOvers;
    this.#sides = sides;
    this.#dimensions = dimensions;
    const table = leftOvers.vectors;
    this.#present = present.map((one, id) => one && { ...one, id, table, start: id * dimensions });
    this.#fresh = fresh.map((one) => this.#item(one));
  }

  /** Adds what was joined now, which may be what another piece is to join. */
  add(placed: Placed): void {
    this.#fresh.push(this.#item(placed));
  }

  /**
   * Neighbours as `mutualNeighbours` finds them, but only those of which one is fresh; what two lists have in common on
   * average is that of the text without anchors.
   */
  neighbours(
    [language, other]: readonly [number, number],
    pieces: readonly (Piece | undefined)[],
  ): { readonly own: readonly Placed[]; readonly others: readonly Placed[]; readonly found: Neighbours[] } {
    this.#fresh = this.#fresh.filter(({ at, piece }) => pieces[at] === piece);
    const concerns = ({ piece: { sentences } }: Item) =>
      (sentences[language]?.length === 0) !== (sentences[other]?.length === 0);
    if (!this.#fresh.some(concerns)) return { own: [], others: [], found: [] };
    const [left, right] = [this.#list(language, other, pieces), this.#list(other, language, pieces)];
    const [ofLeft, ofRight] = [new Map<number, Best>(), new Map<number, Best>()];
    const bestOf = (row: number, own: List, of: List, made: Map<number, Best>): Best => {
      const best = made.get(row) ?? this.#best(own.items[row] as Item, of);
      made.set(row, best);
      return best;
    };
    const found = new Map<number, Neighbours>();
    const offer = (a: number, b: number) => {
      const [ofA, ofB] = [bestOf(a, left, right, ofLeft), bestOf(b, right, left, ofRight)];
      if (ofA.row !== b || ofB.row !== a) return;
      const rival = Math.max(ofA.second, ofB.second, 0);
      found.set(a, { a, b, similarity: ofA.first, margin: ofA.first - rival });
    };
    for (const a of left.fresh) {
      const { row, first } = bestOf(a, left, right, ofLeft);
      if (row >= 0 && first >= LEAST_SIMILARITY) offer(a, row);
    }
    for (const b of right.fresh) {
      const { row, first } = bestOf(b, right, left, ofRight);
      if (row >= 0 && first >= LEAST_SIMILARITY) offer(row, b);
    }
    return {
      own: left.items,
      others: right.items,
      found: [...found.values()].sort((x, y) => x.a - y.a),
    };
  }

  #item({ piece, at }: Placed): Item {
    const { sums } = profile([piece], this.#sides, this.#dimensions);
    return { piece, at, id: -1, table: unitVectors(sums, this.#dimensions).data, start: 0 };
  }

  /** What has one language and not the other, in the order of the first. */
  #list(language: number, without: number, pieces: readonly (Piece | undefined)[]): List {
    const first = ({ piece }: Item) => piece.sentences[language]?.[0] ?? 0;
    const own = this.#fresh
      .filter(({ piece: { sentences } }) => sentences[language]?.length && sentences[without]?.length === 0)
      .sort((a, b) => first(a) - first(b));
    const items: Item[] = [];
    const fresh: number[] = [];
    const placeOf = new Int32Array(this.#leftOvers.known.length).fill(-1);
    let next = 0;
    const takeUntil = (sentence: number) => {
      for (; next < own.length && first(own[next] as Item) < sentence; next++) {
        fresh.push(items.length);
        items.push(own[next] as Item);
      }
    };
    for (const id of this.#leftOvers.list(language, without)) {
      const placed = this.#present[id];
      if (placed === undefined || pieces[placed.at] !== placed.piece) continue;
      takeUntil(this.#leftOvers.first(id, language));
      placeOf[id] = items.length;
      items.push(placed);
    }
    takeUntil(Number.POSITIVE_INFINITY);
    const table = new Float32Array(own.length * this.#dimensions);
    for (const [row, { table: from, start }] of own.entries()) {
      table.set(from.subarray(start, start + this.#dimensions), row * this.#dimensions);
    }
    const bases = Float64Array.from(own, ({ table: from, start }) =>
      this.#leftOvers.base(from, start, without, language),
    );
    const chunks = new Chunks([...own.keys()], table, this.#dimensions, LIMITS);
    return { language, without, items, placeOf, fresh, table, bases, chunks };
  }

  /** The nearest piece of the other list, and how near it and the next one are. */
  #best({ piece, table, start }: Item, { language, without, items, placeOf, ...list }: List): Best {
    let [row, first, second] = [-1, -1, -1];
    const offer = (at: number, value: number) => {
      if (value > first) [row, first, second] = [at, value, first];
      else if (value > second) second = value;
    };
    const isThere = ({ id }: Near) => (placeOf[id] as number) >= 0;
    const nearest = this.#leftOvers.nearest(
      piece,
      table,
      start,
      [language, without],
      (kept) => kept.filter(isThere).length >= 2,
    );
    for (const near of nearest) if (isThere(near)) offer(placeOf[near.id] as number, near.value);
    if (list.fresh.length === 0) return { row, first, second };
    const base = this.#leftOvers.base(table, start, language, without);
    for (const index of list.chunks.near(table, start)) {
      const at = list.fresh[index] as number;
      if (!areDisjoint(piece, (items[at] as Item).piece)) continue;
      const other = index * this.#dimensions;
      const product = dot(table, start, list.table, other, this.#dimensions);
      offer(at, aboveBase(product, base, list.bases[index] as number));
    }
    return { row, first, second };
  }
}
