import { alignPair, type Bead, isBeadShape, type PairAlignment, type Side } from '../beads/index.ts';
import { cellsOf, cosine, type UnitSide } from './cell.ts';
import { finestBeads } from './finest.ts';
import { mutualNeighbours, type Neighbours } from './neighbours.ts';
import {
  areDisjoint,
  connected,
  languagesOf,
  type Piece,
  type Sentences,
  split,
  together,
  whole,
} from './pieces.ts';
import type { Unit, UnitPair } from './unit.ts';

/** Neighbours nearer than this can be the beginning of a block. */
const LEAST_SIMILARITY = 0.3;
/** In a block the next neighbours come after so many pieces at most, and its ends are looked for so far. */
const REACH = 3;
/** Sentences between the beginnings of two neighbours of a block at most. */
const NEAR = 12;
/** Beads of a block that are less sure stay where they were. */
const SURE = 0.5;
/** A block needs so many of them; a piece alone moves only where it is unlike all others, long enough and surer. */
const BLOCK = 2;
const ALONE = { similarity: 0.6, margin: 0.25, confidence: 0.9, bytes: 40 } as const;

/** Rounds over all pairs of languages at most. */
const ROUNDS = 3;

type FullSide = UnitSide & Side;

/** Neighbours that follow each other, as places in two lists of pieces. */
type Block = readonly Neighbours[];

/** The alignment of two languages, and which sentences its numbers mean. */
type PairOf = (
  a: number,
  b: number,
) => {
  readonly alignment: PairAlignment;
  readonly source: readonly number[];
  readonly target: readonly number[];
};

/** @param aPlaces, bPlaces Where in its language each piece begins; what is left over may come from anywhere. */
function inBlocks(
  found: readonly Neighbours[],
  aPlaces: readonly number[],
  bPlaces: readonly number[],
): Block[] {
  const blocks: Neighbours[][] = [];
  let open: Neighbours[][] = [];
  const isNear = (places: readonly number[], from: number, to: number) =>
    to - from <= REACH && (places[to] ?? 0) - (places[from] ?? 0) <= NEAR;
  for (const one of found) {
    open = open.filter((block) => isNear(aPlaces, block.at(-1)?.a ?? 0, one.a));
    const fits = open.find((block) => {
      const last = block.at(-1)?.b ?? 0;
      return one.b > last && isNear(bPlaces, last, one.b);
    });
    if (fits === undefined) {
      const block = [one];
      blocks.push(block);
      open.push(block);
    } else fits.push(one);
  }
  const weight = (block: Block) => block.reduce((sum, { similarity }) => sum + similarity, 0);
  return blocks.sort((a, b) => weight(b) - weight(a));
}

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

/** Sums, bytes and paragraphs of some sentences as if they were a text. */
function gather(side: FullSide, sentences: readonly number[], dimensions: number): Side {
  const sums = new Float32Array(sentences.length * dimensions);
  for (const [row, sentence] of sentences.entries()) {
    sums.set(side.sums.subarray(sentence * dimensions, (sentence + 1) * dimensions), row * dimensions);
  }
  return {
    sums,
    bytes: sentences.map((sentence) => side.bytes[sentence] ?? 0),
    paragraphs: sentences.map((sentence) => side.paragraphs[sentence] ?? 0),
    texts: side.texts && sentences.map((sentence) => side.texts?.[sentence] ?? ''),
    language: side.language,
  };
}

/** What the languages of each piece say on average, as if each piece were a sentence. */
function profile(pieces: readonly Piece[], sides: readonly FullSide[], dimensions: number): Side {
  const sums = new Float32Array(pieces.length * dimensions);
  const bytes = new Float64Array(pieces.length);
  for (const [row, piece] of pieces.entries()) {
    const present = languagesOf(piece);
    for (const position of present) {
      for (const sentence of piece.sentences[position] ?? []) {
        bytes[row] = (bytes[row] as number) + (sides[position]?.bytes[sentence] ?? 0) / present.length;
        for (let d = 0; d < dimensions; d++) {
          const at = row * dimensions + d;
          const value = sides[position]?.sums[sentence * dimensions + d] ?? 0;
          sums[at] = (sums[at] as number) + value / present.length;
        }
      }
    }
  }
  const common = sides.findIndex((_, position) => pieces.every((piece) => piece.sentences[position]?.length));
  return {
    sums,
    bytes,
    paragraphs: pieces.map((piece) => sides[common]?.paragraphs[piece.sentences[common]?.[0] ?? 0] ?? 0),
  };
}

