import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createStaticEncoder, type Pool } from './static-encoder.ts';

const DIMENSIONS = 3;

/** A token a character that is not a space, and small whole numbers for vectors: sums are exact. */
const tokenize = (text: string) =>
  [...text].filter((c) => c !== ' ').map((c) => (c.codePointAt(0) ?? 0) % 97);
const vectorOf = (id: number) => [id, 1, id % 5];

function sumOf(ids: readonly number[]): number[] {
  return ids.reduce((sum, id) => vectorOf(id).map((value, d) => value + (sum[d] ?? 0)), [0, 0, 0]);
}

const poolSpy = () =>
  vi.fn<Pool>(async (ids, mask, [texts, tokens]) => {
    const rows = Array.from({ length: texts }, (_, row) => {
      const used = [...ids.subarray(row * tokens, (row + 1) * tokens)].filter(
        (_, column) => mask[row * tokens + column] === 1n,
      );
      return sumOf(used.map(Number));
    });
    return Float32Array.from(rows.flat());
  });

const encoderWith = (pool: Pool = poolSpy()) => createStaticEncoder('fake', DIMENSIONS, tokenize, pool);

describe('createStaticEncoder', () => {
  it('gives a row a text, in their order, and zeros without a token', async () => {
    const encoder = encoderWith();
    expect(encoder).toMatchObject({ id: 'fake', dimensions: 3 });
    expect([...(await encoder.encode(['ccc', '', 'a', '  ', 'bb']))]).toEqual(
      ['ccc', '', 'a', '', 'bb'].flatMap((text) => sumOf(tokenize(text))),
    );
    expect(await encoder.encode([])).toHaveLength(0);
  });

  it('is additive, long texts included', async () => {
    const encoder = encoderWith();
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'ab ', '語', '😀'), minLength: 900, maxLength: 3000 }),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const [first, second, both] = [
          await encoder.encode([a]),
          await encoder.encode([b]),
          await encoder.encode([`${a} ${b}`]),
        ];
        expect(both).toEqual(first.map((value, d) => value + (second[d] ?? 0)));
      }),
      { numRuns: 40 },
    );
  });

  it('hands the tokenizer pieces, cut at white space, and never through a character', async () => {
    const seen: string[] = [];
    const encoder = createStaticEncoder(
      'fake',
      DIMENSIONS,
      (text) => {
        seen.push(text);
        return tokenize(text);
      },
      poolSpy(),
    );
    const words = 'lorem ipsum '.repeat(300);
    const emoji = `x${'😀'.repeat(2000)}`;
    await encoder.encode([words, emoji]);
    expect(seen.join('')).toBe(words + emoji);
    expect(Math.max(...seen.map((piece) => piece.length))).toBeLessThanOrEqual(1024);
    for (const piece of seen) expect(Buffer.from(piece).toString()).toBe(piece);
    for (const piece of seen.slice(1, 4)) expect(piece).toMatch(/^ /);
  });

  it('takes batches of bounded size, padding included', async () => {
    const pool = poolSpy();
    const texts = Array.from({ length: 3000 }, (_, index) => 'x'.repeat((index * 7) % 60));
    const sums = await encoderWith(pool).encode(texts);
    expect(pool.mock.calls.length).toBeGreaterThan(5);
    for (const [ids, mask, [rows, width]] of pool.mock.calls) {
      expect(rows * width).toBeLessThanOrEqual(8192);
      expect([ids.length, mask.length]).toEqual([rows * width, rows * width]);
    }
    expect(texts.map((_, row) => sums[row * DIMENSIONS + 1])).toEqual(texts.map((text) => text.length));
  });

  it('tells its progress, to the end', async () => {
    const onProgress = vi.fn();
    await encoderWith().encode(new Array(5000).fill('ab'), { onProgress });
    expect(onProgress.mock.calls).toEqual([[{ done: 4096, total: 5000 }], [{ done: 5000, total: 5000 }]]);
  });

  it('stops between two batches when it is told to', async () => {
    const abort = new AbortController();
    const pool = poolSpy();
    const encoder = encoderWith(async (...given) => {
      if (pool.mock.calls.length === 1) abort.abort();
      return pool(...given);
    });
    const texts = new Array(2000).fill('x'.repeat(100));
    await expect(encoder.encode(texts, { signal: abort.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(pool).toHaveBeenCalledTimes(2);
  });
});
