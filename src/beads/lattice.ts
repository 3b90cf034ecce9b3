import type { Band } from './band.ts';
import { BEAD_TYPES, DELETION, INSERTION } from './features.ts';
import { MAX_RUN } from './runs.ts';

/**
 * Score of the bead of a type that starts at node (i, j), in nats; -Infinity where there is none.
 */
export type Score = (type: number, i: number, j: number) => number;

const NONE = Number.NEGATIVE_INFINITY;
const TYPES = BEAD_TYPES.length;
const SOURCE_COUNT = Int32Array.from(BEAD_TYPES, ([n]) => n);
const TARGET_COUNT = Int32Array.from(BEAD_TYPES, ([, m]) => m);

/**
 * Paths that are this much worse than the best, in nats, add nothing to a sum: each is less than the rounding of a
 * double beside it.
 */
const NEGLIGIBLE = 40;

/** Sums are divided by this when they reach it. */
const HUGE = 1e100;

/** Above this number of scores they are kept in single precision. */
const LARGE = 1 << 24;

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

/** Values of the best paths, by node of the band and by state. */
type Planes = readonly [Float64Array, Float64Array];

/** The nodes of each row that some path goes through which is not negligible; none where high < low. */
interface Alive {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** What to add to j for the place of a node in arrays that hold these nodes only. */
  readonly shift: Float64Array;
  readonly size: number;
}

/**
 * All monotone segmentations of two texts into beads, as a semi-Markov lattice (Sarawagi and Cohen 2004):
 * the best path by Viterbi, and how probable each bead is by the forward–backward algorithm, the scores
 * being log-potentials.
 *
 * Two neighbouring nulls on opposite sides can stand in either order, which would count one alignment
 * several times; here a deletion never follows an insertion. So every node has two states: reached by an
 * insertion (1), or by anything else (0).
 *
 * The sums take little time, since the best paths come first: the value of the best path through a node says whether
 * the node matters at all, and that of the best way from it to the end serves as a potential (Johnson 1977) under
 * which no step is above zero, so that sums can be made without logarithms and never underflow where they matter.
 */
export class Lattice {
  readonly #band: Band;
  readonly #score: Score;
  /** Scores by node and type, while they are kept. */
  #scores: Float64Array | Float32Array | undefined;
  readonly #alive: Alive;
  readonly #forward: Planes;
  readonly #backward: Planes;
  readonly #path: readonly LatticeBead[];
  /** Logarithm of the sum over all paths. */
  readonly total: number;

  /** @param score Asked once for each bead, row by row; once more after `forgetScores`. */
  constructor(band: Band, score: Score) {
    this.#band = band;
    this.#score = score;
    const entries = band.size * TYPES;
    const scores = entries > LARGE ? new Float32Array(entries) : new Float64Array(entries);
    this.#scores = scores;
    const toNode = planes(band.size, NONE);
    this.#path = this.#bestPath(scores, toNode);
    const toEnd = this.#bestRest(scores, toNode);
    const best = toEnd[0][0] as number;
    this.#alive = this.#findAlive(toNode, toEnd, best);
    this.#forward = planes(this.#alive.size, 0);
    this.#backward = planes(this.#alive.size, 0);
    const forwardScale = this.#sumForward(scores, toNode, toEnd, best);
    const backwardScale = this.#sumBackward(scores, toNode, toEnd, best);
    this.#toLogarithms(toEnd, best, forwardScale, backwardScale);
    this.total = this.#backward[0][this.#aliveNode(0, 0)] as number;
  }

  #node(i: number, j: number): number {
    const low = this.#band.low[i];
    if (low === undefined || j < low || j > (this.#band.high[i] as number)) return -1;
    return (this.#band.offset[i] as number) + j - low;
  }

  #aliveNode(i: number, j: number): number {
    const { low, high, shift } = this.#alive;
    const first = low[i];
    if (first === undefined || j < first || j > (high[i] as number)) return -1;
    return (shift[i] as number) + j;
  }

  #scoreOf(type: number, i: number, j: number): number {
    const node = this.#scores === undefined ? -1 : this.#node(i, j);
    return node < 0 ? this.#score(type, i, j) : (this.#scores?.[node * TYPES + type] as number);
  }

