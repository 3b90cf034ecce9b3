/** How wide cells are and how their lines lie, in pixels. */
export interface CellLook {
  readonly width: number;
  readonly lineHeight: number;
  /** Above and below the text, and the line under the row. */
  readonly padding: number;
}

/** Letters of a proportional face at the table's size are about this wide; a wrong guess only moves the scroll bar. */
const LETTER = 7.6;

/** A height for a row that was never drawn, from the characters of its longest cell. */
export function estimateHeight(characters: number, { width, lineHeight, padding }: CellLook): number {
  const lines = Math.max(1, Math.ceil((characters * LETTER) / Math.max(60, width)));
  return lines * lineHeight + padding;
}
