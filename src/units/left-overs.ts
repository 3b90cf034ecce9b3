import { dot, unitVectors } from '../beads/index.ts';
import { Chunks } from './chunks.ts';
import type { Placed } from './mover.ts';
import { aboveBase } from './neighbours.ts';
import { areDisjoint, isLeftOver, isSamePiece, languagesOf, type Piece } from './pieces.ts';
import { type FullSide, profile } from './profile.ts';

/** What became of left-over pieces of the text without anchors: one of them as it was, or several joined. */
export interface Known {
  readonly piece: Piece;
  /** Its parts among the left-over pieces, by their numbers; first the one at whose place it stands. */
  readonly parts: readonly number[];
}

/** Known pieces that have one language and lack another, in the order of the first. */
interface KnownList {
  readonly ids: readonly number[];
  /** Mean of their unit vectors. */
  readonly mean: Float32Array;
  readonly chunks: Chunks;
}

/** A known piece, and how near it is, above what is usual. */
export interface Near {
  readonly id: number;
  readonly value: number;
}

/** Lists are searched as `mutualNeighbours` does it. */
const LIMITS = { rows: 2000, chunks: 1000 } as const;
/** So many of the nearest are kept for a piece: mostly two of them are still there, whatever the anchors. */
const KEPT = 8;
/** Pieces for which they are kept. */
const MOST_KEPT = 20_000;

/** What the alignment without anchors leaves over, and what of it was joined: a matter of the text alone. */
export class LeftOvers {
  /** In the order of the units. */
  readonly original: readonly Placed[];
  readonly known: readonly Known[];
  /** Unit vectors of the known ones, row-major (known, dimensions). */
  readonly vectors: Float32Array;
  readonly #dimensions: number;
  /** By language and first sentence the number of the left-over piece that begins there, plus 1. */
  readonly #numbers: readonly Int32Array[];
  /** By language the known pieces that have it, in its order. */
  readonly #orders: readonly (readonly number[])[];
  readonly #lists = new Map<number, KnownList>();
  readonly #bases = new Map<number, Float64Array>();
  readonly #nearest = new Map<string, readonly Near[]>();

  /**
   * @param pieces Of the text without anchors.
   * @param after What became of them, by place.
   * @param parts The places of the pieces that were joined, by the place where the whole stands.
   */
  constructor(
    pieces: readonly Piece[],
    after: readonly (Piece | undefined)[],
    parts: ReadonlyMap<number, readonly number[]>,
    sides: readonly FullSide[],
    dimensions: number,
  ) {
    this.#dimensions = dimensions;
    this.original = pieces.flatMap((piece, at) => (isLeftOver(piece) ? [{ piece, at }] : []));
    const numberAt = new Map(this.original.map(({ at }, number) => [at, number]));
    this.#numbers = sides.map(({ sentences }) => new Int32Array(sentences.length));
    for (const [number, { piece }] of this.original.entries()) {
      const [lead] = languagesOf(piece);
      const row = this.#numbers[lead ?? 0];
      if (row !== undefined) row[piece.sentences[lead ?? 0]?.[0] ?? 0] = number + 1;
    }
    this.known = this.original.flatMap(({ at }): Known[] => {
      const piece = after[at];
      if (piece === undefined) return [];
      const places = parts.get(at) ?? [at];
      const own = [at, ...places.filter((place) => place !== at)];
      return [{ piece, parts: own.map((place) => numberAt.get(place) ?? -1) }];
    });
    const { sums } = profile(
      this.known.map(({ piece }) => piece),
      sides,
      dimensions,
    );
    this.vectors = unitVectors(sums, dimensions).data;
    this.#orders = sides.map((_, language) =>
      this.known
        .flatMap(({ piece }, id) => (piece.sentences[language]?.length ? [id] : []))
        .sort((a, b) => this.first(a, language) - this.first(b, language)),
    );
  }

  /** The number of the left-over piece that is this one; undefined where there is none. */
  numberOf(piece: Piece): number | undefined {
    const [lead] = languagesOf(piece);
    const number = (this.#numbers[lead ?? 0]?.[piece.sentences[lead ?? 0]?.[0] ?? 0] ?? 0) - 1;
    const same = this.original[number];
    return same !== undefined && isSamePiece(same.piece, piece) ? number : undefined;
  }

  /** First sentence of a known piece in a language that it has. */
  first(id: number, language: number): number {
    return this.known[id]?.piece.sentences[language]?.[0] ?? 0;
  }

  /** Numbers of the known pieces that have one language and not the other, in the order of the first. */
  list(language: number, without: number): readonly number[] {
    return this.#list(language, without).ids;
  }

  /**
   * The known pieces nearest to a piece that lacks `language`, of those that have that and not `without`, the nearest
   * first.
   *
   * @param vector, start Its unit vector.
   * @param isEnough Whether these will do; all are asked for where they will not.
   */
  nearest(
    piece: Piece,
    vector: Float32Array,
    start: number,
    [language, without]: readonly [number, number],
    isEnough: (nearest: readonly Near[]) => boolean,
  ): readonly Near[] {
    const key = `${language} ${without} ${piece.sentences.map((own) => (own.length > 0 ? `${own[0]}+${own.length}` : '')).join()}`;
    const kept =
      this.#nearest.get(key) ?? this.#search(piece, vector, start, [language, without]).slice(0, KEPT);
    if (this.#nearest.size >= MOST_KEPT) this.#nearest.clear();
    this.#nearest.set(key, kept);
    return kept.length < KEPT || isEnough(kept)
      ? kept
      : this.#search(piece, vector, start, [language, without]);
  }

  #search(
    piece: Piece,
    vector: Float32Array,
    start: number,
    [language, without]: readonly [number, number],
  ): Near[] {
    const base = this.base(vector, start, language, without);
    const bases = this.#basesOf(language, without);
    const dimensions = this.#dimensions;
    const found: Near[] = [];
    for (const id of this.#list(language, without).chunks.near(vector, start)) {
      if (!areDisjoint(piece, (this.known[id] as Known).piece)) continue;
      const product = dot(vector, start, this.vectors, id * dimensions, dimensions);
      found.push({ id, value: aboveBase(product, base, bases[id] as number) });
    }
    return found.sort((a, b) => b.value - a.value || a.id - b.id);
  }

  #list(language: number, without: number): KnownList {
    const key = language * this.#orders.length + without;
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const ids = (this.#orders[language] ?? []).filter(
      (id) => this.known[id]?.piece.sentences[without]?.length === 0,
    );
    const mean = new Float32Array(this.#dimensions);
    for (const id of ids) {
      for (let d = 0; d < mean.length; d++) {
        const value = this.vectors[id * mean.length + d] as number;
        mean[d] = (mean[d] as number) + value / ids.length;
      }
    }
    const made = { ids, mean, chunks: new Chunks(ids, this.vectors, this.#dimensions, LIMITS) };
    this.#lists.set(key, made);
    return made;
  }

  /** What a vector has in common on average with the known pieces that have one language and not the other. */
  base(vector: Float32Array, start: number, language: number, without: number): number {
    return dot(vector, start, this.#list(language, without).mean, 0, this.#dimensions);
  }

  /** By number of those that have one language and not the other what they have in common with the reverse. */
  #basesOf(language: number, without: number): Float64Array {
    const key = language * this.#orders.length + without;
    const known = this.#bases.get(key);
    if (known !== undefined) return known;
    const bases = new Float64Array(this.known.length);
    for (const id of this.list(language, without)) {
      bases[id] = this.base(this.vectors, id * this.#dimensions, without, language);
    }
    this.#bases.set(key, bases);
    return bases;
  }
}
