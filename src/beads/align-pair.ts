import type { Bead } from './bead.ts';
import { searchBand, unitVectors } from './coarse.ts';
import { beadConfidence } from './confidence.ts';
import { BEAD_TYPES, BeadFeatures, DELETION, type Side } from './features.ts';
import { Lattice, type LatticeBead } from './lattice.ts';
import { narrowBand } from './narrow.ts';
import { FEATURES, WEIGHTS, type Weights } from './weights.ts';

/** A probability that two sentences translate each other, at least in part. */
export interface Link {
  readonly target: number;
  readonly probability: number;
}

/** Two editions aligned with each other, as probabilities. Sentences are indices into the editions. */
export interface PairAlignment {
  readonly sourceCount: number;
  readonly targetCount: number;
  /** The most probable alignment: every sentence of both sides in one bead, in order. */
  readonly beads: readonly Bead[];
  /** For each source sentence the target sentences it shares a bead with, by rising target. */
  readonly links: readonly (readonly Link[])[];
  /**
   * For each number i of source sentences, from 0 to all, the numbers j of target sentences at which both can be
   * cut: the probability that no bead crosses, the first i and the first j standing together; by rising j.
   */
  readonly cuts: readonly (readonly Link[])[];
  /** Probability that source sentence i shares a bead with i + 1; (sourceCount). */
  readonly sourceJoins: Float64Array;
  /** The same for the target; (targetCount). */
  readonly targetJoins: Float64Array;
  /**
   * Probability in [0,1] that these consecutive beads are all right; 0 for beads of a shape that the model
   * does not know.
   */
  confidence(beads: readonly Bead[]): number;
}

/** Links and beads below this probability are forgotten. */
const LEAST = 0.005;
const UNSCORED = Number.NaN;

const TYPE_OF = new Map(BEAD_TYPES.map(([n, m], type) => [n * 16 + m, type]));

function range(start: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start + index);
}

function toBead({ type, i, j }: LatticeBead): Bead {
  const [n, m] = BEAD_TYPES[type] as readonly [number, number];
  return [range(i, n), range(j, m)];
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

function sortedLinks(row: ReadonlyMap<number, number>): Link[] {
  return [...row]
    .map(([target, probability]) => ({ target, probability }))
    .sort((a, b) => a.target - b.target);
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
  const wide = searchBand(unitVectors(source.sums, dimensions), unitVectors(target.sums, dimensions));
  const features = new BeadFeatures(source, target, dimensions, wide);
  const band = narrowBand(wide, features);
  const types = BEAD_TYPES.length;
  const vector = new Float64Array(FEATURES.length);
  const weight = Float64Array.from(FEATURES, (name) => weights[name]);
  // Every score is asked for three times while the lattice is made and read, and hardly ever afterwards.
  let cache: Float32Array | undefined = new Float32Array(band.size * types).fill(UNSCORED);
  const compute = (type: number, i: number, j: number): number => {
    if (!features.fill(type, i, j, vector)) return Number.NEGATIVE_INFINITY;
    let sum = 0;
    for (let f = 0; f < weight.length; f++) sum += (weight[f] as number) * (vector[f] as number);
    return sum;
  };
  const score = (type: number, i: number, j: number): number => {
    if (cache === undefined) return compute(type, i, j);
    const at = ((band.offset[i] as number) + j - (band.low[i] as number)) * types + type;
    const known = cache[at] as number;
    if (!Number.isNaN(known)) return known;
    const value = compute(type, i, j);
    cache[at] = value;
    return value;
  };
  const lattice = new Lattice(band, score);

  const links = range(0, band.rows).map(() => new Map<number, number>());
  const cuts = range(0, band.rows + 1).map(() => new Map<number, number>());
  cuts[band.rows]?.set(band.columns, 1);
  const sourceJoins = new Float64Array(band.rows);
  const targetJoins = new Float64Array(band.columns);
  lattice.eachPosterior(LEAST, ({ type, i, j }, posterior) => {
    const [n, m] = BEAD_TYPES[type] as readonly [number, number];
    cuts[i]?.set(j, Math.min(1, (cuts[i].get(j) ?? 0) + posterior));
    for (let s = i; s < i + n - 1; s++) sourceJoins[s] = (sourceJoins[s] as number) + posterior;
    for (let t = j; t < j + m - 1; t++) targetJoins[t] = (targetJoins[t] as number) + posterior;
    for (let s = i; s < i + n; s++) {
      const row = links[s];
      for (let t = j; t < j + m; t++) row?.set(t, Math.min(1, (row.get(t) ?? 0) + posterior));
    }
  });
  cache = undefined;
  const best = lattice.viterbi();
  const matched = best.filter(({ type }) => type < DELETION);
  const similarityOf = ({ type, i, j }: LatticeBead): number => {
    const [n, m] = BEAD_TYPES[type] as readonly [number, number];
    return n === 0 || m === 0 ? 0 : features.similarity(i, n, j, m);
  };
  const meanOf = (placed: readonly LatticeBead[]) =>
    placed.reduce((sum, bead) => sum + similarityOf(bead), 0) / Math.max(1, placed.length);
  const mean = meanOf(matched);
  return {
    sourceCount: band.rows,
    targetCount: band.columns,
    beads: best.map(toBead),
    links: links.map(sortedLinks),
    cuts: cuts.map(sortedLinks),
    sourceJoins,
    targetJoins,
    confidence: (beads) => {
      const placed = toLattice(beads);
      if (placed === undefined) return 0;
      const similarity = meanOf(placed);
      return Number.isNaN(similarity) ? 0 : beadConfidence(lattice.posterior(placed), similarity, mean);
    },
  };
}
