import { type Block, trimmed } from './block.ts';

/** What may stand between the cells of a line. */
export interface Divider {
  readonly pattern: RegExp;
  /** Strings of which one is in every match: most lines are told at once by their absence. */
  readonly needs: readonly string[];
  /** A divider at the ends of a line is its frame, with no cell outside it. */
  readonly frame: boolean;
}

/** A tab, a pipe, a slash between spaces, a gap. The wide forms are those of East Asian text. */
export const DIVIDERS: readonly Divider[] = [
  { pattern: /\t/g, needs: ['\t'], frame: false },
  { pattern: /[|\uff5c\u2502]/g, needs: ['|', '\uff5c', '\u2502'], frame: true },
  { pattern: / [/\uff0f] /g, needs: [' / ', ' \uff0f '], frame: false },
  { pattern: / {3,}|\u3000{2,}/g, needs: ['   ', '\u3000\u3000'], frame: false },
];

/** More columns are no table of languages. */
export const MOST_CELLS = 64;

/** A cell and the column that it stands in, counted from 0; cells of white space are left out. */
export interface Cell extends Block {
  readonly column: number;
}

const NO_CELLS = { columns: 1, cells: [] };

/**
 * The cells of a block that is divided; none where it is not.
 *
 * @returns with the number of columns, empty ones among them.
 */
export function splitCells(
  block: Block,
  { pattern, needs, frame }: Divider,
): { readonly columns: number; readonly cells: readonly Cell[] } {
  const { text } = block;
  if (!needs.some((part) => text.includes(part))) return NO_CELLS;
  const bounds: (readonly [start: number, end: number])[] = [];
  let from = 0;
  for (const { 0: divider, index } of text.matchAll(pattern)) {
    if (index > from || !(frame && bounds.length === 0 && from === 0)) bounds.push([from, index]);
    from = index + divider.length;
    if (bounds.length > MOST_CELLS) return NO_CELLS;
  }
  if (from < text.length || !frame) bounds.push([from, text.length]);
  if (bounds.length < 2) return NO_CELLS;
  const cells = bounds.flatMap(([start, end], column): Cell[] => {
    const cell = trimmed(text, start, end);
    if (cell === undefined) return [];
    return [{ start: block.start + cell.start, end: block.start + cell.end, text: cell.text, column }];
  });
  return { columns: bounds.length, cells };
}
