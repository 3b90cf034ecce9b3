import { NO_CONTENT } from './columns.ts';
import { findFurniture } from './furniture.ts';
import type { LabelledBlock } from './label.ts';
import type { SetAsideReason } from './set-aside.ts';

/** A block with its language, or with the reason why it is no part of the text; then it has no language. */
export interface Piece extends LabelledBlock {
  readonly apart?: SetAsideReason;
}

/** Takes furniture and columns of keys out of what is text. */
export function piecesOf(labelled: readonly LabelledBlock[]): Piece[] {
  const furniture = findFurniture(labelled);
  return labelled.map((item, index) => {
    const apart = item.language === NO_CONTENT ? 'keys' : furniture.get(index);
    return apart === undefined ? item : { block: item.block, language: undefined, weight: 0, apart };
  });
}

/** Whether there is anything to read in a block: a letter or a digit. */
export function hasContent({ block }: LabelledBlock): boolean {
  return /[\p{L}\p{N}]/u.test(block.text);
}
