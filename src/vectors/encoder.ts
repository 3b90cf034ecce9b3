import type { Progress } from './progress.ts';

export interface EncodeOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Turns texts into vectors. The encoders here are additive: a text's vector is the sum of its tokens'
 * vectors, so that the vector of a run of sentences is the sum of theirs, and only directions count.
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
