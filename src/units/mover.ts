import { alignPair, type Bead, isBeadShape, type PairAlignment } from '../beads/index.ts';
import { type Block, inBlocks, NEAR, REACH } from './blocks.ts';
import { cosine } from './cell.ts';
import { finestBeads } from './finest.ts';
import type { Neighbours } from './neighbours.ts';
import { areDisjoint, connected, languagesOf, type Piece, type Sentences, together } from './pieces.ts';
import { type FullSide, gather, profile } from './profile.ts';
import type { UnitPair } from './unit.ts';

/** Beads of a block that are less sure stay where they were. */
const SURE = 0.5;
/** A block needs so many of them; a piece alone moves only where it is unlike all others, long enough and surer. */
const BLOCK = 2;
const ALONE = { similarity: 0.6, margin: 0.25, confidence: 0.9, bytes: 40 } as const;

/** A piece, and where it stands in the list of all. */
export interface Placed {
  readonly piece: Piece;
  readonly at: number;
}

/** Pieces that became one, and where that stands: at the place of one of them. */
export interface Join {
  readonly home: number;
  readonly places: readonly number[];
}

/** The alignment of two languages, and which sentences its numbers mean. */
type PairOf = (
  a: number,
  b: number,
) => {
  readonly alignment: PairAlignment;
  readonly source: readonly number[];
  readonly target: readonly number[];
};

function areNear(a: Sentences, b: Sentences): boolean {
  return a.every((own, position) => {
    const [x, y] = [own[0], b[position]?.[0]];
    return x === undefined || y === undefined || Math.abs(x - y) <= NEAR;
  });
}

