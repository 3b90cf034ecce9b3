import type { LanguageTag } from '../language.ts';

/** What a cell says, and in which language. */
export interface CellText {
  readonly language: LanguageTag;
  readonly text: string;
}
