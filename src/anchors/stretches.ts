import type { PairAlignment, PairSearch } from '../beads/index.ts';
import { range } from '../range.ts';
import { anchoredUnit, buildUnits, Entry, type Stretch, type Unit, type UnitSide } from '../units/index.ts';
import type { PlacedAnchor } from './anchor.ts';
import { Positions } from './positions.ts';
import { type Solved, SolvedStretches } from './solved.ts';

/** A place between sentences in all languages: how many of each stand before it. */
type Place = readonly number[];

/** A place where the text is cut: what stands on its two sides hardly depends on each other. */
interface Cut {
  readonly place: Place;
  /** How many units stand before it. */
  readonly units: number;
  /** How probable the boundary is without any anchor, to the pair that doubts it most. */
  readonly probability: number;
}

/** A boundary that all pairs think this probable is one to cut at. */
const LIKELY = 0.95;
/** Cuts between an anchor and the end of what is solved again because of it, at first. */
const CUTS_BEYOND = 6;
/** By how much the boundary half-way may be less probable than without the anchor, or more is solved again. */
const TOLERANCE = 0.01;

/** The pair of languages a < b. */
export type PairTable = (a: number, b: number) => PairSearch;

/** A unit of a stretch that begins at `start`, as one of the whole text. */
function shifted(unit: Unit, languages: readonly string[], start: Place): Unit {
  const by = new Map(languages.map((language, position) => [language, start[position] ?? 0]));
  const move = (sentences: readonly number[], language: string) =>
    sentences.map((sentence) => sentence + (by.get(language) ?? 0));
  return {
    ...unit,
    cells: Object.fromEntries(
      Object.entries(unit.cells).map(([language, cell]) => [
        language,
        { ...cell, sentences: move(cell.sentences, language) },
      ]),
    ),
    pairs: unit.pairs.map((pair) => ({
      ...pair,
      beads: pair.beads.map(([a, b]) => [move(a, pair.languages[0]), move(b, pair.languages[1])] as const),
    })),
  };
}

/**
 * Units of a text with some of them given. Each given one cuts the text in two; what lies near it is aligned again, up
 * to where the alignment without it was sure and stays so, and the rest is as it was. What comes out depends on the
 * text and the anchors alone, not on what was asked before.
 */
export class Stretches {
  readonly #sides: readonly UnitSide[];
  readonly #dimensions: number;
  readonly #pair: PairTable;
  /** The units without any anchor. */
  readonly base: readonly Entry[];
  readonly positions: Positions;
  readonly #languages: readonly string[];
  readonly #end: Place;
  #cuts: readonly Cut[] | undefined;
  readonly #solved: SolvedStretches;

  constructor(sides: readonly UnitSide[], dimensions: number, pair: PairTable) {
    this.#sides = sides;
    this.#dimensions = dimensions;
    this.#pair = pair;
    this.#languages = sides.map((side) => side.language);
    this.#end = sides.map((side) => side.sentences.length);
    this.base = buildUnits(sides, dimensions, (a, b) => pair(a, b).whole).map((unit) => new Entry(unit));
    this.positions = new Positions(this.base, sides);
    this.#solved = new SolvedStretches(this.base.length);
  }

