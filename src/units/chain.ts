import type { SparseMatrix } from './matrix.ts';

/** A place where two sequences are cut: behind the first `row` items of one and the first `column` of the other. */
export interface Node {
  readonly row: number;
  readonly column: number;
}

/** Greatest value so far among all columns up to one (a Fenwick tree, 1994, for maxima), and whose it is. */
class PrefixMaximum {
  readonly #value: Float64Array;
  readonly #owner: Int32Array;

  constructor(size: number) {
    this.#value = new Float64Array(size + 1).fill(Number.NEGATIVE_INFINITY);
    this.#owner = new Int32Array(size + 1).fill(-1);
  }

  offer(column: number, value: number, owner: number): void {
    for (let at = column + 1; at < this.#value.length; at += at & -at) {
      if (value <= (this.#value[at] as number)) continue;
      this.#value[at] = value;
      this.#owner[at] = owner;
    }
  }

  upTo(column: number): { readonly value: number; readonly owner: number } {
    let value = Number.NEGATIVE_INFINITY;
    let owner = -1;
    for (let at = column + 1; at > 0; at -= at & -at) {
      if ((this.#value[at] as number) <= value) continue;
      value = this.#value[at] as number;
      owner = this.#owner[at] as number;
    }
    return { value, owner };
  }
}

/**
 * The cuts in rising order of which the most are expected to be right, each gaining (probability − γ): maximum
 * expected accuracy, as in Do et al. 2005, on cuts. What stands between two neighbouring cuts belongs together,
 * however many items that are. Time grows with the number of cuts considered and the logarithm of the columns.
 *
 * @param cuts Probabilities; row and column 0 stand before the first items, the last ones behind the last.
 * @param start The rectangle that is looked at begins here, which is the first node of the result,
 * @param end and ends here, which is its last.
 */
export function chain(cuts: SparseMatrix, gamma: number, start: Node, end: Node): Node[] {
  if (start.row === end.row && start.column === end.column) return [start];
  const best = new PrefixMaximum(end.column - start.column + 1);
  const nodes: Node[] = [start];
  const before: number[] = [-1];
  best.offer(0, 0, 0);
  for (let row = start.row; row <= end.row; row++) {
    for (const { column, value } of cuts.rows[row] ?? []) {
      if (value <= gamma || column < start.column || column > end.column) continue;
      const isCorner =
        (row === start.row && column === start.column) || (row === end.row && column === end.column);
      if (isCorner) continue;
      const { value: sum, owner } = best.upTo(column - start.column);
      best.offer(column - start.column, sum + value - gamma, nodes.length);
      nodes.push({ row, column });
      before.push(owner);
    }
  }
  const path: Node[] = [end];
  for (let at = best.upTo(end.column - start.column).owner; at >= 0; at = before[at] ?? -1) {
    path.push(nodes[at] ?? start);
  }
  return path.reverse();
}
