import { MAX_RUN } from '../beads/index.ts';
import type { LinkEntry, LinkMatrix } from './links.ts';

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
  const offset = new Int32Array(rowCount + 2);
  for (let i = 0; i <= rowCount; i++) {
    offset[i + 1] = (offset[i] as number) + (high[i] as number) - (low[i] as number) + 1;
  }
  const size = offset[rowCount + 1] as number;
  const best = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  // The group that the best way to a node ends with, its rows and columns as n * 16 + m.
  const back = new Uint8Array(size);
  const sums = links.rows.map(sumsBefore);
  const allowed = new Uint8Array((MAX_RUN + 1) ** 2);
  for (let n = 1; n <= MAX_RUN; n++) {
    for (let m = 1; m <= MAX_RUN; m++) allowed[n * (MAX_RUN + 1) + m] = isShape(n, m) ? 1 : 0;
  }
  const offer = (i: number, j: number, value: number, step: number) => {
    if (i > rowCount || j < (low[i] as number) || j > (high[i] as number)) return;
    const at = (offset[i] as number) + j - (low[i] as number);
    if (value <= (best[at] as number)) return;
    best[at] = value;
    back[at] = step;
  };
  best[0] = 0;
  const linked = new Float64Array(MAX_RUN + 1);
  for (let i = 0; i <= rowCount; i++) {
    for (let j = low[i] as number; j <= (high[i] as number); j++) {
      const value = best[(offset[i] as number) + j - (low[i] as number)] as number;
      if (value === Number.NEGATIVE_INFINITY) continue;
      offer(i + 1, j, value, 16);
      offer(i, j + 1, value, 1);
      linked.fill(0);
      let rowGain = 0;
      for (let n = 1; n <= MAX_RUN && i + n <= rowCount; n++) {
        if (n > 1) rowGain += (rowJoins[i + n - 2] ?? 0) - GAMMA;
        const own = sums[i + n - 1];
        const before = own === undefined ? 0 : sumBefore(own, j);
        let columnGain = 0;
        for (let m = 1; m <= MAX_RUN && j + m <= columns; m++) {
          if (m > 1) columnGain += (columnJoins[j + m - 2] ?? 0) - GAMMA;
          const sum = (linked[m] as number) + (own === undefined ? 0 : sumBefore(own, j + m) - before);
          linked[m] = sum;
          if (allowed[n * (MAX_RUN + 1) + m] === 0) continue;
          const gain = rowGain + columnGain + sum - GAMMA * n * m;
          if (gain > 0) offer(i + n, j + m, value + gain, n * 16 + m);
        }
      }
    }
  }

  const groups: Group[] = [];
  let i = rowCount;
  let j = columns;
  while (i > 0 || j > 0) {
    const step = back[(offset[i] as number) + j - (low[i] as number)] as number;
    const n = step >> 4;
    const m = step & 15;
    i -= n;
    j -= m;
    groups.push({ rowStart: i, rowCount: n, columnStart: j, columnCount: m });
  }
  return groups.reverse();
}

/** Sums of a row's links in all columns before one, for the columns from the first link's to the last's. */
interface Sums {
  readonly first: number;
  /** The sum before column first + k at k; the last one is that of all links. */
  readonly before: Float64Array;
}

function sumsBefore(row: readonly LinkEntry[]): Sums | undefined {
  const first = row[0]?.column;
  const last = row.at(-1)?.column;
  if (first === undefined || last === undefined) return undefined;
  const before = new Float64Array(last - first + 2);
  for (const { column, value } of row) before[column - first + 1] = value;
  for (let k = 1; k < before.length; k++) before[k] = (before[k] as number) + (before[k - 1] as number);
  return { first, before };
}

function sumBefore({ first, before }: Sums, column: number): number {
  if (column <= first) return 0;
  return before[Math.min(column - first, before.length - 1)] as number;
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
