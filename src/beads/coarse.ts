import { type Band, fullBand, makeBand, widen } from './band.ts';
import { dot, rowProducts } from './dot.ts';

/** Grids of averaged neighbours up to this many nodes are searched whole: a node costs one dot product. */
const WHOLE = 160_000;
/** The same for the grid of sentences, where a node costs some fifty. */
const WHOLE_FINE = 25_000;
/** Nodes to each side of what a grid leaves open that the next finer one searches. */
const RADIUS = 8;
/**
 * The same for the grid of sentences, least and most: as wide as a number of nodes allows, since what a sentence without
 * a counterpart scores depends on how alike the sentences around are, and the weights were fitted with many of them.
 */
const FINE_RADIUS = [12, 90] as const;
const FINE_NODES = 1 << 20;
/** By how many average steps a path may be worse than the best and is still followed. */
const SLACK = 3;
/** Nodes that a finer grid may have for each row and column, on average. */
const MOST_NODES = 64;

/** Vectors row by row, (count, dimensions), each at length 1 or zero. */
export interface UnitVectors {
  readonly count: number;
  readonly dimensions: number;
  readonly data: Float32Array;
}

function normalise(count: number, dimensions: number, data: Float32Array): UnitVectors {
  for (let i = 0; i < count; i++) {
    const start = i * dimensions;
    const square = dot(data, start, data, start, dimensions);
    if (square === 0) continue;
    const scale = 1 / Math.sqrt(square);
    for (let at = start; at < start + dimensions; at++) data[at] = (data[at] as number) * scale;
  }
  return { count, dimensions, data };
}

/** Sentence vectors (count, dimensions) at length 1. */
export function unitVectors(sums: Float32Array, dimensions: number): UnitVectors {
  return normalise(sums.length / dimensions, dimensions, sums.slice());
}

// The mean direction of a document says nothing about where in it a sentence stands.
function centred({ count, dimensions, data }: UnitVectors): UnitVectors {
  const mean = new Float64Array(dimensions);
  for (let start = 0; start < data.length; start += dimensions) {
    for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] as number) + (data[start + d] as number);
  }
  const shifted = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += dimensions) {
    for (let d = 0; d < dimensions; d++) {
      shifted[start + d] = (data[start + d] as number) - (mean[d] as number) / count;
    }
  }
  return normalise(count, dimensions, shifted);
}

function halve({ count, dimensions, data }: UnitVectors): UnitVectors {
  const half = (count + 1) >> 1;
  const sums = new Float32Array(half * dimensions);
  for (let i = 0; i < count; i++) {
    const from = i * dimensions;
    const to = (i >> 1) * dimensions;
    for (let d = 0; d < dimensions; d++) {
      sums[to + d] = (sums[to + d] as number) + (data[from + d] as number);
    }
  }
  return normalise(half, dimensions, sums);
}

/** Pairs of vectors that are compared to know how alike vectors are that have nothing to do with each other. */
const SAMPLE = 512;

/** What two vectors have to be more alike than to count: mean and one standard deviation over arbitrary pairs. */
function noiseOf(a: UnitVectors, b: UnitVectors): number {
  let sum = 0;
  let square = 0;
  const product = new Float64Array(1);
  for (let k = 0; k < SAMPLE; k++) {
    const i = Math.floor((a.count * k) / SAMPLE);
    // The golden ratio spreads the partners evenly and in no order.
    const j = Math.floor(b.count * ((k * 0.6180339887498949) % 1));
    rowProducts(a.data, i, b.data, j, j + 1, a.dimensions, product);
    sum += product[0] as number;
    square += (product[0] as number) ** 2;
  }
  const mean = sum / SAMPLE;
  return mean + Math.sqrt(Math.max(0, square / SAMPLE - mean * mean));
}

/**
 * What every step along both sides gains beside similarity: where nothing is alike, paths keep to the diagonal instead
 * of being equally good wherever they go.
 */
const PER_STEP = 0.01;

/** What the diagonal step that starts at each node of a band gains. */
function gains(a: UnitVectors, b: UnitVectors, band: Band): Float32Array {
  const { rows, columns, low, high, offset } = band;
  const gain = new Float32Array(band.size);
  const noise = noiseOf(a, b);
  const products = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const first = low[i] as number;
    const last = Math.min(columns, (high[i] as number) + 1);
    rowProducts(a.data, i, b.data, first, last, a.dimensions, products);
    for (let j = first; j < last; j++) {
      gain[(offset[i] as number) + j - first] =
        PER_STEP + Math.max(0, (products[j - first] as number) - noise);
    }
  }
  return gain;
}

/** Value of the best path from the first node to each; steps along one side are free. */
function bestTo({ rows, low, high, offset, size }: Band, gain: Float32Array): Float64Array {
  const best = new Float64Array(size);
  for (let i = 0; i <= rows; i++) {
    const first = low[i] as number;
    const above = i > 0 ? (offset[i - 1] as number) - (low[i - 1] as number) : 0;
    const [lowAbove, highAbove] = i > 0 ? [low[i - 1] as number, high[i - 1] as number] : [0, -1];
    for (let j = first; j <= (high[i] as number); j++) {
      const at = (offset[i] as number) + j - first;
      let value = j > first ? (best[at - 1] as number) : 0;
      if (j >= lowAbove && j <= highAbove) value = Math.max(value, best[above + j] as number);
      if (j > lowAbove && j - 1 <= highAbove) {
        value = Math.max(value, (best[above + j - 1] as number) + (gain[above + j - 1] as number));
      }
      best[at] = value;
    }
  }
  return best;
}

