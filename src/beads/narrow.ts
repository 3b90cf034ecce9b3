import { type Band, makeBand } from './band.ts';
import { type BeadFeatures, MAX_RUN } from './features.ts';

/** Scores of a rough model, in nats: half of what the fitted weights say, so that it is less sure than they. */
const SINGLE = 2;
const MERGE = 1.3;
const NULL = -1.2;
const PER_SIMILARITY = 5;

/** Nodes are not worth the full model where the best path through them is worse than the best of all by more, in nats. */
const MARGIN = 24;

const NONE = Number.NEGATIVE_INFINITY;

/** Scores of the rough model's beads 1-1, 1-2 and 2-1 that start at each node of a band; -Infinity for no bead. */
function roughScores(band: Band, features: BeadFeatures): Float32Array {
  const { rows, columns, low, high, offset } = band;
  const scores = new Float32Array(3 * band.size).fill(NONE);
  const score = (bonus: number, similarity: number) =>
    Number.isNaN(similarity) ? NONE : bonus + PER_SIMILARITY * similarity;
  for (let i = 0; i < rows; i++) {
    const first = low[i] as number;
    for (let j = first; j <= (high[i] as number) && j < columns; j++) {
      const at = 3 * ((offset[i] as number) + j - first);
      scores[at] = score(SINGLE, features.similarityOnce(i, 1, j, 1));
      if (j + 2 <= columns) scores[at + 1] = score(MERGE, features.similarityOnce(i, 1, j, 2));
      if (i + 2 <= rows) scores[at + 2] = score(MERGE, features.similarityOnce(i, 2, j, 1));
    }
  }
  return scores;
}

/** Source and target sentences of the rough model's beads; the scores of the first three are in a table. */
const STEPS = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 0],
  [0, 1],
] as const;

/** Value of the best path from the first node to each. */
function bestTo({ rows, low, high, offset, size }: Band, scores: Float32Array): Float64Array {
  const best = new Float64Array(size).fill(NONE);
  best[0] = 0;
  for (let i = 0; i <= rows; i++) {
    const first = low[i] as number;
    for (let j = first; j <= (high[i] as number); j++) {
      const from = (offset[i] as number) + j - first;
      const value = best[from] as number;
      for (let step = 0; step < STEPS.length; step++) {
        const [n, m] = STEPS[step] as readonly [number, number];
        const row = i + n;
        if (row > rows || j + m < (low[row] as number) || j + m > (high[row] as number)) continue;
        const to = (offset[row] as number) + j + m - (low[row] as number);
        const sum = value + (step < 3 ? (scores[3 * from + step] as number) : NULL);
        if (sum > (best[to] as number)) best[to] = sum;
      }
    }
  }
  return best;
}

/** Value of the best path from each node to the last. */
function bestFrom({ rows, low, high, offset, size }: Band, scores: Float32Array): Float64Array {
  const best = new Float64Array(size).fill(NONE);
  best[size - 1] = 0;
  for (let i = rows; i >= 0; i--) {
    const first = low[i] as number;
    for (let j = high[i] as number; j >= first; j--) {
      const from = (offset[i] as number) + j - first;
      let value = best[from] as number;
      for (let step = 0; step < STEPS.length; step++) {
        const [n, m] = STEPS[step] as readonly [number, number];
        const row = i + n;
        if (row > rows || j + m < (low[row] as number) || j + m > (high[row] as number)) continue;
        const to = (offset[row] as number) + j + m - (low[row] as number);
        const sum = (best[to] as number) + (step < 3 ? (scores[3 * from + step] as number) : NULL);
        if (sum > value) value = sum;
      }
      best[from] = value;
    }
  }
  return best;
}

/** Makes room for the beads around a node: those near its diagonal, since nulls lead away from that one by one. */
function open(low: Int32Array, high: Int32Array, i: number, first: number, last: number): void {
  for (let step = -MAX_RUN; step <= MAX_RUN; step++) {
    const row = i + step;
    if (row < 0 || row >= low.length) continue;
    low[row] = Math.min(low[row] as number, first - MAX_RUN + Math.max(0, step));
    high[row] = Math.max(high[row] as number, last + MAX_RUN + Math.min(0, step));
  }
}

/**
 * The part of a band that plausible paths go through: a rough model with single sentences, pairs and nulls, scored by
 * similarity alone, says how good the best path through every node is; what it leaves open, and `MAX_RUN` nodes to
 * each side, is left. A node of the rough model costs a twentieth of one of the full model. The band stays wide where
 * the rough model is unsure.
 */
export function narrowBand(band: Band, features: BeadFeatures): Band {
  const { rows, columns } = band;
  const scores = roughScores(band, features);
  const to = bestTo(band, scores);
  const from = bestFrom(band, scores);
  const least = (from[0] as number) - MARGIN;
  const low = new Int32Array(rows + 1).fill(columns);
  const high = new Int32Array(rows + 1);
  for (let i = 0; i <= rows; i++) {
    const at = (band.offset[i] as number) - (band.low[i] as number);
    let first = -1;
    let last = -1;
    for (let j = band.low[i] as number; j <= (band.high[i] as number); j++) {
      if ((to[at + j] as number) + (from[at + j] as number) < least) continue;
      if (first < 0) first = j;
      last = j;
    }
    if (first >= 0) open(low, high, i, first, last);
  }
  for (let i = 0; i <= rows; i++) {
    low[i] = Math.max(low[i] as number, band.low[i] as number);
    high[i] = Math.min(high[i] as number, band.high[i] as number);
  }
  return makeBand(rows, columns, low, high);
}
