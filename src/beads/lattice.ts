import type { Band } from './band.ts';
import { BEAD_TYPES, DELETION, INSERTION } from './features.ts';

/**
 * Score of the bead of a type that starts at node (i, j), in nats; -Infinity where there is none.
 */
export type Score = (type: number, i: number, j: number) => number;

const NONE = Number.NEGATIVE_INFINITY;
const TYPES = BEAD_TYPES.length;

function logAdd(a: number, b: number): number {
  if (a === NONE) return b;
  if (b === NONE) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

/** A bead as a place in the lattice. */
export interface LatticeBead {
  readonly type: number;
  readonly i: number;
  readonly j: number;
}

/**
 * All monotone segmentations of two texts into beads, as a semi-Markov lattice (Sarawagi and Cohen 2004):
 * the best path by Viterbi, and how probable each bead is by the forward–backward algorithm, the scores
 * being log-potentials.
 *
 * Two neighbouring nulls on opposite sides can stand in either order, which would count one alignment
 * several times; here a deletion never follows an insertion. So every node has two states: reached by an
 * insertion (1), or by anything else (0).
 */
export class Lattice {
  readonly #band: Band;
  readonly #score: Score;
  readonly #forward: [Float64Array, Float64Array];
  readonly #backward: [Float64Array, Float64Array];
  readonly #path: readonly LatticeBead[];
  /** Logarithm of the sum over all paths. */
  readonly total: number;

  constructor(band: Band, score: Score) {
    this.#band = band;
    this.#score = score;
    const plane = () => new Float64Array(band.size).fill(NONE);
    this.#forward = [plane(), plane()];
    this.#backward = [plane(), plane()];
    this.#path = this.#runForward();
    this.#runBackward();
    const end = this.#node(band.rows, band.columns);
    this.total = logAdd(this.#forward[0][end] as number, this.#forward[1][end] as number);
  }

  #node(i: number, j: number): number {
    const low = this.#band.low[i];
    if (low === undefined || j < low || j > (this.#band.high[i] as number)) return -1;
    return (this.#band.offset[i] as number) + j - low;
  }

  /** Sums over all paths into each node, and the best of all paths; only the sums are kept. */
  #runForward(): LatticeBead[] {
    const { rows, low, high, size } = this.#band;
    const [plain, inserted] = this.#forward;
    const [bestPlain, bestInserted] = [new Float64Array(size).fill(NONE), new Float64Array(size).fill(NONE)];
    const best = [bestPlain, bestInserted] as const;
    // Type of the last bead of the best path into a node's state, and the state that it came from.
    const backType = [new Uint8Array(size), new Uint8Array(size)] as const;
    const backState = [new Uint8Array(size), new Uint8Array(size)] as const;
    plain[0] = 0;
    bestPlain[0] = 0;
    for (let i = 0; i <= rows; i++) {
      const last = high[i] as number;
      for (let j = low[i] as number; j <= last; j++) {
        const from = this.#node(i, j);
        const p = plain[from] as number;
        const q = inserted[from] as number;
        const either = logAdd(p, q);
        if (either === NONE) continue;
        const insertedIsBetter = (bestInserted[from] as number) > (bestPlain[from] as number);
        const bestEither = (insertedIsBetter ? bestInserted[from] : bestPlain[from]) as number;
        for (let type = 0; type < TYPES; type++) {
          const [n, m] = BEAD_TYPES[type] as readonly [number, number];
          const to = this.#node(i + n, j + m);
          if (to < 0) continue;
          const before = type === DELETION ? p : either;
          if (before === NONE) continue;
          const score = this.#score(type, i, j);
          if (score === NONE) continue;
          const state = type === INSERTION ? 1 : 0;
          this.#forward[state][to] = logAdd(this.#forward[state][to] as number, before + score);
          const value = (type === DELETION ? (bestPlain[from] as number) : bestEither) + score;
          if (value > (best[state][to] as number)) {
            best[state][to] = value;
            backType[state][to] = type;
            backState[state][to] = type !== DELETION && insertedIsBetter ? 1 : 0;
          }
        }
      }
    }
    return this.#trace(best, backType, backState);
  }

  #trace(
    best: readonly [Float64Array, Float64Array],
    backType: readonly [Uint8Array, Uint8Array],
    backState: readonly [Uint8Array, Uint8Array],
  ): LatticeBead[] {
    const beads: LatticeBead[] = [];
    let i = this.#band.rows;
    let j = this.#band.columns;
    let node = this.#node(i, j);
    let state: 0 | 1 = (best[1][node] as number) > (best[0][node] as number) ? 1 : 0;
    while (i > 0 || j > 0) {
      const type = backType[state][node] as number;
      const [n, m] = BEAD_TYPES[type] as readonly [number, number];
      state = backState[state][node] === 1 ? 1 : 0;
      i -= n;
      j -= m;
      beads.push({ type, i, j });
      node = this.#node(i, j);
    }
    return beads.reverse();
  }

  #runBackward(): void {
    const { rows, columns, low, high } = this.#band;
    const [plain, inserted] = this.#backward;
    const end = this.#node(rows, columns);
    plain[end] = 0;
    inserted[end] = 0;
    for (let i = rows; i >= 0; i--) {
      const first = low[i] as number;
      for (let j = high[i] as number; j >= first; j--) {
        const from = this.#node(i, j);
        if (from === end) continue;
        let any = NONE;
        let deletion = NONE;
        for (let type = 0; type < TYPES; type++) {
          const [n, m] = BEAD_TYPES[type] as readonly [number, number];
          const to = this.#node(i + n, j + m);
          if (to < 0) continue;
          const behind = this.#backward[type === INSERTION ? 1 : 0][to] as number;
          if (behind === NONE) continue;
          const score = this.#score(type, i, j);
          if (type === DELETION) deletion = score + behind;
          else any = logAdd(any, score + behind);
        }
        inserted[from] = any;
        plain[from] = logAdd(any, deletion);
      }
    }
  }

  /** The best path: beads in order, from the first node to the last. */
  viterbi(): readonly LatticeBead[] {
    return this.#path;
  }

  /** Probability that all of these consecutive beads are in the alignment, in [0, 1]. */
  posterior(beads: readonly LatticeBead[]): number {
    const first = beads[0];
    if (first === undefined) return 1;
    const start = this.#node(first.i, first.j);
    if (start < 0) return 0;
    const plain = this.#forward[0][start] as number;
    let before = first.type === DELETION ? plain : logAdd(plain, this.#forward[1][start] as number);
    let state = 0;
    let node = start;
    for (const { type, i, j } of beads) {
      const [n, m] = BEAD_TYPES[type] as readonly [number, number];
      node = this.#node(i + n, j + m);
      if (node < 0) return 0;
      before += this.#score(type, i, j);
      state = type === INSERTION ? 1 : 0;
    }
    const probability = Math.exp(before + (this.#backward[state]?.[node] as number) - this.total);
    return Number.isFinite(probability) ? Math.min(1, probability) : 0;
  }

  /** Calls `visit` for every bead whose posterior is at least `least`. */
  eachPosterior(least: number, visit: (bead: LatticeBead, posterior: number) => void): void {
    const { rows, low, high } = this.#band;
    const threshold = Math.log(least);
    for (let i = 0; i <= rows; i++) {
      const last = high[i] as number;
      for (let j = low[i] as number; j <= last; j++) {
        const from = this.#node(i, j);
        const plain = this.#forward[0][from] as number;
        const either = logAdd(plain, this.#forward[1][from] as number);
        if (either === NONE) continue;
        const most = Math.max(this.#backward[0][from] as number, this.#backward[1][from] as number);
        if (either + most - this.total < threshold) continue;
        for (let type = 0; type < TYPES; type++) {
          const [n, m] = BEAD_TYPES[type] as readonly [number, number];
          const to = this.#node(i + n, j + m);
          if (to < 0) continue;
          const before = type === DELETION ? plain : either;
          const behind = this.#backward[type === INSERTION ? 1 : 0][to] as number;
          const value = before + this.#score(type, i, j) + behind - this.total;
          if (value >= threshold) visit({ type, i, j }, Math.min(1, Math.exp(value)));
        }
      }
    }
  }
}
