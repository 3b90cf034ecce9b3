import stringWidth from 'string-width';
import { pad } from './wrap.ts';

/** Cells of one line of a list. */
export type Row = readonly string[];

/** Rows with their columns under each other; the first `texts` columns begin at the left, as the last may. */
export function* columns(rows: readonly Row[], texts: number, lastIsText = false): Generator<string> {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      const isText = column < texts || (lastIsText && column === count - 1);
      return isText ? pad(cell, width) : `${' '.repeat(Math.max(0, width - stringWidth(cell)))}${cell}`;
    });
    yield `${cells.join('  ').trimEnd()}\n`;
  }
}
