import { range } from '../range.ts';
import { type Band, makeBand, widen } from './band.ts';
import type { Bead } from './bead.ts';
import { beadConfidence, covered } from './confidence.ts';
import { BEAD_TYPES, type BeadFeatures, DELETION, FIRST_PROPER, TYPE_FEATURE } from './features.ts';
import { Lattice, type LatticeBead } from './lattice.ts';
import type { Side } from './runs.ts';
import { searchSpace } from './search.ts';
import { FEATURES, WEIGHTS, type Weights } from './weights.ts';

/** How probable it is that two editions can be cut at a place of the target, for one of the source. */
interface Cut {
  readonly target: number;
  readonly probability: number;
}

/** Two editions aligned with each other, as probabilities. Sentences are indices into the editions. */
export interface PairAlignment {
  /** The most probable alignment: every sentence of both sides in one bead, in order. */
  readonly beads: readonly Bead[];
  /**
   * For each number i of source sentences, from 0 to all, the numbers j of target sentences at which both can be
   * cut: the probability that no bead crosses, the first i and the first j standing together; by rising j.
   */
  readonly cuts: readonly (readonly Cut[])[];
  /** Probability in [0,1] that a bead ends before source sentence i and target sentence j, and none spans them. */
  boundary(i: number, j: number): number;
  /**
   * Probability in [0,1] that these consecutive beads are all right; 0 for beads of a shape that the model
   * does not know.
   */
  confidence(beads: readonly Bead[]): number;
}

/** Cuts and beads below this probability are forgotten. */
const LEAST = 0.005;

const TYPE_OF = new Map(BEAD_TYPES.map(([n, m], type) => [n * 16 + m, type]));

function toBead({ type, i, j }: LatticeBead): Bead {
  const [n, m] = BEAD_TYPES[type] as readonly [number, number];
  return [range(i, i + n), range(j, j + m)];
}

/** Of nulls in a row, those of the source first, as the lattice has them. */
function canonicalOrder(beads: readonly Bead[]): Bead[] {
  const ordered: Bead[] = [];
  for (const bead of beads) {
    let place = ordered.length;
    if (bead[1].length === 0) while (place > 0 && ordered[place - 1]?.[0].length === 0) place--;
    ordered.splice(place, 0, bead);
  }
  return ordered;
}

/** Places beads in the lattice; undefined where one has an unknown shape. */
function toLattice(beads: readonly Bead[]): LatticeBead[] | undefined {
  let i = Math.min(...beads.flatMap(([source]) => source));
  let j = Math.min(...beads.flatMap(([, target]) => target));
  if (!Number.isFinite(i) || !Number.isFinite(j)) return undefined;
  const placed: LatticeBead[] = [];
  for (const [source, target] of canonicalOrder(beads)) {
    const type = TYPE_OF.get(source.length * 16 + target.length);
    if (type === undefined) return undefined;
    placed.push({ type, i, j });
    i += source.length;
    j += target.length;
  }
  return placed;
}

/** Two editions whose alignment can be looked up, and solved again in parts. */
export interface PairSearch {
  /** The alignment of the whole. */
  readonly whole: PairAlignment;
  /**
   * Aligns the source sentences from i on and the target sentences from j on, up to but without those of `end`; the
   * result counts sentences from 0. Similarities and lengths are measured against the whole editions.
   */
  within(start: readonly [i: number, j: number], end: readonly [i: number, j: number]): PairAlignment;
}

/** Nodes around the ends of a part that are searched besides those which were worth it in the whole. */
const AROUND_ENDS = 8;

/** The nodes of a band between two of the grid, renumbered from 0; both ends belong to it. */
function bandWithin(band: Band, [i, j]: readonly [number, number], end: readonly [number, number]): Band {
  const [rows, columns] = [end[0] - i, end[1] - j];
  const ends = new Int32Array(rows + 1).fill(-1);
  const endLow = new Int32Array(rows + 1);
  ends[0] = 0;
  ends[rows] = columns;
  endLow[rows] = rows === 0 ? 0 : columns;
  const around = widen(endLow, ends, AROUND_ENDS);
  const low = new Int32Array(rows + 1);
  const high = new Int32Array(rows + 1);
  for (let row = 0; row <= rows; row++) {
    low[row] = Math.min((band.low[i + row] as number) - j, around.low[row] as number);
    high[row] = Math.max((band.high[i + row] as number) - j, around.high[row] as number);
    low[row] = Math.max(0, Math.min(columns, low[row] as number));
    high[row] = Math.max(0, Math.min(columns, high[row] as number));
  }
  return makeBand(rows, columns, low, high);
}

/**
 * Aligns two editions and keeps what is needed to solve parts of them again.
 *
 * @param dimensions Length of a sentence vector.
 */
