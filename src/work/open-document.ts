import type { OpenAlignment } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import type { Anchor } from '../anchors/index.ts';
import type { LanguageTag } from '../language.ts';
import { type ReviewUnit, reviewUnits } from '../review/index.ts';
import type { Unit, UnitFlag } from '../units/index.ts';
import type { Sentences } from './task.ts';

/** A document that can be aligned again. */
export class OpenDocument {
  readonly #open: OpenAlignment;
  #unitAt: ReadonlyMap<LanguageTag, readonly number[]> | undefined;

  constructor(open: OpenAlignment) {
    this.#open = open;
  }

  /** Sentences of all languages. */
  get sentences(): number {
    return this.#open.alignment.editions.reduce((sum, { sentences }) => sum + sentences.length, 0);
  }

  align(anchors: readonly Anchor[]): Alignment {
    return anchors.length === 0 ? this.#open.alignment : this.#open.realign(anchors);
  }

  /** Those units of the alignment with these anchors that have one of the sentences, in their order. */
  alignWithin(anchors: readonly Anchor[], within: Sentences): ReviewUnit[] {
    const { units, editions } = this.align(anchors);
    const wanted = new Map(Object.entries(within).map(([language, list]) => [language, new Set(list)]));
    const inside = units.filter(({ cells }) =>
      Object.entries(cells).some(([language, { sentences }]) =>
        sentences.some((sentence) => wanted.get(language)?.has(sentence)),
      ),
    );
    const flagged = inside.map((unit) => ({
      ...unit,
      flags: unit.flags.map((flag) => this.#asFirst(flag, units)),
    }));
    return reviewUnits({ units: flagged, editions });
  }

  /** Names other units as the alignment without anchors does, since places change with every alignment. */
  #asFirst(flag: UnitFlag, units: readonly Unit[]): UnitFlag {
    const { units: others } = flag.evidence;
    if (others === undefined) return flag;
    const first = others.map((place) => {
      const [cell] = Object.entries(units[place]?.cells ?? {});
      return cell === undefined ? undefined : this.#firstUnits().get(cell[0])?.[cell[1].sentences[0] ?? -1];
    });
    const named = [...new Set(first.filter((place) => place !== undefined))];
    return { ...flag, evidence: { ...flag.evidence, units: named } };
  }

  /** By language, the unit of each sentence in the alignment without anchors. */
  #firstUnits(): ReadonlyMap<LanguageTag, readonly number[]> {
    if (this.#unitAt !== undefined) return this.#unitAt;
    const unitAt = new Map<LanguageTag, number[]>();
    for (const { id, cells } of this.#open.alignment.units) {
      for (const [language, { sentences }] of Object.entries(cells)) {
        const list = unitAt.get(language) ?? [];
        for (const sentence of sentences) list[sentence] = id;
        unitAt.set(language, list);
      }
    }
    this.#unitAt = unitAt;
    return unitAt;
  }
}
