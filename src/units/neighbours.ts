import { dot, unitVectors } from '../beads/index.ts';

/** Two items that are nearer to each other than to any other item of the other list. */
export interface Neighbours {
  readonly a: number;
  readonly b: number;
  /** Cosine above what both have in common with the other list on average, scaled to at most 1. */
  readonly similarity: number;
  /** How much nearer they are than the next best of either. */
  readonly margin: number;
}

/** Neighbours nearer than this can be the beginning of a block. */
export const LEAST_SIMILARITY = 0.3;

/** Up to so many comparisons everything is compared with everything. */
const MOST_COMPARISONS = 4_000_000;

/** Beyond that, lists are cut into so many chunks at most, and every chunk is compared with its nearest ones. */
const CHUNKS = 1000;
const NEAREST_CHUNKS = 4;

/** Above what two items have in common with the other list on average, scaled to at most 1. */
export function aboveBase(product: number, aBase: number, bBase: number): number {
  const base = (aBase + bBase) / 2;
  return (product - base) / Math.max(0.2, 1 - base);
}

/** Sums of so many rows each. */
function chunked(vectors: Float32Array, dimensions: number, size: number): Float32Array {
  const rows = vectors.length / dimensions;
  const sums = new Float32Array(Math.ceil(rows / size) * dimensions);
  for (let row = 0; row < rows; row++) {
    const chunk = Math.floor(row / size);
    for (let d = 0; d < dimensions; d++) {
      const at = chunk * dimensions + d;
      sums[at] = (sums[at] as number) + (vectors[row * dimensions + d] as number);
    }
  }
  return sums;
}

/** What every row of one list has in common with the other list on average. */
function bases(unit: Float32Array, other: Float32Array, dimensions: number): Float64Array {
  const count = other.length / dimensions;
  const mean = chunked(other, dimensions, Math.max(1, count)).map((value) => value / Math.max(1, count));
  return Float64Array.from({ length: unit.length / dimensions }, (_, row) =>
    dot(unit, row * dimensions, mean, 0, dimensions),
  );
}

/** Best and second best of the other list for every row. */
class Best {
  readonly row: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;

  constructor(count: number) {
    this.row = new Int32Array(count).fill(-1);
    this.first = new Float64Array(count).fill(-1);
    this.second = new Float64Array(count).fill(-1);
  }

  offer(own: number, other: number, value: number): void {
    if (value > (this.first[own] as number)) {
      this.second[own] = this.first[own] as number;
      this.first[own] = value;
      this.row[own] = other;
    } else if (value > (this.second[own] as number)) this.second[own] = value;
  }
}

/**
 * Items of two lists that choose each other, by rising place in the first list.
 *
 * Up to 4 million pairs are all compared. Longer lists are cut into at most 1000 chunks each, and only the four
 * nearest chunks of the other list are looked at for each: with n items in the longer list that is n²/250 comparisons
 * at most beside the million of the chunks, and memory grows with n alone.
 *
 * @param a,b Vectors, row-major (items, dimensions).
 * @param mayMatch Pairs that are left out are as if they were unlike.
 */
export function mutualNeighbours(
  a: Float32Array,
  b: Float32Array,
  dimensions: number,
  mayMatch: (a: number, b: number) => boolean = () => true,
): Neighbours[] {
  const [left, right] = [unitVectors(a, dimensions).data, unitVectors(b, dimensions).data];
  const [aCount, bCount] = [left.length / dimensions, right.length / dimensions];
  if (aCount === 0 || bCount === 0) return [];
  const [aBase, bBase] = [bases(left, right, dimensions), bases(right, left, dimensions)];
  const [ofA, ofB] = [new Best(aCount), new Best(bCount)];
  const compare = (aStart: number, aEnd: number, bStart: number, bEnd: number) => {
    for (let i = aStart; i < Math.min(aEnd, aCount); i++) {
      for (let j = bStart; j < Math.min(bEnd, bCount); j++) {
        if (!mayMatch(i, j)) continue;
        const product = dot(left, i * dimensions, right, j * dimensions, dimensions);
        const value = aboveBase(product, aBase[i] as number, bBase[j] as number);
        ofA.offer(i, j, value);
        ofB.offer(j, i, value);
      }
    }
  };
  if (aCount * bCount <= MOST_COMPARISONS) compare(0, aCount, 0, bCount);
  else {
    const size = Math.ceil(Math.max(aCount, bCount) / CHUNKS);
    const [aChunks, bChunks] = [left, right].map(
      (list) => unitVectors(chunked(list, dimensions, size), dimensions).data,
    ) as [Float32Array, Float32Array];
    for (let x = 0; x * size < aCount; x++) {
      const nearest = Array.from({ length: Math.ceil(bCount / size) }, (_, y) => ({
        y,
        value: dot(aChunks, x * dimensions, bChunks, y * dimensions, dimensions),
      })).sort((one, other) => other.value - one.value);
      for (const { y } of nearest.slice(0, NEAREST_CHUNKS)) {
        compare(x * size, (x + 1) * size, y * size, (y + 1) * size);
      }
    }
  }
  const found: Neighbours[] = [];
  for (let i = 0; i < aCount; i++) {
    const j = ofA.row[i] as number;
    if (j < 0 || ofB.row[j] !== i) continue;
    const similarity = ofA.first[i] as number;
    const rival = Math.max(ofA.second[i] as number, ofB.second[j] as number, 0);
    found.push({ a: i, b: j, similarity, margin: similarity - rival });
  }
  return found;
}
