import type { Pooling } from './registry.ts';

/**
 * Makes one vector a text of those of its tokens.
 *
 * @param states Row-major (texts, tokens, dimensions).
 * @param mask (texts, tokens): 1 for a token, 0 for padding.
 * @returns (texts, dimensions); zeros for a text without a token.
 */
export function pool(
  pooling: Pooling,
  states: Float32Array,
  mask: BigInt64Array,
  [texts, tokens, dimensions]: readonly [texts: number, tokens: number, dimensions: number],
): Float32Array {
  const pooled = new Float32Array(texts * dimensions);
  for (let text = 0; text < texts; text++) {
    const vector = pooled.subarray(text * dimensions, (text + 1) * dimensions);
    let count = 0;
    for (let token = 0; token < tokens; token++) {
      if (mask[text * tokens + token] !== 1n) continue;
      count++;
      const from = (text * tokens + token) * dimensions;
      for (let d = 0; d < dimensions; d++) vector[d] = (vector[d] as number) + (states[from + d] as number);
      if (pooling === 'cls') break;
    }
    if (count > 1) for (let d = 0; d < dimensions; d++) vector[d] = (vector[d] as number) / count;
  }
  return pooled;
}