  /**
   * @param anchors In the order of the text.
   * @returns The stretches that make up the text, and for each anchor the position of the one that is it.
   */
  realign(anchors: readonly PlacedAnchor[]): {
    readonly stretches: readonly Stretch[];
    readonly anchored: readonly number[];
  } {
    this.#solved.begin();
    const stretches: Stretch[] = [];
    const anchored: number[] = [];
    const latest = this.#latest(anchors);
    let from: Place = this.#end.map(() => 0);
    for (const [k, anchor] of anchors.entries()) {
      const [start, end] = this.#fix(anchor, from, latest[k] ?? this.#end);
      stretches.push(...this.#between(from, start, k > 0, true));
      anchored.push(stretches.length);
      stretches.push(wholeList(this.anchored(anchor, false), true));
      from = end;
    }
    stretches.push(...this.#between(from, this.#end, anchors.length > 0, false));
    this.#solved.forget();
    return { stretches, anchored };
  }

  /** A list of the unit that an anchor is, the same for the same anchor. */
  anchored({ spans }: PlacedAnchor, moved: boolean): readonly Entry[] {
    const key = `${moved ? 'moved' : 'fixed'} ${spans.map((span) => span?.join('-')).join()}`;
    return this.#solved.once(key, () => {
      const row = spans.map((span) => (span === undefined ? [] : range(...span)));
      const unit = { ...anchoredUnit(this.#sides, this.#dimensions, row), moved };
      return { entries: [new Entry(unit)], isSure: true };
    }).entries;
  }

  /** For each anchor the place that it may end at most, since the next ones begin there. */
  #latest(anchors: readonly PlacedAnchor[]): Place[] {
    const places: Place[] = [];
    let place = this.#end;
    for (const anchor of anchors.toReversed()) {
      places.push(place);
      place = place.map((value, position) => anchor.spans[position]?.[0] ?? value);
    }
    return places.reverse();
  }

  #findCuts(): Cut[] {
    const cuts: Cut[] = [];
    const place = this.#end.map(() => 0);
    const seen = this.#end.map(() => 0);
    for (const [index, { unit }] of this.base.entries()) {
      for (const [position, language] of this.#languages.entries()) {
        const sentences = unit.cells[language]?.sentences ?? [];
        seen[position] = (seen[position] ?? 0) + sentences.length;
        place[position] = Math.max(place[position] ?? 0, (sentences.at(-1) ?? -1) + 1);
      }
      // Where units are not in the order of the text, what was seen is not all that stands before.
      if (!seen.every((count, position) => count === place[position])) continue;
      const probability = this.#boundary(place);
      if (probability >= LIKELY) cuts.push({ place: [...place], units: index + 1, probability });
    }
    return cuts;
  }

