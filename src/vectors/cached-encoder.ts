import type { EncodeOptions, Encoder } from './encoder.ts';
import type { VectorCache } from './vector-cache.ts';

/** Texts that are encoded before their vectors are put away: what is lost if somebody breaks off. */
const WINDOW = 1024;

/** An encoder that looks a text up before it encodes it, and encodes the same text once. */
export function cachedEncoder({ id, dimensions, encode }: Encoder, cache: VectorCache): Encoder {
  async function encodeMissing(
    texts: readonly string[],
    { onProgress, signal }: EncodeOptions = {},
  ): Promise<Float32Array> {
    const vectors = new Float32Array(texts.length * dimensions);
    const rows = new Map<string, number[]>();
    for (const [row, text] of texts.entries()) {
      const key = cache.keyOf(text);
      const same = rows.get(key);
      if (same === undefined) rows.set(key, [row]);
      else same.push(row);
    }
    const missing = new Map(rows);
    const place = (key: string, vector: Float32Array) => {
      for (const row of rows.get(key) ?? []) vectors.set(vector, row * dimensions);
    };
    await cache.read(rows.keys(), (key, vector) => {
      place(key, vector);
      missing.delete(key);
    });

    const keys = [...missing.keys()];
    const total = texts.length;
    for (let first = 0; first < keys.length; first += WINDOW) {
      const window = keys.slice(first, first + WINDOW);
      const before = total - keys.length + first;
      const made = await encode(
        window.map((key) => texts[missing.get(key)?.[0] ?? 0] ?? ''),
        { signal, onProgress: ({ done }) => onProgress?.({ done: before + done, total }) },
      );
      const entries = window.map((key, index) => {
        return [key, made.slice(index * dimensions, (index + 1) * dimensions)] as const;
      });
      for (const [key, vector] of entries) place(key, vector);
      await cache.write(entries);
    }
    if (keys.length === 0 && total > 0) onProgress?.({ done: total, total });
    return vectors;
  }

  return { id, dimensions, encode: encodeMissing };
}
