/** Numbers of a vector that the first pass looks at: the model's axes are principal, so these are most of it. */
export const PREFIX = 128;
/** Of these, the ones by which most of the memory is ruled out. */
const GLANCE = 64;

/**
 * A direction in bytes: the numbers of a vector of any length, the largest of which becomes ±127. Only directions are
 * compared, so no scale is kept.
 *
 * @returns Zeros for a zero vector.
 */
export function quantise(vector: Float32Array): Int8Array {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const scale = largest === 0 ? 0 : 127 / largest;
  return Int8Array.from(vector, (value) => Math.round(value * scale));
}

/** Cosine of two directions, 0 where one is zero. */
export function cosine(a: Int8Array, b: Int8Array): number {
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (let d = 0; d < a.length; d++) {
    const x = a[d] as number;
    const y = b[d] as number;
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return product === 0 ? 0 : product / Math.sqrt(squareA * squareB);
}

/** Rows of `PREFIX` numbers with the inverse lengths of both passes. */
export interface PrefixTable {
  readonly rows: Int8Array;
  readonly count: number;
  /** Of the first `GLANCE` numbers; 0 for a zero row. */
  readonly glance: Float32Array;
  readonly whole: Float32Array;
}

export function prefixTable(rows: Int8Array, count: number): PrefixTable {
  const glance = new Float32Array(count);
  const whole = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    const start = row * PREFIX;
    let squares = 0;
    for (let d = 0; d < PREFIX; d++) {
      if (d === GLANCE) glance[row] = squares === 0 ? 0 : 1 / Math.sqrt(squares);
      const value = rows[start + d] as number;
      squares += value * value;
    }
    whole[row] = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  }
  return { rows, count, glance, whole };
}

/** Rows of the first glance for each that is wanted: measured, see docs/decisions/0010. */
const GLANCED = 40;

/**
 * The rows that are nearest to a direction by their first numbers, in two passes: the first 64 of all rows, and all 128 of
 * the best of them.
 *
 * @returns At most `limit` rows, the nearest first.
 */
export function nearestPrefixes(table: PrefixTable, query: Int8Array, limit: number): number[] {
  const { rows, count, glance, whole } = table;
  const scores = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    scores[row] = product(rows, row * PREFIX, query, GLANCE) * (glance[row] as number);
  }
  const glanced = best(scores, limit * GLANCED);
  const finer = Float32Array.from(
    glanced,
    (row) => product(rows, row * PREFIX, query, PREFIX) * (whole[row] as number),
  );
  return best(finer, limit).map((index) => glanced[index] as number);
}

function product(rows: Int8Array, start: number, query: Int8Array, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let d = 0; d < length; d += 4) {
    s0 += Math.imul(rows[start + d] as number, query[d] as number);
    s1 += Math.imul(rows[start + d + 1] as number, query[d + 1] as number);
    s2 += Math.imul(rows[start + d + 2] as number, query[d + 2] as number);
    s3 += Math.imul(rows[start + d + 3] as number, query[d + 3] as number);
  }
  return s0 + s1 + s2 + s3;
}

/** Steps of a histogram by which the best are told from the rest without sorting all. */
const BINS = 4096;

/** Indices of the highest scores above 0, the highest first. */
function best(scores: Float32Array, limit: number): number[] {
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  if (highest === 0) return [];
  const bins = new Uint32Array(BINS + 1);
  const step = BINS / highest;
  for (const score of scores) if (score > 0) bins[(score * step) | 0] = (bins[(score * step) | 0] ?? 0) + 1;
  let bin = BINS;
  for (let total = bins[BINS] ?? 0; bin > 0 && total < limit; total += bins[bin] ?? 0) bin--;
  const least = bin / step;
  const found: number[] = [];
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] as number;
    if (score > 0 && score >= least) found.push(index);
  }
  return found.sort((a, b) => (scores[b] as number) - (scores[a] as number)).slice(0, limit);
}
