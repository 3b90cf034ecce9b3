import type { ReviewStatus } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import { type ReviewUnit, textOf } from '../review/index.ts';
import type { UnitTable } from './schema.ts';

export type StatusLetter = 'u' | 'a' | 'e' | 'r';

export const STATUS_LETTERS: Readonly<Record<ReviewStatus, StatusLetter>> = {
  unreviewed: 'u',
  accepted: 'a',
  edited: 'e',
  rejected: 'r',
};

/** Above every confidence: a person made the unit. */
export const MADE_BY_PERSON = 2;

/** Flags beyond this many codes would not be told apart by a number. */
const MOST_CODES = 53;

/** The codes of flags of a document, in the order in which they came up. */
export class FlagCodes {
  readonly #codes: string[];

  constructor(codes: readonly string[]) {
    this.#codes = [...codes];
  }

  get codes(): readonly string[] {
    return this.#codes;
  }

  /** The sum of 2^index over codes; new ones get the next index. */
  bitsOf(codes: Iterable<string>): number {
    let bits = 0;
    for (const code of new Set(codes)) {
      let index = this.#codes.indexOf(code);
      if (index < 0 && this.#codes.length < MOST_CODES) index = this.#codes.push(code) - 1;
      if (index >= 0) bits += 2 ** index;
    }
    return bits;
  }
}

/** Text as it is searched: without case, and without width and the like (NFKC). */
export function foldText(text: string): string {
  // PostgreSQL keeps no NUL in a text.
  return text.normalize('NFKC').toLowerCase().replaceAll('\0', '');
}

export const UNIT_COLUMNS = [
  'document',
  'id',
  'rank',
  'status',
  'reviewed',
  'certainty',
  'flags',
  'bookmarked',
  'firsts',
  'length',
  'changed',
  'folded',
  'content',
] as const satisfies readonly (keyof UnitTable)[];

export type UnitValues = readonly (string | number | null)[];

/** The values of a unit's row, in the order of `UNIT_COLUMNS`. */
export function unitValues(
  document: number,
  unit: ReviewUnit,
  rank: number,
  changed: number | null,
  languages: readonly LanguageTag[],
  codes: FlagCodes,
): UnitValues {
  const texts = Object.entries(unit.cells).map(([language, cell]) => textOf(cell, language));
  return [
    document,
    Number(unit.id),
    rank,
    STATUS_LETTERS[unit.status],
    unit.status === 'unreviewed' ? 0 : 1,
    unit.confidence ?? MADE_BY_PERSON,
    codes.bitsOf(unit.flags.map(({ code }) => code)),
    unit.bookmarked ? 1 : 0,
    languages.map((language) => unit.cells[language]?.pieces[0]?.sentence ?? -1).join(),
    texts.reduce((longest, text) => Math.max(longest, text.length), 0),
    changed,
    foldText(texts.join('\n')),
    JSON.stringify(unit),
  ];
}

/** The unit of a row; only this program writes them. */
export function unitOf(content: string): ReviewUnit {
  return JSON.parse(content);
}

/** The number of a unit's id; undefined for what no unit is called. */
export function unitNumber(id: string): number | undefined {
  return /^(?:0|[1-9]\d{0,14})$/.test(id) ? Number(id) : undefined;
}