/** Finds and joins pieces of one document. */
class Mover {
  readonly #sides: readonly FullSide[];
  readonly #dimensions: number;
  /** In the order of the units; undefined where a piece went into another. */
  readonly #pieces: (Piece | undefined)[];
  /** By language, at each place: where the next piece with several languages stands, this one included; */
  #next: readonly Int32Array[] = [];
  /** and where the last one before it stands. */
  #last: readonly Int32Array[] = [];

  constructor(
    units: readonly Unit[],
    sides: readonly FullSide[],
    dimensions: number,
    isFixed: (unit: Unit) => boolean,
  ) {
    this.#sides = sides;
    this.#dimensions = dimensions;
    const tags = sides.map(({ language }) => language);
    this.#pieces = units.flatMap((unit, origin) =>
      isFixed(unit) ? [whole(unit, origin, tags)] : split(unit, origin, tags),
    );
  }

  pieces(): readonly Piece[] {
    return this.#pieces.flatMap((piece) => piece ?? []);
  }

  /** Matches what has one language and not the other with the reverse; returns whether anything was found. */
  match(language: number, other: number): boolean {
    const having = (one: number, without: number) =>
      this.#pieces.flatMap((piece, at) =>
        piece?.fixed === false && piece.sentences[one]?.length && piece.sentences[without]?.length === 0
          ? [{ piece, at }]
          : [],
      );
    const own = having(language, other);
    const others = having(other, language);
    if (own.length === 0 || others.length === 0) return false;
    // In the order of each language, which moved pieces do not keep.
    const first = (piece: Piece, of: number) => piece.sentences[of]?.[0] ?? 0;
    own.sort((a, b) => first(a.piece, language) - first(b.piece, language));
    others.sort((a, b) => first(a.piece, other) - first(b.piece, other));
    this.#markFirm();
    const [a, b] = [own, others].map((list) => list.map(({ piece }) => piece)) as [Piece[], Piece[]];
    const [left, right] = [a, b].map((list) => profile(list, this.#sides, this.#dimensions)) as [Side, Side];
    const neighbours = mutualNeighbours(left.sums, right.sums, this.#dimensions, (i, j) =>
      areDisjoint(a[i] as Piece, b[j] as Piece),
    ).filter(({ similarity }) => similarity >= LEAST_SIMILARITY);
    const blocks = inBlocks(
      neighbours,
      own.map(({ piece }) => first(piece, language)),
      others.map(({ piece }) => first(piece, other)),
    );
    const blockOf = [new Map<number, Block>(), new Map<number, Block>()] as const;
    for (const block of blocks) {
      for (const one of block) {
        blockOf[0].set(one.a, block);
        blockOf[1].set(one.b, block);
      }
    }
    const reach = (side: 0 | 1, block: Block, from: number, step: 1 | -1): number => {
      const list = side === 0 ? own : others;
      let end = from;
      while (Math.abs(end - from) < REACH) {
        const next = list[end + step];
        const owner = blockOf[side].get(end + step);
        const isTaken = next === undefined || this.#pieces[next.at] !== next.piece;
        if (isTaken || (owner !== undefined && owner !== block)) break;
        end += step;
      }
      return end;
    };
    let hasFound = false;
    for (const block of blocks) {
      const [start, end] = [block[0], block.at(-1)];
      if (start === undefined || end === undefined) continue;
      if (block.length < BLOCK && !this.#mayMoveAlone(start, left, right)) continue;
      const aRange = own.slice(reach(0, block, start.a, -1), reach(0, block, end.a, 1) + 1);
      const bRange = others.slice(reach(1, block, start.b, -1), reach(1, block, end.b, 1) + 1);
      const isFree = ({ at, piece }: { at: number; piece: Piece }) => this.#pieces[at] === piece;
      const hasJoined = this.#join(
        aRange.filter(isFree).map(({ at }) => at),
        bRange.filter(isFree).map(({ at }) => at),
        block.length < BLOCK ? ALONE.confidence : SURE,
        Math.min(block.length, BLOCK),
      );
      if (hasJoined) hasFound = true;
    }
    return hasFound;
  }

  #mayMoveAlone({ a, b, similarity, margin }: Neighbours, left: Side, right: Side): boolean {
    const bytes = Math.min(left.bytes[a] ?? 0, right.bytes[b] ?? 0);
    return similarity >= ALONE.similarity && margin >= ALONE.margin && bytes >= ALONE.bytes;
  }

  /** Aligns two stretches of pieces, and joins what is sure, if there are at least so many such beads. */
  #join(aPlaces: readonly number[], bPlaces: readonly number[], sure: number, least: number): boolean {
    const [a, b] = [aPlaces, bPlaces].map((places) => places.flatMap((at) => this.#pieces[at] ?? [])) as [
      Piece[],
      Piece[],
    ];
    if (a.length === 0 || b.length === 0) return false;
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
    if (plausible.length < least) return false;
    for (const { places, pieces, sentences, pairs } of plausible) {
      const confidence = Math.min(...pairs.map((pair) => pair.confidence));
      // In the order of the first language that has it.
      const language = sentences.findIndex((own) => own.length > 0);
      const lead = places.filter((at) => this.#pieces[at]?.sentences[language]?.length);
      const home = Math.min(...lead);
      const origin = pieces.find((piece) => piece === this.#pieces[home])?.origin ?? 0;
      for (const at of places) this.#pieces[at] = undefined;
      this.#pieces[home] = { sentences, origin, pairs, confidence, moved: true, fixed: false };
    }
    return plausible.length > 0;
  }

  /** Finds for every language where its next and its last piece with several languages stand. */
  #markFirm(): void {
    const size = this.#pieces.length;
    this.#next = this.#sides.map(() => new Int32Array(size + 1).fill(size));
    this.#last = this.#sides.map(() => new Int32Array(size + 1).fill(-1));
    for (const [position] of this.#sides.entries()) {
      const [next, last] = [this.#next[position] as Int32Array, this.#last[position] as Int32Array];
      const isFirm = (at: number) => {
        const present = languagesOf(this.#pieces[at]);
        return present.length > 1 && present.includes(position);
      };
      for (let at = size - 1; at >= 0; at--) next[at] = isFirm(at) ? at : (next[at + 1] as number);
      for (let at = 0; at < size; at++) last[at + 1] = isFirm(at) ? at : (last[at] as number);
    }
  }

  /** Whether pieces could be joined without crossing anything firm that stands between them. */
  #isInOrder(aPlaces: readonly number[], bPlaces: readonly number[]): boolean {
    const isBefore = Math.max(...aPlaces) < Math.min(...bPlaces);
    const [early, late] = isBefore ? [aPlaces, bPlaces] : [bPlaces, aPlaces];
    const [from, to] = [Math.max(...early), Math.min(...late)];
    if (from > to) return false;
    const languages = (places: readonly number[]) => places.flatMap((at) => languagesOf(this.#pieces[at]));
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

/**
 * Finds what stands in another place in some languages: blocks of sentences without a counterpart, or with an
 * implausible one, that are near to such of other languages in the same order, aligned with each other as if they
 * were texts of their own. One sentence alone moves only where it is long, very near and like no other.
 *
 * @param isFixed Which units stay as they are.
 * @returns The same sentences in units, `moved` where they were found so; these stand where the first of the
 * document's languages that has them has them. Time and memory are bounded as in `mutualNeighbours`.
 */
export function findMoved(
  units: readonly Unit[],
  sides: readonly FullSide[],
  dimensions: number,
  isFixed: (unit: Unit) => boolean = () => false,
): readonly Unit[] {
  const mover = new Mover(units, sides, dimensions, isFixed);
  // What one round has joined may be what another piece is to join.
  for (let round = 0; round < ROUNDS; round++) {
    let hasFound = false;
    for (const [language] of sides.entries()) {
      for (let other = language + 1; other < sides.length; other++) {
        if (mover.match(language, other)) hasFound = true;
      }
    }
    if (!hasFound) break;
  }
  const pieces = mover.pieces();
  if (!pieces.some(({ moved }) => moved)) return units;
  return settle(assemble(units, pieces, sides, dimensions), sides);
}

/** Units that are in the order of all that have not moved have not moved either. */
function settle(units: readonly Unit[], sides: readonly UnitSide[]): Unit[] {
  const tags = sides.map(({ language }) => language);
  const following = tags.map(() => new Float64Array(units.length + 1).fill(Number.POSITIVE_INFINITY));
  for (let at = units.length - 1; at >= 0; at--) {
    for (const [position, tag] of tags.entries()) {
      const unit = units[at];
      const own = unit?.moved === false ? unit.cells[tag]?.sentences[0] : undefined;
      const column = following[position] as Float64Array;
      column[at] = Math.min(own ?? Number.POSITIVE_INFINITY, column[at + 1] as number);
    }
  }
  const before = tags.map(() => -1);
  return units.map((unit, at) => {
    const isInOrder = tags.every((tag, position) => {
      const own = unit.cells[tag]?.sentences;
      if (own === undefined) return true;
      const next = following[position]?.[at + 1] ?? Number.POSITIVE_INFINITY;
      return (own[0] ?? 0) > (before[position] ?? -1) && (own.at(-1) ?? 0) < next;
    });
    if (unit.moved && !isInOrder) return unit;
    for (const [position, tag] of tags.entries()) {
      before[position] = unit.cells[tag]?.sentences.at(-1) ?? before[position] ?? -1;
    }
    return { ...unit, moved: false };
  });
}

/** Units of pieces; what nothing was taken from is a unit again as it was. */
function assemble(
  units: readonly Unit[],
  pieces: readonly Piece[],
  sides: readonly UnitSide[],
  dimensions: number,
): Unit[] {
  const position = new Map(sides.map(({ language }, index) => [language, index]));
  // A pair of what is left of a unit is another one than it was.
  const measured = (pair: UnitPair, sentences: Sentences): UnitPair => {
    const [a, b] = pair.languages.map((tag) => position.get(tag) ?? 0) as [number, number];
    const [left, right] = [sides[a], sides[b]] as [UnitSide, UnitSide];
    const similarity = cosine(left, sentences[a] ?? [], right, sentences[b] ?? [], dimensions);
    return { ...pair, similarity };
  };
  const left = new Map<number, number>();
  const count = (sentences: Sentences) => sentences.reduce((sum, own) => sum + own.length, 0);
  for (const { origin, sentences, moved } of pieces) {
    if (!moved) left.set(origin, (left.get(origin) ?? 0) + count(sentences));
  }
  const isWhole = (origin: number) =>
    left.get(origin) ===
    Object.values(units[origin]?.cells ?? {}).reduce((sum, cell) => sum + cell.sentences.length, 0);
  const done = new Set<number>();
  const found: Unit[] = [];
  for (const piece of pieces) {
    const whole = units[piece.origin];
    if (!piece.moved && whole !== undefined && isWhole(piece.origin)) {
      if (!done.has(piece.origin)) found.push({ ...whole, id: found.length });
      done.add(piece.origin);
      continue;
    }
    found.push({
      id: found.length,
      confidence: piece.confidence,
      cells: cellsOf(sides, piece.sentences),
      pairs: piece.moved ? piece.pairs : piece.pairs.map((pair) => measured(pair, piece.sentences)),
      flags: [],
      moved: piece.moved,
    });
  }
  return found;
}
