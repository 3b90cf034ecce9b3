import type { LanguageTag } from '../language.ts';

/** What people have said of a unit; `edited` is accepted with another text than the one that was aligned. */
export const REVIEW_STATUSES = ['unreviewed', 'accepted', 'edited', 'rejected'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** What one language says in a translation unit. */
export interface Variant {
  readonly language: LanguageTag;
  /** Without markup and repaired; what is compared, searched and shown. */
  readonly text: string;
  /** As it stands in the document or, with inline elements, in the file; absent where it is `text`. */
  readonly original?: string | undefined;
  /** Where it stands: name of the document, and UTF-16 offsets into its text. */
  readonly source?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** How finely two languages of a unit are aligned inside it. */
export interface UnitBeads {
  readonly languages: readonly [LanguageTag, LanguageTag];
  /** Probability in [0,1] that these two languages translate each other here. */
  readonly confidence: number;
  /** Texts of each bead, '' where one side has nothing; in the order of the text. */
  readonly beads: readonly (readonly [source: string, target: string])[];
}

/** A reason to look at a unit, in words. */
export interface UnitRemark {
  readonly code: string;
  readonly message: string;
  /** The languages that it is about; absent where that is not known. */
  readonly languages?: readonly LanguageTag[] | undefined;
}

/**
 * The same text in two or more languages, as it is written to files, read from them and kept in a memory: free of
 * the alignment that it comes from. Everything but the variants may be unknown.
 */
export interface TranslationUnit {
  /** Stable identifier, `tuid` in TMX. */
  readonly id?: string | undefined;
  /** In the order of the languages; a language may have several in files of others. */
  readonly variants: readonly Variant[];
  /** Probability in [0,1] that the unit is right in all its languages; absent where nobody computed it. */
  readonly confidence?: number | undefined;
  readonly status?: ReviewStatus | undefined;
  /** Name of the document that it comes from. */
  readonly document?: string | undefined;
  /** Place among the document's units, from 0; what remarks call it by (`#3`). */
  readonly position?: number | undefined;
  readonly created?: Date | undefined;
  readonly changed?: Date | undefined;
  readonly remarks?: readonly UnitRemark[] | undefined;
  /** Some language has it in another place of the document. */
  readonly moved?: boolean | undefined;
  readonly beads?: readonly UnitBeads[] | undefined;
  readonly notes?: readonly string[] | undefined;
  /** What else a file says of it (`prop` in TMX), in its order. */
  readonly properties?: readonly { readonly type: string; readonly value: string }[] | undefined;
}
