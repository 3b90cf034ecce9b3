import type { View } from '../cleaning/index.ts';
import type { LanguageTag } from '../language.ts';
import type { Block } from './block.ts';

/** The text of one language within a source: some of its lines, in order. */
export interface Edition {
  readonly language: LanguageTag;
  /** Name of the source. */
  readonly source: string;
  /** The clean text that the blocks' offsets count. */
  readonly view: View;
  readonly blocks: readonly Block[];
}
