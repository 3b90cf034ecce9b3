import type { AlignedEdition } from '../alignment.ts';
import { type LanguageTag, sentenceSeparator } from '../language.ts';
import { normalForm } from '../unicode.ts';
import type { FlagPlace, Unit } from '../units/unit.ts';

/** UTF-8 bytes below which a sentence may well be said twice: `Yes.`, a name of a speaker, a heading of a table. */
const LEAST_BYTES = 24;
/** Other units that a flag names; a line that stands in a thousand units would name them a million times. */
const MOST_NAMED = 8;

/** Sentences of one cell that its edition has again elsewhere. */
export interface Repetition {
  readonly language: LanguageTag;
  readonly places: readonly FlagPlace[];
  /** `id` of the other units with the sentence, the first ones. */
  readonly units: readonly number[];
}

/** In which unit each sentence of an edition stands, by `id`. */
export type UnitOf = (language: LanguageTag, sentence: number) => number;

/** The sentences that stand more than once in their edition: a matter of the texts, not of the units. */
export class Repetitions {
  /** By language, for each such sentence the first ones that say the same, itself perhaps among them. */
  readonly #alike = new Map<LanguageTag, ReadonlyMap<number, readonly number[]>>();
  readonly #editions: readonly AlignedEdition[];

  constructor(editions: readonly AlignedEdition[]) {
    this.#editions = editions;
    for (const edition of editions) this.#alike.set(edition.language, alikeIn(edition));
  }

  /** The sentences concerned, by language. */
  *sentences(): Iterable<readonly [LanguageTag, Iterable<number>]> {
    for (const [language, alike] of this.#alike) if (alike.size > 0) yield [language, alike.keys()];
  }

  /**
   * What a unit has again elsewhere, unless each other language of it repeats itself too: a refrain is no fault, a
   * heading doubled in one language is.
   */
  of(unit: Unit, unitOf: UnitOf): Repetition[] {
    const found = this.#editions.flatMap((edition) => this.#in(unit, edition, unitOf) ?? []);
    const present = Object.keys(unit.cells).length;
    return present === 1 || found.length < present ? found : [];
  }

  #in(unit: Unit, { language, sentences }: AlignedEdition, unitOf: UnitOf): Repetition | undefined {
    const alike = this.#alike.get(language);
    const cell = unit.cells[language];
    if (cell === undefined || !cell.sentences.some((index) => alike?.has(index))) return undefined;
    const places: FlagPlace[] = [];
    const others = new Set<number>();
    let start = 0;
    for (const index of cell.sentences) {
      const text = sentences[index]?.text ?? '';
      const same = alike?.get(index);
      if (same !== undefined) {
        places.push({ language, start, end: start + text.length, text });
        for (const one of same) {
          const id = unitOf(language, one);
          if (id !== unit.id && others.size < MOST_NAMED) others.add(id);
        }
      }
      start += text.length + sentenceSeparator(language).length;
    }
    return { language, places, units: [...others].sort((a, b) => a - b) };
  }
}

function keyOf(text: string): string | undefined {
  return Buffer.byteLength(text) < LEAST_BYTES
    ? undefined
    : normalForm(text, 'NFKC').replace(/\s+/g, ' ').toLowerCase();
}

function alikeIn({ sentences }: AlignedEdition): ReadonlyMap<number, readonly number[]> {
  const first = new Map<string, number>();
  const alike = new Map<number, number[]>();
  for (const [index, { text }] of sentences.entries()) {
    const key = keyOf(text);
    if (key === undefined) continue;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      continue;
    }
    // One list for all that say the same.
    const list = alike.get(earlier) ?? [earlier];
    // One more than are named, since a unit does not name itself.
    if (list.length <= MOST_NAMED) list.push(index);
    alike.set(earlier, list);
    alike.set(index, list);
  }
  return alike;
}
