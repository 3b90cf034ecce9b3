import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createStaticEncoder } from './static-encoder.ts';
import type { StaticTable } from './static-table.ts';

const SIZE = 97;

/** A token a character that is not a space. */
const tokenize = (text: string) =>
  [...text]
    .filter((character) => character !== ' ')
    .map((character) => (character.codePointAt(0) ?? 0) % SIZE);

/** Whole numbers times powers of two: sums are exact. */
function tableOf(dimensions: number): StaticTable {
  return {
    size: SIZE,
    dimensions,
    rows: Int8Array.from({ length: SIZE * dimensions }, (_, at) => ((at * 37) % 256) - 128),
    scales: Float32Array.from({ length: SIZE }, (_, token) => 2 ** ((token % 5) - 2)),
  };
}

function sumOf({ dimensions, rows, scales }: StaticTable, text: string): number[] {
  return Array.from({ length: dimensions }, (_, d) =>
    tokenize(text).reduce((sum, id) => sum + (rows[id * dimensions + d] ?? 0) * (scales[id] ?? 0), 0),
  );
}

const table = tableOf(3);
const encoder = createStaticEncoder('fake', tokenize, table);

describe('createStaticEncoder', () => {
  it('gives a row a text, in their order, and zeros without a token', async () => {
    expect(encoder).toMatchObject({ id: 'fake', dimensions: 3 });
    expect([...(await encoder.encode(['ccc', '', 'a', '  ', 'bb']))]).toEqual(
      ['ccc', '', 'a', '', 'bb'].flatMap((text) => sumOf(table, text)),
    );
    expect(await encoder.encode([])).toHaveLength(0);
  });

  it.each([1, 2, 3, 8, 255])('adds up texts of any length in %i dimensions', async (dimensions) => {
    const wide = tableOf(dimensions);
    const texts = Array.from({ length: 20 }, (_, length) => 'abcdefghijklmnopqrst'.slice(0, length));
    const sums = await createStaticEncoder('wide', tokenize, wide).encode(texts);
    expect([...sums]).toEqual(texts.flatMap((text) => sumOf(wide, text)));
  });

  it('is additive', async () => {
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

  it('keeps encodings apart that run at the same time', async () => {
    const texts = [new Array(3000).fill('abc'), new Array(3000).fill('xy z')];
    const sums = await Promise.all(texts.map((some) => encoder.encode(some)));
    for (const [at, some] of texts.entries()) {
      const expected = sumOf(table, some[0]);
      expect(sums[at]?.every((value, index) => value === expected[index % 3])).toBe(true);
    }
  });

  it('cuts what is very long, at spaces where there are any, and never through a character', async () => {
    const parts: string[] = [];
    const spy = createStaticEncoder(
      'fake',
      (text) => {
        parts.push(text);
        return tokenize(text);
      },
      table,
    );
    const [words, emoji, short] = [
      'lorem ipsum '.repeat(15_000),
      `x${'😀'.repeat(75_000)}`,
      'a b'.repeat(20_000),
    ];
    const sums = await spy.encode([words, emoji, short]);
    expect(parts.join('')).toBe(words + emoji + short);
    expect(parts.length).toBeLessThan(10);
    expect(parts.at(-1)).toBe(short);
    for (const part of parts.slice(1, 3)) expect(part).toMatch(/^ \w/);
    for (const part of parts) expect(Buffer.from(part).toString()).toBe(part);
    expect(sums).toEqual(Float32Array.from([words, emoji, short].flatMap((text) => sumOf(table, text))));
  });

  it('tells its progress, to the end', async () => {
    const onProgress = vi.fn();
    await encoder.encode(new Array(5000).fill('ab'), { onProgress });
    expect(onProgress.mock.calls).toEqual([[{ done: 4096, total: 5000 }], [{ done: 5000, total: 5000 }]]);
  });

  it('lets others have their turn', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await encoder.encode(new Array(20_000).fill('x'.repeat(100)));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const spy = vi.fn(tokenize);
    const texts = new Array(20_000).fill('x'.repeat(100));
    setTimeout(() => abort.abort(), 0);
    await expect(
      createStaticEncoder('fake', spy, table).encode(texts, { signal: abort.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(spy.mock.calls.length).toBeLessThan(texts.length);

    spy.mockClear();
    await expect(
      createStaticEncoder('fake', spy, table).encode(['x'], { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(spy).not.toHaveBeenCalled();
  });
});
