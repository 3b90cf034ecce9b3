import type { LanguageTag } from '../language.ts';
import { cellsOf, cosine } from './cell.ts';
import { Entry, type Stretch } from './entries.ts';
import { FreshPieces } from './fresh.ts';
import { type Layout, layOut, PieceLists } from './layout.ts';
import { LeftOvers } from './left-overs.ts';
import { type Join, Mover, type Placed } from './mover.ts';
import { LEAST_SIMILARITY, mutualNeighbours } from './neighbours.ts';
import { areDisjoint, isLeftOver, type Piece, whole } from './pieces.ts';
import { type FullSide, profile } from './profile.ts';
import { inPlace } from './settle.ts';
import type { Unit, UnitPair } from './unit.ts';

/** Rounds over all pairs of languages at most. */
const ROUNDS = 3;

/** A unit whose languages stand in different places, as a person said: stretches of one entry each. */
export interface Fixed {
  readonly entry: Entry;
  /** The stretches that its cells take, by their position in the list; it stands at the first. */
  readonly stretches: readonly number[];
}

/** The units of a text in their order. */
export interface Ordered {
  readonly entries: readonly Entry[];
  /** Positions of entries that are said to have moved and are in order none the less. */
  readonly inPlace: ReadonlySet<number>;
}

/**
 * Finds what stands in another place in some languages: blocks of sentences without a counterpart, or with an
 * implausible one, that are near to such of other languages in the same order, aligned with each other as if they
 * were texts of their own. One sentence alone moves only where it is long, very near and like no other. What has moved
 * stands where the first of the document's languages that has it has it.
 *
 * That is done for the text without anchors. With anchors, what was joined stays joined where all its parts are still
 * there, and only what is left over now and was not before is matched again, with all that is left over. So the
 * result depends on the units given and on those without anchors, and on nothing that was asked before.
 */
export class Moves {
  readonly #sides: readonly FullSide[];
  readonly #dimensions: number;
  readonly #languages: readonly LanguageTag[];
  readonly #base: Stretch;
  readonly #lists: PieceLists;
  /** Entries of pieces that are no longer what they were in their unit. */
  readonly #parts = new WeakMap<Piece, Entry>();
  readonly #leftOvers: LeftOvers;
  /** The text without anchors. */
  readonly ordered: Ordered;

  /** @param base Entries of the text without anchors. Time and memory are bounded as in `mutualNeighbours`. */
  constructor(base: readonly Entry[], sides: readonly FullSide[], dimensions: number) {
    this.#sides = sides;
    this.#dimensions = dimensions;
    this.#languages = sides.map(({ language }) => language);
    this.#base = { entries: base, first: 0, last: base.length, fixed: false };
    this.#lists = new PieceLists(this.#languages);
    const layout = layOut([this.#base], this.#lists);
    const mover = new Mover(layout.pieces, sides, dimensions);
    const parts = this.#matchAll(mover);
    this.#leftOvers = new LeftOvers(layout.pieces, mover.pieces, parts, sides, dimensions);
    this.ordered = this.#order(layout, mover.pieces);
  }

  /** The units of a text with anchors. Its stretches hold each sentence once, in order in each language. */
  place(stretches: readonly Stretch[], fixed: readonly Fixed[]): Ordered {
    const layout = layOut(stretches, this.#lists);
    const { seats, fresh } = this.#seat(layout);
    const pieces: (Piece | undefined)[] = [...layout.pieces];
    for (const { entry, stretches: own } of fixed) {
      const places = own.map((position) => layout.stretches[position]?.at ?? 0);
      for (const at of places) pieces[at] = undefined;
      const piece = { ...whole(entry.unit, this.#languages), moved: true };
      this.#parts.set(piece, entry);
      pieces[places[0] ?? 0] = piece;
    }
    const present = this.#leftOvers.known.map(({ piece, parts }): Placed | undefined => {
      const places = parts.map((part) => seats[part] as number);
      const [home] = places;
      if (home === undefined) return undefined;
      if (places.some((at) => at < 0)) {
        for (const at of places) if (at >= 0) fresh.push({ piece: layout.pieces[at] as Piece, at });
        return undefined;
      }
      if (parts.length === 1) return { piece: layout.pieces[home] as Piece, at: home };
      for (const at of places) pieces[at] = undefined;
      pieces[home] = piece;
      return { piece, at: home };
    });
    if (fresh.length === 0) return this.#order(layout, pieces);
    const mover = new Mover(pieces, this.#sides, this.#dimensions);
    this.#matchFresh(mover, new FreshPieces(this.#leftOvers, present, fresh, this.#sides, this.#dimensions));
    return this.#order(layout, mover.pieces);
  }

  /** Matches every pair of languages until nothing is found; what one round has joined may be what another is to join. */
  #rounds(match: (pair: readonly [number, number]) => boolean): void {
    for (let round = 0; round < ROUNDS; round++) {
      let hasFound = false;
      for (const language of this.#sides.keys()) {
        for (let other = language + 1; other < this.#sides.length; other++) {
          if (match([language, other])) hasFound = true;
        }
      }
      if (!hasFound) break;
    }
  }

  /** @returns The places of the pieces that were joined, by the place where the whole stands. */
  #matchAll(mover: Mover): ReadonlyMap<number, readonly number[]> {
    const parts = new Map<number, readonly number[]>();
    let leftOver = mover.pieces.flatMap((piece, at) =>
      piece !== undefined && isLeftOver(piece) ? [{ piece, at }] : [],
    );
    const having = (language: number, without: number): Placed[] => {
      const first = ({ piece }: Placed) => piece.sentences[language]?.[0] ?? 0;
      // In the order of the language, which moved pieces do not keep.
      return leftOver
        .filter(({ piece: { sentences } }) => sentences[language]?.length && sentences[without]?.length === 0)
        .sort((a, b) => first(a) - first(b));
    };
    const vectors = (placed: readonly Placed[]) =>
      profile(
        placed.map(({ piece }) => piece),
        this.#sides,
        this.#dimensions,
      ).sums;
    this.#rounds((pair) => {
      const [own, others] = [having(...pair), having(pair[1], pair[0])];
      if (own.length === 0 || others.length === 0) return false;
      const found = mutualNeighbours(vectors(own), vectors(others), this.#dimensions, (i, j) =>
        areDisjoint(own[i]?.piece as Piece, others[j]?.piece as Piece),
      );
      const near = found.filter(({ similarity }) => similarity >= LEAST_SIMILARITY);
      const joins = mover.match(pair, own, others, near);
      for (const { home, places } of joins) {
        const all = places.flatMap((at) => parts.get(at) ?? [at]);
        for (const at of places) parts.delete(at);
        parts.set(home, all);
      }
      if (joins.length > 0) {
        leftOver = leftOver.flatMap(({ at }) => {
          const piece = mover.pieces[at];
          return piece !== undefined && isLeftOver(piece) ? [{ piece, at }] : [];
        });
      }
      return joins.length > 0;
    });
    return parts;
  }

