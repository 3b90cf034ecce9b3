import type { Progress } from './progress.ts';

export interface EncodeOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Turns texts into vectors. The vector of a run of sentences is the sum of theirs, and only directions count:
 * exactly so with a static model, whose vector of a text is the sum of its tokens' vectors; with others it
 * approximates what the model would make of the joined text (docs/decisions/0005).
 *
 * @example
 * ```ts
 * const encoder = await loadEncoder();
 * const sums = await encoder.encode(['The ferry leaves at eight.', 'Die Fähre fährt um acht ab.']);
 * const second = sums.subarray(encoder.dimensions, 2 * encoder.dimensions);
 * ```
 */
export interface Encoder {
  /** Name of the model. */
  readonly id: string;
  /** Length of a vector. */
  readonly dimensions: number;
  /**
   * @returns Row-major (texts, dimensions), one row a text, not normalised; a zero row for a text without
   * a known token.
   */
  encode(texts: readonly string[], options?: EncodeOptions): Promise<Float32Array>;
}