export function openPair(
  source: Side,
  target: Side,
  dimensions: number,
  weights: Weights = WEIGHTS,
): PairSearch {
  const features = searchSpace(source, target, dimensions);
  const { band } = features;
  const weight = Float64Array.from(FEATURES, (name) => weights[name]);
  const { alignment, mean } = solve(features, weight, band, [0, 0]);
  return {
    whole: alignment,
    within: (start, end) => {
      // What the features do not cover is a document of its own; only an anchor far from all likely paths leads there.
      if (holds(band, start) && holds(band, end)) {
        return solve(features, weight, bandWithin(band, start, end), start, mean).alignment;
      }
      const [a, b] = [part(source, start[0], end[0], dimensions), part(target, start[1], end[1], dimensions)];
      const own = searchSpace(a, b, dimensions);
      return solve(own, weight, own.band, [0, 0], mean).alignment;
    },
  };
}

/** Nodes to each side of an end that a part needs to be solved in the band of the whole. */
const ROOM = 3;

function holds(band: Band, [i, j]: readonly [number, number]): boolean {
  return (
    Math.max(0, j - ROOM) >= (band.low[i] as number) &&
    Math.min(band.columns, j + ROOM) <= (band.high[i] as number)
  );
}

function part(side: Side, start: number, end: number, dimensions: number): Side {
  const take = (values: ArrayLike<number>) => range(start, end).map((index) => values[index] ?? 0);
  return {
    sums: side.sums.subarray(start * dimensions, end * dimensions),
    bytes: take(side.bytes),
    paragraphs: take(side.paragraphs),
    texts: side.texts?.slice(start, end),
    language: side.language,
  };
}

/**
 * Aligns two editions: a log-linear model scores every bead, and the lattice of all alignments gives the
 * most probable one and the probability of each bead.
 *
 * @param dimensions Length of a sentence vector.
 */
export function alignPair(
  source: Side,
  target: Side,
  dimensions: number,
  weights: Weights = WEIGHTS,
): PairAlignment {
  return openPair(source, target, dimensions, weights).whole;
}

/**
 * Solves a band that begins at node `start` of the features' grid.
 *
 * @param textMean Mean similarity of the whole text (`covered`); that of the band where absent.
 */
function solve(
  features: BeadFeatures,
  weight: Float64Array,
  band: Band,
  [firstSource, firstTarget]: readonly [number, number],
  textMean?: number,
): { alignment: PairAlignment; mean: number } {
  const vector = new Float64Array(FEATURES.length);
  const score = (type: number, i: number, j: number): number => {
    if (!features.fill(type, firstSource + i, firstTarget + j, vector)) return Number.NEGATIVE_INFINITY;
    let sum = weight[TYPE_FEATURE[type] as number] as number;
    for (let f = FIRST_PROPER; f < weight.length; f++) sum += (weight[f] as number) * (vector[f] as number);
    return sum;
  };
  const lattice = new Lattice(band, score);

  const nodes = range(0, band.rows + 1).map((): Cut[] => []);
  nodes[band.rows]?.push({ target: band.columns, probability: 1 });
  lattice.eachPosterior(LEAST, ({ i, j }, posterior) => {
    nodes[i]?.push({ target: j, probability: posterior });
  });
  lattice.forgetScores();
  const best = lattice.viterbi();
  const matched = best.filter(({ type }) => type < DELETION);
  const similarityOf = ({ type, i, j }: LatticeBead): number => {
    const [n, m] = BEAD_TYPES[type] as readonly [number, number];
    return n === 0 || m === 0 ? 0 : features.similarityOnce(firstSource + i, n, firstTarget + j, m);
  };
  const meanOf = (placed: readonly LatticeBead[]) =>
    placed.reduce((sum, bead) => sum + similarityOf(bead), 0) / Math.max(1, placed.length);
  const side = band.rows <= band.columns ? 0 : 1;
  const mean =
    textMean ??
    covered(
      matched.map((bead) => ({
        sentences: (BEAD_TYPES[bead.type] as readonly [number, number])[side],
        similarity: similarityOf(bead),
      })),
      Math.min(band.rows, band.columns),
    );
  const cuts = nodes.map(addUp);
  const alignment: PairAlignment = {
    beads: best.map(toBead),
    cuts,
    boundary: (i, j) => cuts[i]?.find(({ target }) => target === j)?.probability ?? 0,
    confidence: (beads) => {
      const placed = toLattice(beads);
      if (placed === undefined) return 0;
      const similarity = meanOf(placed);
      return Number.isNaN(similarity) ? 0 : beadConfidence(lattice.posterior(placed), similarity, mean);
    },
  };
  return { alignment, mean };
}

/** One cut a target, by rising target, its probability the sum of all that there are. */
function addUp(cuts: Cut[]): Cut[] {
  cuts.sort((a, b) => a.target - b.target);
  const sums: Cut[] = [];
  for (const cut of cuts) {
    const last = sums.at(-1);
    if (last?.target !== cut.target) sums.push(cut);
    else sums[sums.length - 1] = { ...last, probability: Math.min(1, last.probability + cut.probability) };
  }
  return sums;
}
