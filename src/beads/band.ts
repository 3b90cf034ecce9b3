/**
 * The part of the grid of nodes that a search visits. A node (i, j) stands between sentences: i source
 * sentences lie before it, and j target sentences. Row i holds the nodes from low[i] to high[i], both
 * included; both bounds rise with i, row 0 holds node 0 and the last row holds the last node.
 */
export interface Band {
  readonly rows: number;
  readonly columns: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Where row i begins in an array that holds the band's nodes one row after the other. */
  readonly offset: Float64Array;
  /** Number of nodes in the band. */
  readonly size: number;
}

/** Closes gaps: makes the bounds rise, neighbouring rows overlap, and both corners belong to the band. */
export function makeBand(rows: number, columns: number, low: Int32Array, high: Int32Array): Band {
  low[0] = 0;
  high[rows] = columns;
  for (let i = 1; i <= rows; i++) high[i] = Math.max(high[i] ?? 0, high[i - 1] ?? 0);
  for (let i = rows - 1; i >= 0; i--) low[i] = Math.min(low[i] ?? 0, low[i + 1] ?? 0);
  const offset = new Float64Array(rows + 2);
  for (let i = 0; i <= rows; i++) {
    low[i] = Math.min(Math.max(low[i] ?? 0, 0), columns);
    high[i] = Math.min(Math.max(high[i] ?? 0, low[i] ?? 0), columns);
    if (i > 0 && (low[i] ?? 0) > (high[i - 1] ?? 0)) low[i] = high[i - 1] ?? 0;
  }
  for (let i = 0; i <= rows; i++) offset[i + 1] = (offset[i] ?? 0) + (high[i] ?? 0) - (low[i] ?? 0) + 1;
  return { rows, columns, low, high, offset, size: offset[rows + 1] ?? 0 };
}

/** The band that holds every node. */
export function fullBand(rows: number, columns: number): Band {
  return makeBand(rows, columns, new Int32Array(rows + 1), new Int32Array(rows + 1).fill(columns));
}

/**
 * Opens the surroundings of the nodes from low[i] to high[i] of every row (none where high < low): those near their
 * diagonals, since steps along one side lead away from those one by one.
 *
 * @param radius Steps, in nodes.
 */
export function widen(
  low: Int32Array,
  high: Int32Array,
  radius: number,
): { low: Int32Array; high: Int32Array } {
  const rows = low.length - 1;
  const wideLow = new Int32Array(rows + 1).fill(MANY);
  const wideHigh = new Int32Array(rows + 1).fill(-1);
  for (let i = 0; i <= rows; i++) {
    const first = low[i] ?? 0;
    const last = high[i] ?? -1;
    if (last < first) continue;
    for (let row = Math.max(0, i - radius); row <= Math.min(rows, i + radius); row++) {
      const step = row - i;
      wideLow[row] = Math.min(wideLow[row] ?? 0, first - radius + Math.max(0, step));
      wideHigh[row] = Math.max(wideHigh[row] ?? 0, last + radius + Math.min(0, step));
    }
  }
  return { low: wideLow, high: wideHigh };
}

const MANY = 0x7fffffff;
