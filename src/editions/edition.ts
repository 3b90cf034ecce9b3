import type { LanguageTag } from '../language.ts';
import type { Block } from './block.ts';

/** The text of one language within a source: some of its lines, in order. */
export interface Edition {
  readonly language: LanguageTag;
  /** Name of the source. */
  readonly source: string;
  readonly blocks: readonly Block[];
}
