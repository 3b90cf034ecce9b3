import { type Band, fullBand, makeBand } from './band.ts';

/** Grids of averaged neighbours up to this many nodes are searched whole: a node costs one dot product. */
const WHOLE = 160_000;
/** The same for the grid of sentences, where a node costs some fifty. */
const WHOLE_FINE = 25_000;
/** Nodes to each side of the coarse path that the next finer grid searches. */
const RADIUS = 12;
/** The same for the grid of sentences, where the exact boundaries are found. */
const FINE_RADIUS = 40;

/** Vectors row by row, (count, dimensions), each at length 1 or zero. */
export interface UnitVectors {
  readonly count: number;
  readonly dimensions: number;
  readonly data: Float32Array;
}

function normalise(count: number, dimensions: number, data: Float32Array): UnitVectors {
  for (let i = 0; i < count; i++) {
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += (data[i * dimensions + d] ?? 0) ** 2;
    if (square === 0) continue;
    const scale = 1 / Math.sqrt(square);
    for (let d = 0; d < dimensions; d++) {
      const at = i * dimensions + d;
      data[at] = (data[at] ?? 0) * scale;
    }
  }
  return { count, dimensions, data };
}

/** Sentence vectors (count, dimensions) at length 1. */
export function unitVectors(sums: Float32Array, dimensions: number): UnitVectors {
  return normalise(sums.length / dimensions, dimensions, sums.slice());
}

// The mean direction of a document says nothing about where in it a sentence stands.
function centred(vectors: UnitVectors): UnitVectors {
  const { count, dimensions } = vectors;
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < count; i++) {
    for (let d = 0; d < dimensions; d++) {
      mean[d] = (mean[d] ?? 0) + (vectors.data[i * dimensions + d] ?? 0) / count;
    }
  }
  const data = vectors.data.slice();
  for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) - (mean[i % dimensions] ?? 0);
  return normalise(count, dimensions, data);
}

function halve(vectors: UnitVectors): UnitVectors {
  const { dimensions } = vectors;
  const count = (vectors.count + 1) >> 1;
  const data = new Float32Array(count * dimensions);
  for (let i = 0; i < vectors.count; i++) {
    for (let d = 0; d < dimensions; d++) {
      const at = (i >> 1) * dimensions + d;
      data[at] = (data[at] ?? 0) + (vectors.data[i * dimensions + d] ?? 0);
    }
  }
  return normalise(count, dimensions, data);
}

const DIAGONAL = 1;
const DOWN = 2;
const RIGHT = 3;

/**
 * The monotone path through a band that collects the most similarity, as the lowest and highest node of
 * every row. Steps along one side cost nothing, so a stretch that one side lacks is a straight run.
 */
function bestPath(a: UnitVectors, b: UnitVectors, band: Band): { low: Int32Array; high: Int32Array } {
  const { dimensions } = a;
  const back = new Uint8Array(band.size);
  let previous = new Float64Array(0);
  for (let i = 0; i <= band.rows; i++) {
    const low = band.low[i] ?? 0;
    const high = band.high[i] ?? 0;
    const current = new Float64Array(high - low + 1);
    const start = band.offset[i] ?? 0;
    const lowBefore = i > 0 ? (band.low[i - 1] ?? 0) : 0;
    const highBefore = i > 0 ? (band.high[i - 1] ?? 0) : -1;
    for (let j = low; j <= high; j++) {
      let best = i === 0 && j === 0 ? 0 : Number.NEGATIVE_INFINITY;
      let step = 0;
      if (j > low) {
        best = current[j - 1 - low] ?? 0;
        step = RIGHT;
      }
      if (j >= lowBefore && j <= highBefore) {
        const value = previous[j - lowBefore] ?? 0;
        if (value > best) {
          best = value;
          step = DOWN;
        }
      }
      if (j > lowBefore && j - 1 <= highBefore) {
        let cosine = 0;
        const left = (i - 1) * dimensions;
        const right = (j - 1) * dimensions;
        for (let d = 0; d < dimensions; d++) cosine += (a.data[left + d] ?? 0) * (b.data[right + d] ?? 0);
        const value = (previous[j - 1 - lowBefore] ?? 0) + Math.max(0, cosine);
        if (value >= best) {
          best = value;
          step = DIAGONAL;
        }
      }
      current[j - low] = best;
      back[start + j - low] = step;
    }
    previous = current;
  }
  const low = new Int32Array(band.rows + 1).fill(band.columns);
  const high = new Int32Array(band.rows + 1);
  let i = band.rows;
  let j = band.columns;
  while (true) {
    low[i] = Math.min(low[i] ?? 0, j);
    high[i] = Math.max(high[i] ?? 0, j);
    if (i === 0 && j === 0) break;
    const step = back[(band.offset[i] ?? 0) + j - (band.low[i] ?? 0)];
    if (step !== RIGHT) i--;
    if (step !== DOWN) j--;
  }
  return { low, high };
}

function refine(
  path: { low: Int32Array; high: Int32Array },
  rows: number,
  columns: number,
  radius: number,
): Band {
  const low = new Int32Array(rows + 1);
  const high = new Int32Array(rows + 1);
  for (let i = 0; i <= rows; i++) {
    const before = Math.max(0, ((i - radius) >> 1) - 1);
    const behind = Math.min(path.low.length - 1, ((i + radius) >> 1) + 1);
    low[i] = 2 * (path.low[before] ?? 0) - radius;
    high[i] = 2 * (path.high[behind] ?? 0) + radius;
  }
  return makeBand(rows, columns, low, high);
}

/**
 * The nodes worth searching between two editions: all of a small grid; for a large one, a band around the
 * path of ever finer grids of averaged neighbours (the coarse-to-fine idea of Vecalign, Thompson and Koehn
 * 2019, section 3). Time and memory grow with the sum of the two lengths.
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
    const path = bestPath(x, y, band ?? fullBand(x.count, y.count));
    const [finerX, finerY] = levels[level - 1] as [UnitVectors, UnitVectors];
    band = refine(path, finerX.count, finerY.count, level === 1 ? FINE_RADIUS : RADIUS);
  }
  return band ?? fullBand(a.count, b.count);
}
