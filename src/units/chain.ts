import { MAX_RUN } from '../beads/index.ts';
import type { LinkMatrix } from './links.ts';

/** Two items are worth linking when the probability that they belong together is above this. */
const GAMMA = 0.45;

/** Consecutive items of both sides that belong together: [start, count] of the rows and of the columns. */
export interface Group {
  readonly rowStart: number;
  readonly rowCount: number;
  readonly columnStart: number;
  readonly columnCount: number;
}

/** What is known of two sequences that are to be grouped. */
export interface Evidence {
  /** Probabilities that a row and a column belong together. */
  readonly links: LinkMatrix;
  /** Probability that row i and row i + 1 belong together. */
  readonly rowJoins: ArrayLike<number>;
  /** The same for columns. */
  readonly columnJoins: ArrayLike<number>;
}

/**
 * The grouping of two sequences of which the most is expected to be right: it gains (probability − γ) for
 * every row and column that stand in one group, and for every two neighbours that do (maximum expected
 * accuracy, as in Do et al. 2005, for groups of n and m items instead of single ones). Without the
 * neighbours, a column that belongs to one of two like rows, as probable as the other, would join them.
 * Order is kept; items without a partner become groups of one.
 *
 * @param isShape Which numbers of rows and columns a group may have, both above zero; any by default.
 */
export function chain(
  { links, rowJoins, columnJoins }: Evidence,
  isShape: (rows: number, columns: number) => boolean = () => true,
): Group[] {
  const rowCount = links.rows.length;
  const { columns } = links;
  const { low, high } = bounds(links);
  const at = links.rows.map((row) => new Map(row.map(({ column, value }) => [column, value])));

  const best: Float64Array[] = [];
  const back: Uint8Array[] = [];
  for (let i = 0; i <= rowCount; i++) {
    const first = low[i] ?? 0;
    const width = (high[i] ?? 0) - first + 1;
    best.push(new Float64Array(width).fill(Number.NEGATIVE_INFINITY));
    back.push(new Uint8Array(width));
  }
  (best[0] as Float64Array)[0] = 0;
  const offer = (i: number, j: number, value: number, n: number, m: number) => {
    const index = j - (low[i] ?? 0);
    const row = best[i];
    if (row === undefined || index < 0 || index >= row.length) return;
    if (value > (row[index] ?? 0)) {
      row[index] = value;
      (back[i] as Uint8Array)[index] = n * 16 + m;
    }
  };
  for (let i = 0; i <= rowCount; i++) {
    for (let j = low[i] ?? 0; j <= (high[i] ?? 0); j++) {
      const value = best[i]?.[j - (low[i] ?? 0)] ?? Number.NEGATIVE_INFINITY;
      if (value === Number.NEGATIVE_INFINITY) continue;
      offer(i + 1, j, value, 1, 0);
      offer(i, j + 1, value, 0, 1);
      for (let n = 1; n <= MAX_RUN && i + n <= rowCount; n++) {
        for (let m = 1; m <= MAX_RUN && j + m <= columns; m++) {
          if (!isShape(n, m)) continue;
          let gain = joined(rowJoins, i, n) + joined(columnJoins, j, m);
          for (let r = i; r < i + n; r++) {
            for (let c = j; c < j + m; c++) gain += (at[r]?.get(c) ?? 0) - GAMMA;
          }
          if (gain > 0) offer(i + n, j + m, value + gain, n, m);
        }
      }
    }
  }

  const groups: Group[] = [];
  let i = rowCount;
  let j = columns;
  while (i > 0 || j > 0) {
    const step = back[i]?.[j - (low[i] ?? 0)] ?? 0;
    const n = step >> 4;
    const m = step & 15;
    i -= n;
    j -= m;
    groups.push({ rowStart: i, rowCount: n, columnStart: j, columnCount: m });
  }
  return groups.reverse();
}

function joined(joins: ArrayLike<number>, start: number, count: number): number {
  let gain = 0;
  for (let k = start; k < start + count - 1; k++) gain += (joins[k] ?? 0) - GAMMA;
  return gain;
}

/** For each node row the columns that a link of a row near by could reach; the bounds rise and overlap. */
function bounds(links: LinkMatrix): { low: Int32Array; high: Int32Array } {
  const count = links.rows.length;
  const low = new Int32Array(count + 1).fill(links.columns);
  const high = new Int32Array(count + 1);
  for (const [index, row] of links.rows.entries()) {
    const first = row[0]?.column;
    const last = row.at(-1)?.column;
    if (first === undefined || last === undefined) continue;
    low[index] = Math.min(low[index] ?? 0, first);
    high[index + 1] = Math.max(high[index + 1] ?? 0, last + 1);
  }
  low[0] = 0;
  high[count] = links.columns;
  for (let i = 1; i <= count; i++) high[i] = Math.max(high[i] ?? 0, high[i - 1] ?? 0);
  for (let i = count - 1; i >= 0; i--) low[i] = Math.min(low[i] ?? 0, low[i + 1] ?? 0);
  for (let i = 0; i <= count; i++) {
    low[i] = Math.max(0, (low[i] ?? 0) - MAX_RUN);
    high[i] = Math.min(links.columns, Math.max(high[i] ?? 0, low[i] ?? 0) + MAX_RUN);
  }
  for (let i = 1; i <= count; i++) low[i] = Math.min(low[i] ?? 0, high[i - 1] ?? 0);
  for (let i = count - 1; i >= 0; i--) low[i] = Math.min(low[i] ?? 0, low[i + 1] ?? 0);
  return { low, high };
}
