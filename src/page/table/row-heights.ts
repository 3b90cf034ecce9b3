/**
 * Heights of rows one under the other, with their sums: a Fenwick tree, so that to find a row by its place, or to learn
 * that one is higher than was thought, takes logarithmic time in the number of rows.
 */
export class RowHeights {
  readonly #heights: Float64Array;
  /** 1-based partial sums. */
  readonly #sums: Float64Array;
  #total = 0;

  /** @param heights In pixels, row by row. */
  constructor(heights: Float64Array) {
    this.#heights = heights.slice();
    this.#sums = new Float64Array(heights.length + 1);
    for (let row = 1; row <= heights.length; row++) {
      const height = heights[row - 1] ?? 0;
      this.#total += height;
      this.#sums[row] = (this.#sums[row] ?? 0) + height;
      const parent = row + (row & -row);
      if (parent <= heights.length) this.#sums[parent] = (this.#sums[parent] ?? 0) + (this.#sums[row] ?? 0);
    }
  }

  get count(): number {
    return this.#heights.length;
  }

  get total(): number {
    return this.#total;
  }

  height(row: number): number {
    return this.#heights[row] ?? 0;
  }

  /** Pixels above a row. */
  top(row: number): number {
    let sum = 0;
    for (let at = Math.min(row, this.count); at > 0; at -= at & -at) sum += this.#sums[at] ?? 0;
    return sum;
  }

  /** The row that a place falls into; the first or the last one outside of them, -1 where there are none. */
  rowAt(place: number): number {
    let row = 0;
    let rest = place;
    let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count)));
    for (; step >= 1; step /= 2) {
      const sum = this.#sums[row + step];
      if (row + step <= this.count && sum !== undefined && sum <= rest) {
        row += step;
        rest -= sum;
      }
    }
    return Math.min(row, this.count - 1);
  }

  set(row: number, height: number): void {
    if (row < 0 || row >= this.count) return;
    const difference = height - this.height(row);
    this.#heights[row] = height;
    this.#total += difference;
    for (let at = row + 1; at <= this.count; at += at & -at) {
      this.#sums[at] = (this.#sums[at] ?? 0) + difference;
    }
  }
}
