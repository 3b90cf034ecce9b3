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

/** A stretch of a cell that a flag is about. */
export interface FlagPlace {
  readonly language: LanguageTag;
  /** UTF-16 offsets into the text of the unit's cell. */
  readonly start: number;
  readonly end: number;
  /** The text between the two. */
  readonly text: string;
  /** The number that it was read as, where the flag is about numbers. */
  readonly value?: number;
}

/** What a flag rests on. */
export interface FlagEvidence {
  /** In the order of the flag's languages, then of the text. */
  readonly places: readonly FlagPlace[];
  /** What was measured, where the flag is about a measure; in the unit that its code implies. */
  readonly measured?: number;
  /** What is usual in this document, or the limit that the measure crossed. */
  readonly usual?: number;
  /** The language that a cell seems to be in. */
  readonly seems?: LanguageTag;
  /** Other units with the same sentence, by `id`. */
  readonly units?: readonly number[];
}

/** A reason to look at a unit. */
export interface UnitFlag {
  /** One of `FLAG_CODES`. The list grows: readers must accept codes they do not know. */
  readonly code: string;
  /** The languages concerned, in the order of the alignment's. */
  readonly languages: readonly LanguageTag[];
  readonly evidence: FlagEvidence;
}

/**
 * One row of the aligned text: a cell a language for what says the same. A unit with a single cell is a
 * stretch that no other language has.
 */
export interface Unit {
  /** Position in the document, from 0: all languages rise with it where `moved` is false. */
  readonly id: number;
  /**
   * Probability in [0,1] that the unit is right in all languages; 0 for a single cell. With two languages that of
   * their pair; where a unit has moved, that of its least certain pair.
   */
  readonly confidence: number;
  /** By language tag, in the order of the alignment's languages. */
  readonly cells: Readonly<Record<LanguageTag, Cell>>;
  readonly pairs: readonly UnitPair[];
  readonly flags: readonly UnitFlag[];
  /**
   * True where some language has the unit in another place, out of the order of the units that have not moved. It
   * stands where the first of the alignment's languages that has it has it.
   */
  readonly moved: boolean;
}