  #matchFresh(mover: Mover, fresh: FreshPieces): void {
    this.#rounds((pair) => {
      const { own, others, found } = fresh.neighbours(pair, mover.pieces);
      const joins: readonly Join[] = found.length === 0 ? [] : mover.match(pair, own, others, found);
      for (const { home } of joins) {
        const piece = mover.pieces[home];
        if (piece !== undefined && isLeftOver(piece)) fresh.add({ piece, at: home });
      }
      return joins.length > 0;
    });
  }

  /** Where the left-over pieces of the text without anchors stand now, −1 where they do not, and those that it lacks. */
  #seat({ stretches, pieces }: Layout): { readonly seats: Int32Array; readonly fresh: Placed[] } {
    const { original } = this.#leftOvers;
    const seats = new Int32Array(original.length).fill(-1);
    const fresh: Placed[] = [];
    for (const [position, { stretch, from, at: start }] of stretches.entries()) {
      if (stretch.fixed) continue;
      const end = stretches[position + 1]?.at ?? pieces.length;
      if (stretch.entries === this.#base.entries) {
        for (let number = firstFrom(original, from); number < original.length; number++) {
          const at = (original[number]?.at ?? 0) - from + start;
          if (at >= end) break;
          seats[number] = at;
        }
        continue;
      }
      for (let at = start; at < end; at++) {
        const piece = pieces[at] as Piece;
        if (!isLeftOver(piece)) continue;
        const number = this.#leftOvers.numberOf(piece);
        if (number === undefined) fresh.push({ piece, at });
        else seats[number] = at;
      }
    }
    return { seats, fresh };
  }

  /** Units of pieces; what nothing was taken from is a unit again as it was. */
  #order({ entries, pieces, owners }: Layout, after: readonly (Piece | undefined)[]): Ordered {
    const changed = new Set<number>();
    for (const [at, piece] of pieces.entries()) if (after[at] !== piece) changed.add(owners[at] as number);
    if (changed.size === 0) return { entries, inPlace: new Set() };
    const settled = inPlace(after, this.#sides.length);
    const found: Entry[] = [];
    const moved = new Set<number>();
    let last = -1;
    for (const [at, piece] of after.entries()) {
      const owner = owners[at] as number;
      if (!changed.has(owner)) {
        if (owner !== last) found.push(entries[owner] as Entry);
      } else if (piece !== undefined) {
        if (settled.has(at)) moved.add(found.length);
        found.push(this.#entry(piece));
      }
      last = owner;
    }
    return { entries: found, inPlace: moved };
  }

  #entry(piece: Piece): Entry {
    const known = this.#parts.get(piece);
    if (known !== undefined) return known;
    const made = new Entry({
      id: 0,
      confidence: piece.confidence,
      cells: cellsOf(this.#sides, piece.sentences),
      pairs: piece.moved ? piece.pairs : piece.pairs.map((pair) => this.#measured(pair, piece)),
      flags: [],
      moved: piece.moved,
    });
    this.#parts.set(piece, made);
    return made;
  }

  /** A pair of what is left of a unit is another one than it was. */
  #measured(pair: UnitPair, { sentences }: Piece): UnitPair {
    const [a, b] = pair.languages.map((tag) => this.#languages.indexOf(tag)) as [number, number];
    const [left, right] = [this.#sides[a], this.#sides[b]] as [FullSide, FullSide];
    const similarity = cosine(left, sentences[a] ?? [], right, sentences[b] ?? [], this.#dimensions);
    return { ...pair, similarity };
  }
}

function firstFrom(placed: readonly Placed[], place: number): number {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.at ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The units with what has moved among them, in their places: `Moves` without anchors. */
export function findMoved(
  units: readonly Unit[],
  sides: readonly FullSide[],
  dimensions: number,
): readonly Unit[] {
  const { ordered } = new Moves(
    units.map((unit) => new Entry(unit)),
    sides,
    dimensions,
  );
  if (ordered.entries.every(({ unit }, at) => unit === units[at])) return units;
  return ordered.entries.map((entry, id) => {
    const { moved } = entry.unit;
    return entry.at(id, moved && !ordered.inPlace.has(id), undefined);
  });
}
