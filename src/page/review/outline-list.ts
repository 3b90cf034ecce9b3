import type { ReviewUnit, Splice } from '../../review/index.ts';
import { textOf } from '../../review/index.ts';
import type { Outline } from '../api/wire.ts';

const LETTERS = { unreviewed: 'u', accepted: 'a', edited: 'e', rejected: 'r' } as const;
export type StatusLetter = (typeof LETTERS)[keyof typeof LETTERS];

/** What is known of every unit of a document, without its texts. */
export interface OutlineEntry {
  readonly id: string;
  /** In hundredths; -1 where a person made the unit. */
  readonly confidence: number;
  readonly status: string;
  /** Sum of 2^index into the codes of the list. */
  readonly flags: number;
  /** Characters of the longest cell. */
  readonly length: number;
  /** By position of the language: the first sentence, -1 without. */
  readonly firsts: readonly number[];
}

function changesPlaces({ removed, inserted }: Splice): boolean {
  return removed.length !== inserted.length || removed.some(({ id }, index) => inserted[index]?.id !== id);
}

/** The units of a document in their order, kept in step with what people change. */
export class OutlineList {
  readonly languages: readonly string[];
  readonly codes: string[];
  revision: number;
  #entries: OutlineEntry[];
  #ids: readonly string[] | undefined;
  #positions: ReadonlyMap<string, number> | undefined;

  constructor(outline: Outline) {
    this.languages = Object.keys(outline.firsts);
    this.codes = [...outline.flags.codes];
    this.revision = outline.revision;
    this.#entries = outline.ids.map((id, index) => ({
      id,
      confidence: outline.confidences[index] ?? -1,
      status: outline.statuses[index] ?? 'u',
      flags: outline.flags.bits[index] ?? 0,
      length: outline.lengths[index] ?? 0,
      firsts: this.languages.map((language) => outline.firsts[language]?.[index] ?? -1),
    }));
  }

  get size(): number {
    return this.#entries.length;
  }

  get entries(): readonly OutlineEntry[] {
    return this.#entries;
  }

  /** Another array whenever units come, go or change places, and only then. */
  get ids(): readonly string[] {
    this.#ids ??= this.#entries.map(({ id }) => id);
    return this.#ids;
  }

  at(position: number): OutlineEntry | undefined {
    return this.#entries[position];
  }

  get(id: string): OutlineEntry | undefined {
    const position = this.position(id);
    return position === undefined ? undefined : this.#entries[position];
  }

  position(id: string): number | undefined {
    this.#positions ??= new Map(this.ids.map((each, index) => [each, index]));
    return this.#positions.get(id);
  }

  /** @throws RangeError where the units are not as the change knew them. */
  apply(splices: readonly Splice[]): void {
    for (const splice of splices) {
      if (changesPlaces(splice)) this.#replace(splice);
      else for (const unit of splice.inserted) this.#set(unit);
    }
  }

  #set(unit: ReviewUnit): void {
    const position = this.position(unit.id);
    if (position === undefined) throw new RangeError(`there is no unit ${unit.id}`);
    this.#entries[position] = this.#entryOf(unit);
  }

  #replace({ after, removed, inserted }: Splice): void {
    const before = after === null ? -1 : this.position(after);
    const fits =
      before !== undefined && removed.every(({ id }, index) => this.#entries[before + 1 + index]?.id === id);
    if (!fits)
      throw new RangeError(`the units behind ${after ?? 'the beginning'} are not those that changed`);
    const entries = inserted.map((unit) => this.#entryOf(unit));
    this.#entries = [
      ...this.#entries.slice(0, before + 1),
      ...entries,
      ...this.#entries.slice(before + 1 + removed.length),
    ];
    this.#ids = undefined;
    this.#positions = undefined;
  }

  #entryOf(unit: ReviewUnit): OutlineEntry {
    const cells = Object.entries(unit.cells);
    return {
      id: unit.id,
      confidence: unit.confidence === null ? -1 : Math.round(unit.confidence * 100),
      status: LETTERS[unit.status],
      flags: unit.flags.reduce((bits, { code }) => bits | (1 << this.#bitOf(code)), 0),
      length: Math.max(0, ...cells.map(([language, cell]) => textOf(cell, language).length)),
      firsts: this.languages.map((language) => unit.cells[language]?.pieces[0]?.sentence ?? -1),
    };
  }

  #bitOf(code: string): number {
    const known = this.codes.indexOf(code);
    return known >= 0 ? known : this.codes.push(code) - 1;
  }
}
