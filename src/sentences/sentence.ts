/** The most sentences of one edition; the search's memory grows with them. */
export const MAX_SENTENCES = 60_000;

/** A segment of an edition, by default a sentence. */
export interface Sentence {
  /** UTF-16 offset into the text as given, of the first character that is not white space. */
  readonly start: number;
  /** UTF-16 offset just behind the last character that is not white space. */
  readonly end: number;
  /** The clean text between the two offsets. */
  readonly text: string;
  /** The text between the two as it stands in the original, where it differs. */
  readonly original?: string | undefined;
  /** Index of the line (block) of its edition that it stands in; rises through the edition. */
  readonly paragraph: number;
}
