import type { LanguageTag } from '../language.ts';
import type { Band } from './band.ts';
import { dot, rowPairProducts, rowProducts } from './dot.ts';

/** One side of a pair, sentence by sentence. */
export interface Side {
  /** Sums of token vectors, row-major (sentences, dimensions). */
  readonly sums: Float32Array;
  /** UTF-8 bytes of each sentence. */
  readonly bytes: ArrayLike<number>;
  /** Paragraph of each sentence; rises. */
  readonly paragraphs: ArrayLike<number>;
  /** The sentences; without them, words, numbers and punctuation bear no witness. */
  readonly texts?: readonly string[] | undefined;
  /** For reading numbers. */
  readonly language?: LanguageTag | undefined;
}

/** Sentences on one side of a bead at most. */
export const MAX_RUN = 6;

/**
 * Sentences without any similarity that are counted in with the sample: in a text of three sentences the
 * sample is mostly the counterpart itself, which would pass for what any two texts have in common.
 */
const UNRELATED = 8;

/** Sentences sampled for the similarity of a run to any text of the other side. */
const SAMPLE = 400;

/** Everything about the runs of one side that does not depend on the other side. */
export interface Runs {
  readonly count: number;
  /** Length of the vector of the run [start, start + n), at n * (count + 1) + start; 0 outside. */
  readonly norm: Float64Array;
  /** Mean cosine of that run to sentences of the other side; same layout. */
  readonly base: Float64Array;
  /** Bytes before each sentence; (count + 1). */
  readonly bytes: Float64Array;
  readonly paragraphs: ArrayLike<number>;
  /** What the end of a paragraph means on this side, in [0, 1]. */
  readonly paragraphWeight: number;
}

function meanDirection(sums: Float32Array, dimensions: number): Float32Array {
  const count = sums.length / dimensions;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const mean = new Float64Array(dimensions);
  let seen = 0;
  for (let i = 0; i < count; i += step) {
    seen++;
    const at = i * dimensions;
    const length = Math.sqrt(dot(sums, at, sums, at, dimensions));
    if (length === 0) continue;
    for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] as number) + (sums[at + d] as number) / length;
  }
  return Float32Array.from(mean, (value) => value / (seen + UNRELATED));
}

function runs(side: Side, dimensions: number, other: Float32Array): Runs {
  const count = side.sums.length / dimensions;
  const stride = count + 1;
  const norm = new Float64Array((MAX_RUN + 1) * stride);
  const base = new Float64Array((MAX_RUN + 1) * stride);
  const bytes = new Float64Array(stride);
  // Dot products of each sentence with itself and those behind it, for a window of MAX_RUN sentences.
  const products = new Float64Array(MAX_RUN * MAX_RUN);
  const ahead = new Float64Array(MAX_RUN);
  const towards = new Float64Array(stride);
  for (let i = 0; i < count; i++) towards[i] = dot(side.sums, i * dimensions, other, 0, dimensions);
  const lookAhead = (i: number) => {
    rowProducts(side.sums, i, side.sums, i, Math.min(count, i + MAX_RUN), dimensions, ahead);
    products.set(ahead, (i % MAX_RUN) * MAX_RUN);
  };
  for (let i = 0; i < Math.min(count, MAX_RUN - 1); i++) lookAhead(i);
  for (let i = 0; i < count; i++) {
    bytes[i + 1] = (bytes[i] as number) + (side.bytes[i] ?? 0);
    if (i + MAX_RUN - 1 < count) lookAhead(i + MAX_RUN - 1);
    let square = 0;
    let sum = 0;
    for (let n = 1; n <= MAX_RUN && i + n <= count; n++) {
      const last = i + n - 1;
      square += products[(last % MAX_RUN) * MAX_RUN] as number;
      for (let k = i; k < last; k++) square += 2 * (products[(k % MAX_RUN) * MAX_RUN + last - k] as number);
      sum += towards[last] as number;
      const length = Math.sqrt(Math.max(square, 1e-12));
      norm[n * stride + i] = length;
      base[n * stride + i] = square < 1e-9 ? 0 : sum / length;
    }
  }
  return {
    count,
    norm,
    base,
    bytes,
    paragraphs: side.paragraphs,
    paragraphWeight: paragraphWeight(side.paragraphs),
  };
}