  /** Fills in all scores and the value of the best path to each node; returns the best path of all. */
  #bestPath(scores: Float64Array | Float32Array, toNode: Planes): LatticeBead[] {
    const { rows, low, high, offset, size } = this.#band;
    const [plain, inserted] = toNode;
    // Type of the last bead of the best path into a node's state, and (32) that it came from state 1.
    const back = [new Uint8Array(size), new Uint8Array(size)] as const;
    const [backPlain, backInserted] = back;
    plain[0] = 0;
    for (let i = 0; i <= rows; i++) {
      const first = low[i] as number;
      const last = high[i] as number;
      for (let j = first; j <= last; j++) {
        const from = (offset[i] as number) + j - first;
        const p = plain[from] as number;
        const q = inserted[from] as number;
        const either = p >= q ? p : q;
        if (either === NONE) continue;
        const fromState = q > p ? 32 : 0;
        for (let type = 0; type < TYPES; type++) {
          const row = i + (SOURCE_COUNT[type] as number);
          const column = j + (TARGET_COUNT[type] as number);
          const at = from * TYPES + type;
          if (row > rows || column < (low[row] as number) || column > (high[row] as number)) {
            scores[at] = NONE;
            continue;
          }
          scores[at] = this.#score(type, i, j);
          const score = scores[at] as number;
          if (score === NONE) continue;
          const to = (offset[row] as number) + column - (low[row] as number);
          if (type === INSERTION) {
            if (either + score > (inserted[to] as number)) {
              inserted[to] = either + score;
              backInserted[to] = type + fromState;
            }
          } else if (type === DELETION) {
            if (p + score > (plain[to] as number)) {
              plain[to] = p + score;
              backPlain[to] = type;
            }
          } else if (either + score > (plain[to] as number)) {
            plain[to] = either + score;
            backPlain[to] = type + fromState;
          }
        }
      }
    }
    return this.#trace(toNode, back);
  }

  #trace(best: Planes, back: readonly [Uint8Array, Uint8Array]): LatticeBead[] {
    const beads: LatticeBead[] = [];
    let i = this.#band.rows;
    let j = this.#band.columns;
    let node = this.#node(i, j);
    let state: 0 | 1 = (best[1][node] as number) > (best[0][node] as number) ? 1 : 0;
    while (i > 0 || j > 0) {
      const step = back[state][node] as number;
      const type = step & 31;
      state = step > 31 ? 1 : 0;
      i -= SOURCE_COUNT[type] as number;
      j -= TARGET_COUNT[type] as number;
      beads.push({ type, i, j });
      node = this.#node(i, j);
    }
    return beads.reverse();
  }

  /** The value of the best path from each node and state to the end. */
  #bestRest(scores: Float64Array | Float32Array, toNode: Planes): Planes {
    const { rows, low, high, offset, size } = this.#band;
    const toEnd = planes(size, NONE);
    const [plain, inserted] = toEnd;
    plain[size - 1] = 0;
    inserted[size - 1] = 0;
    for (let i = rows; i >= 0; i--) {
      const first = low[i] as number;
      for (let j = high[i] as number; j >= first; j--) {
        const from = (offset[i] as number) + j - first;
        if (from === size - 1) continue;
        if ((toNode[0][from] as number) === NONE && (toNode[1][from] as number) === NONE) continue;
        let any = NONE;
        let deletion = NONE;
        for (let type = 0; type < TYPES; type++) {
          const score = scores[from * TYPES + type] as number;
          if (score === NONE) continue;
          const row = i + (SOURCE_COUNT[type] as number);
          const to = (offset[row] as number) + j + (TARGET_COUNT[type] as number) - (low[row] as number);
          if (type === DELETION) {
            deletion = score + (plain[to] as number);
          } else {
            const value = score + ((type === INSERTION ? inserted[to] : plain[to]) as number);
            if (value > any) any = value;
          }
        }
        inserted[from] = any;
        plain[from] = deletion > any ? deletion : any;
      }
    }
    return toEnd;
  }

  #findAlive(toNode: Planes, toEnd: Planes, best: number): Alive {
    const { rows, low, high, offset } = this.#band;
    const aliveLow = new Int32Array(rows + 1);
    const aliveHigh = new Int32Array(rows + 1).fill(-1);
    const shift = new Float64Array(rows + 1);
    const least = best - NEGLIGIBLE;
    let size = 0;
    for (let i = 0; i <= rows; i++) {
      const at = (offset[i] as number) - (low[i] as number);
      let first = -1;
      let last = -1;
      for (let j = low[i] as number; j <= (high[i] as number); j++) {
        const plain = (toNode[0][at + j] as number) + (toEnd[0][at + j] as number);
        const inserted = (toNode[1][at + j] as number) + (toEnd[1][at + j] as number);
        if (!(plain >= least || inserted >= least)) continue;
        if (first < 0) first = j;
        last = j;
      }
      if (first < 0) continue;
      aliveLow[i] = first;
      aliveHigh[i] = last;
      shift[i] = size - first;
      size += last - first + 1;
    }
    return { low: aliveLow, high: aliveHigh, shift, size };
  }

  /**
   * Divides the sums of the row that comes next and of `MAX_RUN - 1` behind it when that row has grown large: the
   * number of paths grows exponentially with the length.
   *
   * @returns Whether it has divided.
   */
  #divide(sums: Planes, row: number): boolean {
    const { low, high, shift } = this.#alive;
    const end = (i: number) => (shift[i] as number) + (high[i] as number);
    let most = 0;
    for (let at = (shift[row] as number) + (low[row] as number); at <= end(row); at++) {
      most = Math.max(most, sums[0][at] as number, sums[1][at] as number);
    }
    if (most < HUGE) return false;
    for (let i = row; i < Math.min(this.#band.rows + 1, row + MAX_RUN); i++) {
      for (let at = (shift[i] as number) + (low[i] as number); at <= end(i); at++) {
        sums[0][at] = (sums[0][at] as number) / HUGE;
        sums[1][at] = (sums[1][at] as number) / HUGE;
      }
    }
    return true;
  }

  /**
   * Sums over all paths to each node that is alive, under the potential `toEnd`.
   *
   * @returns The logarithm of what each row has to be multiplied with.
   */
  #sumForward(
    scores: Float64Array | Float32Array,
    toNode: Planes,
    toEnd: Planes,
    best: number,
  ): Float64Array {
    const scale = new Float64Array(this.#band.rows + 1);
    let divided = 0;
    const { rows, low: bandLow, offset } = this.#band;
    const { low, high, shift } = this.#alive;
    const [plain, inserted] = this.#forward;
    const least = best - NEGLIGIBLE;
    plain[0] = 1;
    for (let i = 0; i <= rows; i++) {
      // Beads reach MAX_RUN rows further, but the last of these has nothing yet.
      if (this.#divide(this.#forward, i)) divided += Math.log(HUGE);
      scale[i] = divided;
      const at = (offset[i] as number) - (bandLow[i] as number);
      for (let j = low[i] as number; j <= (high[i] as number); j++) {
        const from = (shift[i] as number) + j;
        const p = plain[from] as number;
        const q = inserted[from] as number;
        if (p === 0 && q === 0) continue;
        const node = at + j;
        const plainRest = toEnd[0][node] as number;
        const insertedRest = toEnd[1][node] as number;
        const reached = Math.max(toNode[0][node] as number, toNode[1][node] as number);
        for (let type = 0; type < TYPES; type++) {
          const score = scores[node * TYPES + type] as number;
          if (score === NONE) continue;
          const row = i + (SOURCE_COUNT[type] as number);
          const column = j + (TARGET_COUNT[type] as number);
          if (column < (low[row] as number) || column > (high[row] as number)) continue;
          const isInsertion = type === INSERTION;
          const next = (offset[row] as number) + column - (bandLow[row] as number);
          const rest = score + ((isInsertion ? toEnd[1][next] : toEnd[0][next]) as number);
          if (!(reached + rest >= least)) continue;
          let sum = p === 0 ? 0 : p * Math.exp(rest - plainRest);
          if (q !== 0 && type !== DELETION) sum += q * Math.exp(rest - insertedRest);
          const to = (shift[row] as number) + column;
          if (isInsertion) inserted[to] = (inserted[to] as number) + sum;
          else plain[to] = (plain[to] as number) + sum;
        }
      }
    }
    return scale;
  }

  /** The same over all paths from each node and state that is alive to the end. */
  #sumBackward(
    scores: Float64Array | Float32Array,
    toNode: Planes,
    toEnd: Planes,
    best: number,
  ): Float64Array {
    const scale = new Float64Array(this.#band.rows + 1);
    let divided = 0;
    const { rows, low: bandLow, offset } = this.#band;
    const { low, high, shift, size } = this.#alive;
    const [plain, inserted] = this.#backward;
    const least = best - NEGLIGIBLE;
    plain[size - 1] = 1;
    inserted[size - 1] = 1;
    for (let i = rows; i >= 0; i--) {
      if (i < rows && this.#divide(this.#backward, i + 1)) {
        divided += Math.log(HUGE);
        scale.fill(divided, i + 1, i + 1 + MAX_RUN);
      }
      scale[i] = divided;
      const at = (offset[i] as number) - (bandLow[i] as number);
      for (let j = high[i] as number; j >= (low[i] as number); j--) {
        const from = (shift[i] as number) + j;
        if (from === size - 1) continue;
        const node = at + j;
        const plainRest = toEnd[0][node] as number;
        const insertedRest = toEnd[1][node] as number;
        const reached = Math.max(toNode[0][node] as number, toNode[1][node] as number);
        let any = 0;
        let deletion = 0;
        for (let type = 0; type < TYPES; type++) {
          const score = scores[node * TYPES + type] as number;
          if (score === NONE) continue;
          const row = i + (SOURCE_COUNT[type] as number);
          const column = j + (TARGET_COUNT[type] as number);
          if (column < (low[row] as number) || column > (high[row] as number)) continue;
          const isInsertion = type === INSERTION;
          const next = (offset[row] as number) + column - (bandLow[row] as number);
          const rest = score + ((isInsertion ? toEnd[1][next] : toEnd[0][next]) as number);
          if (!(reached + rest >= least)) continue;
          const to = (shift[row] as number) + column;
          const behind = (isInsertion ? inserted[to] : plain[to]) as number;
          if (type === DELETION) deletion = behind * Math.exp(rest - plainRest);
          else any += behind * Math.exp(rest - insertedRest);
        }
        inserted[from] = any;
        // The potential of state 0 is the higher one where a deletion is the best step.
        plain[from] = deletion + (any === 0 ? 0 : any * Math.exp(insertedRest - plainRest));
      }
    }
    return scale;
  }

  /** Takes the potential off the sums: from here on they are logarithms of sums over paths. */
  #toLogarithms(toEnd: Planes, best: number, forwardScale: Float64Array, backwardScale: Float64Array): void {
    const { rows, low: bandLow, offset } = this.#band;
    const { low, high, shift } = this.#alive;
    for (let i = 0; i <= rows; i++) {
      for (let j = low[i] as number; j <= (high[i] as number); j++) {
        const at = (shift[i] as number) + j;
        const node = (offset[i] as number) - (bandLow[i] as number) + j;
        for (const state of [0, 1] as const) {
          const rest = toEnd[state][node] as number;
          const [forward, backward] = [this.#forward[state], this.#backward[state]];
          const [to, behind] = [forward[at] as number, backward[at] as number];
          forward[at] = to > 0 ? Math.log(to) + (forwardScale[i] as number) + best - rest : NONE;
          backward[at] = behind > 0 ? Math.log(behind) + (backwardScale[i] as number) + rest : NONE;
        }
      }
    }
  }

  /** Gives back the memory of the scores, which are asked for again when they are needed. */
  forgetScores(): void {
    this.#scores = undefined;
  }

  /** The best path: beads in order, from the first node to the last. */
  viterbi(): readonly LatticeBead[] {
    return this.#path;
  }

  /**
   * Probability that all of these consecutive beads are in the alignment, in [0, 1]; 0 as well where it is below
   * e^-40.
   */
  posterior(beads: readonly LatticeBead[]): number {
    const first = beads[0];
    if (first === undefined) return 1;
    const start = this.#aliveNode(first.i, first.j);
    if (start < 0) return 0;
    const plain = this.#forward[0][start] as number;
    let before = first.type === DELETION ? plain : logAdd(plain, this.#forward[1][start] as number);
    let state = 0;
    let node = start;
    for (const { type, i, j } of beads) {
      const [n, m] = BEAD_TYPES[type] as readonly [number, number];
      node = this.#aliveNode(i + n, j + m);
      if (node < 0) return 0;
      before += this.#scoreOf(type, i, j);
      state = type === INSERTION ? 1 : 0;
    }
    const probability = Math.exp(before + (this.#backward[state]?.[node] as number) - this.total);
    return Number.isFinite(probability) ? Math.min(1, probability) : 0;
  }

  /** Calls `visit` for every bead whose posterior is at least `least`. */
  eachPosterior(least: number, visit: (bead: LatticeBead, posterior: number) => void): void {
    const { rows } = this.#band;
    const { low, high, shift } = this.#alive;
    const [forwardPlain, forwardInserted] = this.#forward;
    const [backwardPlain, backwardInserted] = this.#backward;
    const threshold = Math.log(least);
    for (let i = 0; i <= rows; i++) {
      for (let j = low[i] as number; j <= (high[i] as number); j++) {
        const from = (shift[i] as number) + j;
        const plain = forwardPlain[from] as number;
        const either = logAdd(plain, forwardInserted[from] as number);
        if (either === NONE) continue;
        const most = Math.max(backwardPlain[from] as number, backwardInserted[from] as number);
        if (either + most - this.total < threshold) continue;
        for (let type = 0; type < TYPES; type++) {
          const [n, m] = BEAD_TYPES[type] as readonly [number, number];
          const to = this.#aliveNode(i + n, j + m);
          if (to < 0) continue;
          const before = type === DELETION ? plain : either;
          const behind = (type === INSERTION ? backwardInserted[to] : backwardPlain[to]) as number;
          const value = before + this.#scoreOf(type, i, j) + behind - this.total;
          if (value >= threshold) visit({ type, i, j }, Math.min(1, Math.exp(value)));
        }
      }
    }
  }
}

function planes(size: number, value: number): Planes {
  const plane = () => (value === 0 ? new Float64Array(size) : new Float64Array(size).fill(value));
  return [plane(), plane()];
}
