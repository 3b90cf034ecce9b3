import { type Band, makeBand } from './band.ts';
import { BEAD_TYPES, type BeadFeatures, DELETION, MAX_RUN } from './features.ts';
import { Lattice } from './lattice.ts';

/** Scores of a rough model, in nats: half of what the fitted weights say, so that it is less sure than they. */
const SINGLE = 2;
const MERGE = 1.3;
const NULL = -1.2;
const PER_SIMILARITY = 5;

/** Nodes that fewer paths than this go through are not worth the full model. */
const LEAST = 1e-9;

/**
 * The part of a band that plausible paths go through: the lattice of a rough model with single sentences,
 * pairs and nulls, scored by similarity alone, then `MAX_RUN` nodes to each side of what it leaves open. A node
 * of the rough model costs a twentieth of one of the full model. The band stays wide where the rough model
 * is unsure.
 */
export function narrowBand(band: Band, features: BeadFeatures): Band {
  const rough = new Lattice(band, (type, i, j) => {
    const [n, m] = BEAD_TYPES[type] as readonly [number, number];
    if (i + n > band.rows || j + m > band.columns) return Number.NEGATIVE_INFINITY;
    if (type >= DELETION) return NULL;
    if (n + m > 3) return Number.NEGATIVE_INFINITY;
    const similarity = features.similarity(i, n, j, m);
    if (Number.isNaN(similarity)) return Number.NEGATIVE_INFINITY;
    return (n + m === 2 ? SINGLE : MERGE) + PER_SIMILARITY * similarity;
  });
  const low = new Int32Array(band.rows + 1).fill(band.columns);
  const high = new Int32Array(band.rows + 1);
  const open = (i: number, j: number) => {
    for (let row = Math.max(0, i - MAX_RUN); row <= Math.min(band.rows, i + MAX_RUN); row++) {
      low[row] = Math.min(low[row] as number, j - MAX_RUN);
      high[row] = Math.max(high[row] as number, j + MAX_RUN);
    }
  };
  rough.eachPosterior(LEAST, ({ type, i, j }) => {
    const [n, m] = BEAD_TYPES[type] as readonly [number, number];
    open(i, j);
    open(i + n, j + m);
  });
  for (let i = 0; i <= band.rows; i++) {
    low[i] = Math.max(low[i] as number, band.low[i] as number);
    high[i] = Math.min(high[i] as number, band.high[i] as number);
  }
  return makeBand(band.rows, band.columns, low, high);
}