/** Where a number stands in a rising list that has it. */
function rowOf(rising: readonly number[], number: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Joins pieces of one document that are in different places and say the same. */
export class Mover {
  /** In the order of the units; undefined where a piece went into another. */
  readonly pieces: (Piece | undefined)[];
  readonly #sides: readonly FullSide[];
  readonly #dimensions: number;
  /** Whether `#next` and `#last` are those of the match that is going on. */
  #isMarked = false;
  /** By language, at each place: where the next piece with several languages stands, this one included; */
  #next: readonly Int32Array[] = [];
  /** and where the last one before it stands. */
  #last: readonly Int32Array[] = [];

  constructor(pieces: readonly (Piece | undefined)[], sides: readonly FullSide[], dimensions: number) {
    this.pieces = [...pieces];
    this.#sides = sides;
    this.#dimensions = dimensions;
  }

  /**
   * Joins what has one language and not the other with the reverse.
   *
   * @param own, others Pieces with the first and with the second language, each in the order of that.
   * @param found Neighbours in the two lists, by rising place in the first.
   */
  match(
    [language, other]: readonly [number, number],
    own: readonly Placed[],
    others: readonly Placed[],
    found: readonly Neighbours[],
  ): Join[] {
    this.#isMarked = false;
    const first = (of: number) => (one: Placed) => one.piece.sentences[of]?.[0] ?? 0;
    const blocks = inBlocks(found, own.map(first(language)), others.map(first(other)));
    const blockOf = [new Map<number, Block>(), new Map<number, Block>()] as const;
    for (const block of blocks) {
      for (const one of block) {
        blockOf[0].set(one.a, block);
        blockOf[1].set(one.b, block);
      }
    }
    const isFree = ({ at, piece }: Placed) => this.pieces[at] === piece;
    const reach = (side: 0 | 1, block: Block, from: number, step: 1 | -1): number => {
      const list = side === 0 ? own : others;
      let end = from;
      while (Math.abs(end - from) < REACH) {
        const next = list[end + step];
        const owner = blockOf[side].get(end + step);
        if (next === undefined || !isFree(next) || (owner !== undefined && owner !== block)) break;
        end += step;
      }
      return end;
    };
    return blocks.flatMap((block) => {
      const [start, end] = [block[0], block.at(-1)];
      if (start === undefined || end === undefined) return [];
      const isAlone = block.length < BLOCK;
      if (isAlone && !this.#mayMoveAlone(start, own[start.a], others[start.b])) return [];
      const aRange = own.slice(reach(0, block, start.a, -1), reach(0, block, end.a, 1) + 1);
      const bRange = others.slice(reach(1, block, start.b, -1), reach(1, block, end.b, 1) + 1);
      return this.#join(
        aRange.filter(isFree).map(({ at }) => at),
        bRange.filter(isFree).map(({ at }) => at),
        isAlone ? ALONE.confidence : SURE,
        Math.min(block.length, BLOCK),
      );
    });
  }

  #mayMoveAlone(
    { similarity, margin }: Neighbours,
    left: Placed | undefined,
    right: Placed | undefined,
  ): boolean {
    if (similarity < ALONE.similarity || margin < ALONE.margin) return false;
    return [left, right].every((one) => {
      const { bytes } = profile(one === undefined ? [] : [one.piece], this.#sides, this.#dimensions);
      return (bytes[0] ?? 0) >= ALONE.bytes;
    });
  }

  /** Aligns two stretches of pieces, and joins what is sure, if there are at least so many such beads. */
  #join(aPlaces: readonly number[], bPlaces: readonly number[], sure: number, least: number): Join[] {
    const [a, b] = [aPlaces, bPlaces].map((places) => places.flatMap((at) => this.pieces[at] ?? [])) as [
      Piece[],
      Piece[],
    ];
    if (a.length === 0 || b.length === 0) return [];
    this.#markFirm();
    const size = this.#sides.length;
    const aligned = alignPair(
      profile(a, this.#sides, this.#dimensions),
      profile(b, this.#sides, this.#dimensions),
      this.#dimensions,
    );
    const beads = aligned.beads.flatMap(([source, target]) => {
      if (source.length === 0 || target.length === 0 || aligned.confidence([[source, target]]) < sure)
        return [];
      const places = [source.map((i) => aPlaces[i] ?? 0), target.map((j) => bPlaces[j] ?? 0)] as const;
      const pieces = [...source.flatMap((i) => a[i] ?? []), ...target.flatMap((j) => b[j] ?? [])];
      const isDisjoint = source.every((i) => target.every((j) => areDisjoint(a[i] as Piece, b[j] as Piece)));
      const sentences = isDisjoint ? together(pieces, size) : undefined;
      const isInPlace = this.#isInOrder(...places);
      return sentences === undefined || isInPlace ? [] : [{ places: places.flat(), pieces, sentences }];
    });
    const pairOf = this.#pairsOf([...a, ...b]);
    const joinable = beads.flatMap((bead) => {
      const pairs = this.#pairs(bead.sentences, pairOf);
      const present = this.#sides.flatMap(({ language }, k) => (bead.sentences[k]?.length ? [language] : []));
      return connected(present, pairs).length > 1 ? [] : [{ ...bead, pairs }];
    });
    // A block is found as a block: two beads far from each other are two that moved alone.
    const plausible =
      least < BLOCK
        ? joinable
        : joinable.filter((one) =>
            joinable.some((other) => other !== one && areNear(one.sentences, other.sentences)),
          );
    if (plausible.length < least) return [];
    return plausible.map(({ places, sentences, pairs }) => {
      const confidence = Math.min(...pairs.map((pair) => pair.confidence));
      // In the order of the first language that has it.
      const language = sentences.findIndex((own) => own.length > 0);
      const lead = places.filter((at) => this.pieces[at]?.sentences[language]?.length);
      const home = Math.min(...lead);
      for (const at of places) this.pieces[at] = undefined;
      this.pieces[home] = { sentences, pairs, confidence, moved: true, fixed: false };
      return { home, places };
    });
  }

  /** Finds for every language where its next and its last piece with several languages stand, before any is joined. */
  #markFirm(): void {
    if (this.#isMarked) return;
    this.#isMarked = true;
    const size = this.pieces.length;
    this.#next = this.#sides.map(() => new Int32Array(size + 1).fill(size));
    this.#last = this.#sides.map(() => new Int32Array(size + 1).fill(-1));
    const isFirm = this.pieces.map((piece) => languagesOf(piece).length > 1);
    for (const [position] of this.#sides.entries()) {
      const [next, last] = [this.#next[position] as Int32Array, this.#last[position] as Int32Array];
      const has = (at: number) => isFirm[at] === true && this.pieces[at]?.sentences[position]?.length !== 0;
      for (let at = size - 1; at >= 0; at--) next[at] = has(at) ? at : (next[at + 1] as number);
      for (let at = 0; at < size; at++) last[at + 1] = has(at) ? at : (last[at] as number);
    }
  }

  /** Whether pieces could be joined without crossing anything firm that stands between them. */
  #isInOrder(aPlaces: readonly number[], bPlaces: readonly number[]): boolean {
    const isBefore = Math.max(...aPlaces) < Math.min(...bPlaces);
    const [early, late] = isBefore ? [aPlaces, bPlaces] : [bPlaces, aPlaces];
    const [from, to] = [Math.max(...early), Math.min(...late)];
    if (from > to) return false;
    const languages = (places: readonly number[]) => places.flatMap((at) => languagesOf(this.pieces[at]));
    const earlyStops = Math.min(...languages(early).map((k) => this.#next[k]?.[from + 1] ?? to));
    const lateStops = Math.max(...languages(late).map((k) => this.#last[k]?.[to] ?? from));
    return Math.min(earlyStops, to) > Math.max(lateStops, from);
  }

  /** Alignments of two languages within some pieces, made when asked for; sentences renumbered. */
  #pairsOf(pieces: readonly Piece[]): PairOf {
    const rows = this.#sides.map((_, position) =>
      pieces.flatMap((piece) => piece.sentences[position] ?? []).sort((x, y) => x - y),
    );
    const known = new Map<number, PairAlignment>();
    return (a: number, b: number) => {
      const [left, right] = [this.#sides[a], this.#sides[b]] as [FullSide, FullSide];
      const key = a * this.#sides.length + b;
      const alignment =
        known.get(key) ??
        alignPair(
          gather(left, rows[a] ?? [], this.#dimensions),
          gather(right, rows[b] ?? [], this.#dimensions),
          this.#dimensions,
        );
      known.set(key, alignment);
      return { alignment, source: rows[a] ?? [], target: rows[b] ?? [] };
    };
  }

  #pairs(sentences: Sentences, pairOf: PairOf): UnitPair[] {
    return this.#sides.flatMap((left, a) =>
      this.#sides.flatMap((right, b): UnitPair[] => {
        const [own, other] = [sentences[a] ?? [], sentences[b] ?? []];
        if (a >= b || own.length === 0 || other.length === 0) return [];
        const { alignment, source, target } = pairOf(a, b);
        const start = { row: rowOf(source, own[0] ?? 0), column: rowOf(target, other[0] ?? 0) };
        const end = { row: start.row + own.length, column: start.column + other.length };
        const local: Bead[] = isBeadShape(own.length, other.length)
          ? [[own.map((_, k) => start.row + k), other.map((_, k) => start.column + k)]]
          : finestBeads(
              {
                rows: alignment.cuts.map((row) =>
                  row.map(({ target: column, probability }) => ({ column, value: probability })),
                ),
                columns: target.length + 1,
              },
              start,
              end,
            );
        return [
          {
            languages: [left.language, right.language],
            confidence: alignment.confidence(local),
            similarity: cosine(left, own, right, other, this.#dimensions),
            beads: local.map(([x, y]): Bead => [x.map((k) => source[k] ?? 0), y.map((k) => target[k] ?? 0)]),
          },
        ];
      }),
    );
  }
}