  /** How probable a boundary is to the pair that doubts it most. */
  #boundary(
    place: Place,
    pair: (a: number, b: number) => PairAlignment = (a, b) => this.#pair(a, b).whole,
  ): number {
    let least = 1;
    for (const [a, i] of place.entries()) {
      for (let b = a + 1; b < place.length; b++)
        least = Math.min(least, pair(a, b).boundary(i, place[b] ?? 0));
    }
    return least;
  }

  /** Where an anchor begins and ends in all languages; those it lacks stand still there, at the likeliest place. */
  #fix(anchor: PlacedAnchor, from: Place, latest: Place): readonly [Place, Place] {
    const spans = anchor.spans.map((span, position) => {
      if (span !== undefined) return span;
      const place = this.#likeliest(anchor, position, from[position] ?? 0, latest[position] ?? 0);
      return [place, place] as const;
    });
    return [spans.map(([start]) => start), spans.map(([, end]) => end)];
  }

  #likeliest(anchor: PlacedAnchor, position: number, least: number, most: number): number {
    const language = this.#languages[position] ?? '';
    const first = this.positions.of(anchor).place;
    // The sentences of this language in the units around: more are far from the anchor.
    const near = this.base
      .slice(Math.max(0, first - 2), first + 3)
      .flatMap(({ unit }) => unit.cells[language]?.sentences ?? []);
    const [low, high] = [Math.min(...near), Math.max(...near) + 1];
    let best = near.length === 0 ? this.#before(first, language) : low;
    let bestSum = Number.NEGATIVE_INFINITY;
    for (let j = Math.max(least, low); j <= Math.min(most, high); j++) {
      let sum = 0;
      for (const [other, span] of anchor.spans.entries()) {
        if (span === undefined) continue;
        for (const i of span) {
          const pair = this.#pair(Math.min(other, position), Math.max(other, position)).whole;
          sum += Math.log(1e-9 + (other < position ? pair.boundary(i, j) : pair.boundary(j, i)));
        }
      }
      if (sum <= bestSum) continue;
      bestSum = sum;
      best = j;
    }
    return Math.max(least, Math.min(most, best));
  }

  /** How many sentences of a language stand before a unit. */
  #before(unit: number, language: string): number {
    for (let k = unit - 1; k >= 0; k--) {
      const last = this.base[k]?.unit.cells[language]?.sentences.at(-1);
      if (last !== undefined) return last + 1;
    }
    return 0;
  }

  /** What stands between two places. */
  #between(start: Place, end: Place, leftAnchor: boolean, rightAnchor: boolean): Stretch[] {
    if (!leftAnchor && !rightAnchor) return [wholeList(this.base, false)];
    this.#cuts ??= this.#findCuts();
    const cuts = this.#cuts;
    const inside = cuts.slice(
      firstWhere(cuts, ({ place }) => place.every((value, position) => value >= (start[position] ?? 0))),
      firstWhere(cuts, ({ place }) => place.some((value, position) => value > (end[position] ?? 0))),
    );
    const left = leftAnchor ? this.#towards(start, inside, 1) : START;
    const right = rightAnchor ? this.#towards(end, inside, -1) : END;
    const [first, last] = [left?.cut?.units ?? 0, right?.cut?.units ?? this.base.length];
    if (left === undefined || right === undefined || first > last) {
      const key = `${start.join()} ${end.join()}`;
      const { entries } = this.#solved.once(key, () => ({ entries: this.#solve(start, end), isSure: true }));
      return [wholeList(entries, false)];
    }
    return [
      wholeList(left.entries, false),
      { entries: this.base, first, last, fixed: false },
      wholeList(right.entries, false),
    ];
  }

  /** What has to be solved again between an anchor's edge and a cut beyond; undefined if there is no such cut. */
  #towards(
    edge: Place,
    inside: readonly Cut[],
    direction: 1 | -1,
  ): { readonly entries: readonly Entry[]; readonly cut: Cut | undefined } | undefined {
    for (let beyond = CUTS_BEYOND; beyond <= inside.length; beyond *= 2) {
      const cut = inside.at(direction === 1 ? beyond - 1 : -beyond);
      const middle = inside.at(direction === 1 ? (beyond >> 1) - 1 : -(beyond >> 1));
      if (cut === undefined || middle === undefined) return undefined;
      const [start, end] = direction === 1 ? [edge, cut.place] : [cut.place, edge];
      const solved = this.#reach(start, end, middle);
      if (solved.isSure) return { entries: solved.entries, cut };
    }
    return undefined;
  }

  /** Solves between two places, if that leaves the cut half-way as sure as it was. */
  #reach(start: Place, end: Place, middle: Cut): Solved {
    const key = `${start.join()} ${middle.place.join()} ${end.join()}`;
    return this.#solved.once(key, () => {
      const pairs = this.#pairsWithin(start, end);
      const local = middle.place.map((value, position) => value - (start[position] ?? 0));
      const isSure = this.#boundary(local, pairs) >= middle.probability - TOLERANCE;
      return { isSure, entries: isSure ? this.#solve(start, end, pairs) : [] };
    });
  }

  #pairsWithin(start: Place, end: Place): (a: number, b: number) => PairAlignment {
    const pairs = new Map<number, PairAlignment>();
    return (a, b) => {
      const key = a * this.#sides.length + b;
      const known =
        pairs.get(key) ?? this.#pair(a, b).within([start[a] ?? 0, start[b] ?? 0], [end[a] ?? 0, end[b] ?? 0]);
      pairs.set(key, known);
      return known;
    };
  }

  #solve(start: Place, end: Place, pairs = this.#pairsWithin(start, end)): readonly Entry[] {
    if (start.every((value, position) => value === end[position])) return [];
    const sides = this.#sides.map((side, position): UnitSide => {
      const [first, last] = [start[position] ?? 0, end[position] ?? 0];
      return {
        language: side.language,
        sentences: side.sentences.slice(first, last),
        sums: side.sums.subarray(first * this.#dimensions, last * this.#dimensions),
      };
    });
    return buildUnits(sides, this.#dimensions, pairs).map(
      (unit) => new Entry(shifted(unit, this.#languages, start)),
    );
  }
}

function wholeList(entries: readonly Entry[], fixed: boolean): Stretch {
  return { entries, first: 0, last: entries.length, fixed };
}

/** Index of the first item of which something is true that is true of all behind it; binary search. */
function firstWhere<Item>(items: readonly Item[], isTrue: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isTrue(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const START = { entries: [], cut: undefined };
const END = { entries: [], cut: undefined };