/** Value of the best path from each node to the last. */
function bestFrom({ rows, low, high, offset, size }: Band, gain: Float32Array): Float64Array {
  const best = new Float64Array(size);
  for (let i = rows; i >= 0; i--) {
    const first = low[i] as number;
    const last = high[i] as number;
    const below = i < rows ? (offset[i + 1] as number) - (low[i + 1] as number) : 0;
    const [lowBelow, highBelow] = i < rows ? [low[i + 1] as number, high[i + 1] as number] : [0, -1];
    for (let j = last; j >= first; j--) {
      const at = (offset[i] as number) + j - first;
      let value = j < last ? (best[at + 1] as number) : 0;
      if (j >= lowBelow && j <= highBelow) value = Math.max(value, best[below + j] as number);
      if (j + 1 >= lowBelow && j + 1 <= highBelow) {
        value = Math.max(value, (best[below + j + 1] as number) + (gain[at] as number));
      }
      best[at] = value;
    }
  }
  return best;
}

/**
 * The part of the next finer grid that the good paths through a band lead to: the nodes whose best path is not much
 * worse than the best of all, and some around them; wide where many paths are as good, narrow where one is clear.
 */
function refine(
  a: UnitVectors,
  b: UnitVectors,
  band: Band,
  fine: readonly [number, number],
  radius: number,
): Band {
  const [rows, columns] = fine;
  const gain = gains(a, b, band);
  const to = bestTo(band, gain);
  const from = bestFrom(band, gain);
  const best = from[0] as number;
  let slack = (SLACK * best) / Math.max(1, Math.min(band.rows, band.columns));
  while (true) {
    const low = new Int32Array(rows + 1);
    const high = new Int32Array(rows + 1).fill(-1);
    for (let i = 0; i <= band.rows; i++) {
      const bandLow = band.low[i] as number;
      const at = (band.offset[i] as number) - bandLow;
      let first = -1;
      let last = -1;
      for (let j = bandLow; j <= (band.high[i] as number); j++) {
        // Sums of the two halves differ by rounding alone from the sum of the whole.
        if ((to[at + j] as number) + (from[at + j] as number) < best - slack - 1e-9 * best) continue;
        if (first < 0) first = j;
        last = j;
      }
      if (first < 0) continue;
      for (let row = 2 * i; row <= Math.min(rows, 2 * i + 1); row++) {
        low[row] = Math.min(columns, 2 * first);
        high[row] = Math.min(columns, 2 * last + 1);
      }
    }
    const wide = widen(low, high, radius);
    const refined = makeBand(rows, columns, wide.low, wide.high);
    if (refined.size <= Math.max(MOST_NODES, 2 * radius) * (rows + columns) || slack < 1e-3) return refined;
    slack /= 2;
  }
}

/**
 * The nodes worth searching between two editions: all of a small grid; for a large one, what the good paths through
 * ever finer grids of averaged neighbours leave open (the coarse-to-fine idea of Vecalign, Thompson and Koehn 2019,
 * section 3, with a band as wide as the path is uncertain). Time and memory grow with the sum of the two lengths.
 *
 * @param a Source sentence vectors at length 1; `b` likewise for the target.
 */
export function searchBand(a: UnitVectors, b: UnitVectors): Band {
  if ((a.count + 1) * (b.count + 1) <= WHOLE_FINE) return fullBand(a.count, b.count);
  const levels: [UnitVectors, UnitVectors][] = [[centred(a), centred(b)]];
  let nodes: number;
  do {
    const [x, y] = levels.at(-1) as [UnitVectors, UnitVectors];
    const halved: [UnitVectors, UnitVectors] = [halve(x), halve(y)];
    levels.push(halved);
    nodes = (halved[0].count + 1) * (halved[1].count + 1);
  } while (nodes > WHOLE);
  let band: Band | undefined;
  for (let level = levels.length - 1; level > 0; level--) {
    const [x, y] = levels[level] as [UnitVectors, UnitVectors];
    const [finerX, finerY] = levels[level - 1] as [UnitVectors, UnitVectors];
    const fine = [finerX.count, finerY.count] as const;
    const radius = level === 1 ? fineRadius(a.count, b.count) : RADIUS;
    band = refine(x, y, band ?? fullBand(x.count, y.count), fine, radius);
  }
  return band ?? fullBand(a.count, b.count);
}

function fineRadius(rows: number, columns: number): number {
  const [least, most] = FINE_RADIUS;
  return Math.max(least, Math.min(most, Math.floor(FINE_NODES / (rows + columns))));
}

/** Nodes for each row and column, on average, that a band may have after it has been opened. */
const MOST_NODES_AGAIN = 256;
/** How far a band is opened where a path runs along its edge, in nodes. */
const WIDER = 40;

/**
 * A wider band where paths are cramped by the edges of the one they were searched in; the same one where it is as
 * wide as it may be.
 */
export function widerBand(band: Band, cramped: Uint8Array): Band {
  const low = band.low.slice();
  const high = band.high.map((value, i) => (cramped[i] === 1 ? value : (low[i] as number) - 1));
  const wide = widen(low, high, WIDER);
  const lows = band.low.map((value, i) => Math.min(value, wide.low[i] as number));
  const highs = band.high.map((value, i) => Math.max(value, wide.high[i] as number));
  const wider = makeBand(band.rows, band.columns, lows, highs);
  return wider.size > MOST_NODES_AGAIN * (band.rows + band.columns) ? band : wider;
}