/**
 * Similarities of the runs of two editions. The dot product of two runs is the sum of the dot products of their
 * sentences, so a table of prefix sums over the band answers any in a few additions.
 */
export class RunSimilarities {
  readonly band: Band;
  readonly source: Runs;
  readonly target: Runs;
  /** Prefix sums along each source sentence's row of dot products, node layout of the band. */
  protected readonly prefix: Float64Array;

  constructor(source: Side, target: Side, dimensions: number, band: Band) {
    this.band = band;
    this.source = runs(source, dimensions, meanDirection(target.sums, dimensions));
    this.target = runs(target, dimensions, meanDirection(source.sums, dimensions));
    this.prefix = prefixSums(source.sums, target.sums, dimensions, band);
  }

  /** Dot product of two runs' vectors; NaN where the band does not hold all of it. */
  #product(i: number, n: number, j: number, m: number): number {
    const { low, high, offset } = this.band;
    let sum = 0;
    for (let k = i; k < i + n; k++) {
      const from = low[k] as number;
      if (j < from || j + m > (high[k] as number)) return Number.NaN;
      const at = (offset[k] as number) - from + j;
      sum += (this.prefix[at + m] as number) - (this.prefix[at] as number);
    }
    return sum;
  }

  /** Cosine above what runs of these two sides have in common with any text, scaled to at most 1. */
  centred(product: number, i: number, n: number, j: number, m: number): number {
    const s = n * (this.source.count + 1) + i;
    const t = m * (this.target.count + 1) + j;
    const cosine = product / ((this.source.norm[s] as number) * (this.target.norm[t] as number));
    const base = ((this.source.base[s] as number) + (this.target.base[t] as number)) / 2;
    return (cosine - base) / Math.max(0.2, 1 - base);
  }

  /** Cosine of two runs above that of unrelated ones, at most 1; NaN where the band does not hold all of it. */
  similarityOnce(i: number, n: number, j: number, m: number): number {
    return this.centred(this.#product(i, n, j, m), i, n, j, m);
  }
}

function prefixSums(
  source: Float32Array,
  target: Float32Array,
  dimensions: number,
  band: Band,
): Float64Array {
  const { rows, low, high, offset } = band;
  const prefix = new Float64Array(band.size);
  let widest = 0;
  for (let i = 0; i < rows; i++) {
    const last = high[Math.min(i + 1, rows - 1)] as number;
    widest = Math.max(widest, last - (low[i] as number));
  }
  const products = new Float64Array(widest);
  const nextProducts = new Float64Array(widest);
  const addUp = (i: number, from: number, values: Float64Array) => {
    const at = offset[i] as number;
    const first = low[i] as number;
    const width = (high[i] as number) - first;
    let sum = 0;
    for (let k = 0; k < width; k++) {
      sum += values[first - from + k] as number;
      prefix[at + k + 1] = sum;
    }
  };
  // Both bounds rise, so that a row and the next together begin with the one and end with the other.
  for (let i = 0; i < rows; i += 2) {
    const from = low[i] as number;
    if (i + 1 < rows) {
      rowPairProducts(source, i, target, from, high[i + 1] as number, dimensions, products, nextProducts);
      addUp(i + 1, from, nextProducts);
    } else rowProducts(source, i, target, from, high[i] as number, dimensions, products);
    addUp(i, from, products);
  }
  return prefix;
}

/**
 * What the end of a paragraph means, in [0, 1]: nothing where every sentence is a paragraph of its own (one
 * sentence a line), all where a paragraph holds two sentences or more on average.
 */
function paragraphWeight(paragraphs: ArrayLike<number>): number {
  const count = paragraphs.length;
  if (count < 2) return 0;
  let distinct = 1;
  for (let i = 1; i < count; i++) if (paragraphs[i] !== paragraphs[i - 1]) distinct++;
  return Math.min(1, 2 * (1 - distinct / count));
}
