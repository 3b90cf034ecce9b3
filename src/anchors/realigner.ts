import type { Side } from '../beads/index.ts';
import type { LanguageTag } from '../language.ts';
import { range } from '../range.ts';
import { type Fixed, Moves, type Ordered, type Unit, type UnitSide } from '../units/index.ts';
import { type Anchor, type PlacedAnchor, readAnchors } from './anchor.ts';
import { orderAnchors } from './order.ts';
import { type PairTable, Stretches } from './stretches.ts';

/** A text in several languages, aligned, that can be aligned again with units that a person knows. */
export class Realigner {
  readonly #languages: readonly LanguageTag[];
  readonly #counts: readonly number[];
  readonly #stretches: Stretches;
  readonly #moves: Moves;
  /** For each sentence that has moved without anchors its unit, by language and sentence. */
  readonly #moved = new Map<string, Unit>();

  constructor(sides: readonly (UnitSide & Side)[], dimensions: number, pair: PairTable) {
    this.#languages = sides.map(({ language }) => language);
    this.#counts = sides.map(({ sentences }) => sentences.length);
    this.#stretches = new Stretches(sides, dimensions, pair);
    this.#moves = new Moves(this.#stretches.base, sides, dimensions);
    for (const [position, { unit }] of this.#moves.ordered.entries.entries()) {
      if (!unit.moved || this.#moves.ordered.inPlace.has(position)) continue;
      for (const [language, { sentences }] of Object.entries(unit.cells)) {
        for (const sentence of sentences) this.#moved.set(`${language} ${sentence}`, unit);
      }
    }
  }

  /** The units without any anchor. */
  get base(): Ordered {
    return this.#moves.ordered;
  }

  /**
   * The units with these anchors and no others.
   *
   * @throws HexaplaError `INVALID_ANCHOR` for anchors that name languages or sentences that are not there, or have a
   * sentence in common.
   */
  realign(anchors: readonly Anchor[]): Ordered {
    const placed = readAnchors(anchors, this.#languages, this.#counts);
    if (placed.length === 0) return this.base;
    const { inOrder, moved } = orderAnchors(
      placed,
      this.#languages,
      (anchor) => this.#stretches.positions.of(anchor),
      (anchor) => this.#hasMoved(anchor),
    );
    const { stretches, anchored } = this.#stretches.realign(inOrder);
    const holes = new Map<number, number[]>(moved.map(({ index }) => [index, []]));
    for (const [k, { index }] of inOrder.entries()) holes.get(index)?.push(anchored[k] ?? 0);
    const fixed = moved.flatMap((anchor): Fixed[] => {
      const [entry] = this.#stretches.anchored(anchor, true);
      const own = holes.get(anchor.index) ?? [];
      // At the place of the first language that has it.
      const lead = anchor.spans.findIndex((span) => span !== undefined);
      const isLead = (position: number) =>
        stretches[position]?.entries[0]?.unit.cells[this.#languages[lead] ?? ''] !== undefined;
      return entry === undefined
        ? []
        : [{ entry, stretches: own.toSorted((a, b) => Number(isLead(b)) - Number(isLead(a))) }];
    });
    return this.#moves.place(stretches, fixed);
  }

  /** Whether two languages of an anchor are in one unit that has moved without anchors. */
  #hasMoved({ spans }: PlacedAnchor): boolean {
    if (this.#moved.size === 0) return false;
    const units = spans.flatMap((span, position) => {
      const language = this.#languages[position] ?? '';
      const own = range(...(span ?? [0, 0])).flatMap(
        (sentence) => this.#moved.get(`${language} ${sentence}`) ?? [],
      );
      return [...new Set(own)];
    });
    return new Set(units).size < units.length;
  }
}
