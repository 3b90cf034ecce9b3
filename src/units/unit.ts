import type { Bead } from '../beads/bead.ts';
import type { LanguageTag } from '../language.ts';

/** What one language says in a unit: consecutive sentences of its edition. */
export interface Cell {
  /** Indices into the edition's sentence list, ascending and without gaps. */
  readonly sentences: readonly number[];
  /** UTF-16 offset into the text as given (of that language's file when there are several). */
  readonly start: number;
  /** UTF-16 offset just behind the last sentence. */
  readonly end: number;
  /** The sentences, joined by a space, or by nothing in Chinese and Japanese. */
  readonly text: string;
}

/** How two languages of a unit hang together. */
export interface UnitPair {
  readonly languages: readonly [LanguageTag, LanguageTag];
  /** Probability in [0,1] that exactly these sentences of the two languages translate each other. */
  readonly confidence: number;
  /** Cosine of the two cells' vectors, in [-1,1]. */
  readonly similarity: number;
  /** The finest alignment of the two languages inside the unit, as sentence indices of each edition. */
  readonly beads: readonly Bead[];
}

/** Reasons to look at a unit. The list grows: readers must accept names they do not know. */
export type UnitFlag = string;

/**
 * One row of the aligned text: a cell a language for what says the same. A unit with a single cell is a
 * stretch that no other language has.
 */
export interface Unit {
  /** Position in the document, from 0. */
  readonly id: number;
  /** Probability in [0,1] that the unit is right: the least certain of its pairs; 0 for a single cell. */
  readonly confidence: number;
  /** By language tag, in the order of the alignment's languages. */
  readonly cells: Readonly<Record<LanguageTag, Cell>>;
  readonly pairs: readonly UnitPair[];
  readonly flags: readonly UnitFlag[];
  /** True where the unit stands out of the order of its neighbours. */
  readonly moved: boolean;
}
