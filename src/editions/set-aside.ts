/** A stretch of text that belongs to no edition, and why. */
export interface SetAside {
  /** Name of the file or text that it stands in. */
  readonly source: string;
  /** UTF-16 offsets into the text as given. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly reason: 'separator' | 'outside-edition' | 'other-language';
}
