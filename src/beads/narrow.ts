import { type Band, makeBand, widen } from './band.ts';
import { groupByOwner } from './grouping.ts';
import type { RunSimilarities } from './runs.ts';

/** Scores of a rough model, in nats: half of what the fitted weights say, so that it is less sure than they. */
const SINGLE = 2;
const MERGE = 1.3;
const NULL = -1.2;
const PER_SIMILARITY = 5;

/** Nodes are not worth the full model where the best path through them is worse than the best of all by more, in nats. */
const MARGIN = 14;

/** Nodes around those that are worth it, where the full model may cut otherwise than the rough one. */
const AROUND = 4;

const NONE = Number.NEGATIVE_INFINITY;

/** Scores of the rough model's beads 1-1, 1-2 and 2-1 that start at each node of a band; -Infinity for no bead. */
function roughScores(band: Band, similarities: RunSimilarities): Float32Array {
  const { rows, columns, low, high, offset } = band;
  const scores = new Float32Array(3 * band.size).fill(NONE);
  const score = (bonus: number, similarity: number) =>
    Number.isNaN(similarity) ? NONE : bonus + PER_SIMILARITY * similarity;
  for (let i = 0; i < rows; i++) {
    const first = low[i] as number;
    for (let j = first; j <= (high[i] as number) && j < columns; j++) {
      const at = 3 * ((offset[i] as number) + j - first);
      scores[at] = score(SINGLE, similarities.similarityOnce(i, 1, j, 1));
      if (j + 2 <= columns) scores[at + 1] = score(MERGE, similarities.similarityOnce(i, 1, j, 2));
      if (i + 2 <= rows) scores[at + 2] = score(MERGE, similarities.similarityOnce(i, 2, j, 1));
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

/** For each sentence of one side the sentences of the other that the rough model links it with. */
export interface Links {
  /** Those of sentence i are partner[start[i]] to partner[start[i + 1] - 1]; one may be there several times. */
  readonly start: Int32Array;
  readonly partner: Int32Array;
  /** How much worse than the best path of all the best one with this link is, as a ratio of probabilities. */
  readonly weight: Float32Array;
}

/** The band that is left, and where the one it was taken from may have been too small. */
export interface Narrowed {
  readonly band: Band;
  /**
   * For each row, 1 where a plausible path runs along the edge of the given band, so that better ones may lie behind
   * it; undefined where none does.
   */
  readonly cramped: Uint8Array | undefined;
  /** What the rough model thinks of the sentences, from either side. */
  links(): { readonly source: Links; readonly target: Links };
}

/** Links that are worse than this, in nats, are not worth remembering. */
const LEAST_LINK = 5;

function roughLinks(
  { rows, columns, low, high, offset }: Band,
  scores: Float32Array,
  to: Float64Array,
  from: Float64Array,
): { source: Links; target: Links } {
  const found: { i: number; j: number; weight: number }[] = [];
  const best = from[0] as number;
  for (let i = 0; i < rows; i++) {
    const first = low[i] as number;
    for (let j = first; j <= (high[i] as number) && j < columns; j++) {
      const at = (offset[i] as number) + j - first;
      for (let step = 0; step < 3; step++) {
        const [n, m] = STEPS[step] as readonly [number, number];
        const row = i + n;
        if (row > rows || j + m < (low[row] as number) || j + m > (high[row] as number)) continue;
        const next = (offset[row] as number) + j + m - (low[row] as number);
        const value = (to[at] as number) + (scores[3 * at + step] as number) + (from[next] as number) - best;
        if (!(value > -LEAST_LINK)) continue;
        const weight = Math.exp(value);
        found.push({ i, j, weight });
        if (n + m > 2) found.push({ i: i + n - 1, j: j + m - 1, weight });
      }
    }
  }
  const sources = Int32Array.from(found, (link) => link.i);
  const targets = Int32Array.from(found, (link) => link.j);
  const weights = Float32Array.from(found, (link) => link.weight);
  return {
    source: linksOf(sources, targets, weights, rows),
    target: linksOf(targets, sources, weights, columns),
  };
}

function linksOf(own: Int32Array, other: Int32Array, weights: Float32Array, count: number): Links {
  const { order, start } = groupByOwner(own, count);
  return {
    start,
    partner: order.map((link) => other[link] as number),
    weight: Float32Array.from(order, (link) => weights[link] as number),
  };
}

/** Rows that a path may keep to the edge without anything being behind it. */
const TOUCHING = 3;

/**
 * The part of a band that plausible paths go through: a rough model with single sentences, pairs and nulls, scored by
 * similarity alone, says how good the best path through every node is; what it leaves open, and some nodes to
 * each side, is left. A node of the rough model costs a twentieth of one of the full model. The band stays wide where
 * the rough model is unsure.
 */
export function narrowBand(band: Band, similarities: RunSimilarities): Narrowed {
  const { rows, columns, low: bandLow, high: bandHigh } = band;
  const scores = roughScores(band, similarities);
  const to = bestTo(band, scores);
  const from = bestFrom(band, scores);
  const least = (from[0] as number) - MARGIN;
  const low = new Int32Array(rows + 1).fill(columns);
  const high = new Int32Array(rows + 1).fill(-1);
  const cramped = new Uint8Array(rows + 1);
  let isCramped = false;
  let touching = 0;
  for (let i = 0; i <= rows; i++) {
    const [bandFirst, bandLast] = [bandLow[i] as number, bandHigh[i] as number];
    const at = (band.offset[i] as number) - bandFirst;
    let first = -1;
    let last = -1;
    for (let j = bandFirst; j <= bandLast; j++) {
      if ((to[at + j] as number) + (from[at + j] as number) < least) continue;
      if (first < 0) first = j;
      last = j;
    }
    if (first < 0) continue;
    low[i] = first;
    high[i] = last;
    const touches = (first === bandFirst && first > 0) || (last === bandLast && last < columns);
    touching = touches ? touching + 1 : 0;
    if (touching < TOUCHING) continue;
    isCramped = true;
    cramped.fill(1, i - touching + 1, i + 1);
  }
  const open = widen(low, high, AROUND);
  for (let i = 0; i <= rows; i++) {
    open.low[i] = Math.max(open.low[i] as number, bandLow[i] as number);
    open.high[i] = Math.min(open.high[i] as number, bandHigh[i] as number);
  }
  return {
    band: makeBand(rows, columns, open.low, open.high),
    cramped: isCramped ? cramped : undefined,
    links: () => roughLinks(band, scores, to, from),
  };
}
