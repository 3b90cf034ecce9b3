import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type ContextualParts, createContextualEncoder } from './contextual-encoder.ts';

const DIMENSIONS = 3;
const [BEGIN, END, PAD] = [1000, 1001, 999];

/** A token a character that is not a space. */
const tokenize = (text: string) =>
  [...text].filter((c) => c.trim() !== '').map((c) => (c.codePointAt(0) ?? 0) % 97);

/** A vector of what a text is made of, at no particular length. */
function vectorOf(ids: readonly number[]): number[] {
  const sum = ids.reduce((total, id) => total + id, 0);
  return [1 + (sum % 7), ids.length, (sum * 31) % 5];
}

const embedSpy = () =>
  vi.fn<ContextualParts['embed']>(async (ids, mask, [texts, tokens]) => {
    const rows = Array.from({ length: texts }, (_, row) => {
      const used = [...ids.subarray(row * tokens, (row + 1) * tokens)].filter(
        (_, column) => mask[row * tokens + column] === 1n,
      );
      return vectorOf(used.map(Number));
    });
    return Float32Array.from(rows.flat());
  });

const encoderWith = (parts: Partial<ContextualParts> = {}) =>
  createContextualEncoder({
    id: 'fake',
    dimensions: DIMENSIONS,
    prefix: '',
    maxTokens: 32,
    tokenize,
    frame: { before: [BEGIN], behind: [END] },
    padding: PAD,
    embed: embedSpy(),
    ...parts,
  });

const lengthOf = (vector: Iterable<number>) => Math.hypot(...vector);

describe('createContextualEncoder', () => {
  it('gives the unit vector of the framed text times its tokens, and zeros without a token', async () => {
    const vectors = await encoderWith().encode(['abc', '', ' \t', 'de f']);
    const expected = ['abc', '', '', 'def'].flatMap((text) => {
      const vector = vectorOf([BEGIN, ...tokenize(text), END]);
      return vector.map((value) => (value * text.length) / lengthOf(vector));
    });
    expect(vectors).toHaveLength(expected.length);
    for (const [at, value] of vectors.entries()) expect(value).toBeCloseTo(expected[at] ?? 0, 5);
  });

  it('puts the prefix before every text, and does not count it', async () => {
    const embed = embedSpy();
    const vectors = await encoderWith({ embed, prefix: 'q: ' }).encode(['ab', ' ']);
    const [ids] = embed.mock.calls[0] ?? [];
    expect([...(ids ?? [])].map(Number)).toEqual([BEGIN, ...tokenize('q:ab'), END]);
    expect(lengthOf(vectors.subarray(0, 3))).toBeCloseTo(2, 5);
    expect([...vectors.subarray(3)]).toEqual([0, 0, 0]);
  });

  it('cuts what is too long, anywhere but inside a character, and loses nothing', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab ', '語', '😀'), maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('', 'query: '), async (long, prefix) => {
        const seen: string[] = [];
        const embed = embedSpy();
        const encoder = encoderWith({
          embed,
          prefix,
          tokenize: (piece) => {
            seen.push(piece);
            return tokenize(piece);
          },
        });
        await encoder.encode([long]);
        for (const piece of seen) expect(Buffer.from(piece).toString()).toBe(piece);
        let tokens = 0;
        for (const [ids, mask, [rows, width]] of embed.mock.calls) {
          expect(width).toBeLessThanOrEqual(32);
          expect(ids).toHaveLength(rows * width);
          tokens += mask.reduce((sum, one) => sum + Number(one), 0) - rows * (2 + tokenize(prefix).length);
        }
        expect(tokens).toBe(tokenize(long).length);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a very long text without a space before it meets the tokenizer', async () => {
    const longest = vi.fn(tokenize);
    await encoderWith({ tokenize: longest }).encode(['語'.repeat(20_000), `${'lorem '.repeat(3000)}`]);
    expect(Math.max(...longest.mock.calls.map(([piece]) => piece.length))).toBeLessThanOrEqual(4096);
  });

  it('ends even where the prefix leaves no room', async () => {
    const encoder = encoderWith({ maxTokens: 4, prefix: 'much too long: ' });
    expect([...(await encoder.encode(['abcdefghij', '😀']))].every(Number.isFinite)).toBe(true);
  });

  it('takes batches of bounded size and similar lengths, and keeps the order of the texts', async () => {
    const embed = embedSpy();
    const encoder = encoderWith({ embed, maxTokens: 512 });
    const texts = Array.from({ length: 2500 }, (_, index) => 'x'.repeat((index * 7) % 60));
    const vectors = await encoder.encode(texts);
    let padded = 0;
    for (const [ids, mask, [rows, width]] of embed.mock.calls) {
      expect(rows * width).toBeLessThanOrEqual(4096);
      padded += ids.filter((id) => id === BigInt(PAD)).length;
      expect(mask.filter((one) => one === 0n)).toHaveLength(ids.filter((id) => id === BigInt(PAD)).length);
    }
    expect(padded).toBeLessThan(0.2 * texts.join('').length);
    for (const [row, text] of texts.entries()) {
      expect(lengthOf(vectors.subarray(3 * row, 3 * row + 3))).toBeCloseTo(text.length, 3);
    }
  });

  it('tells its progress, rising to the end', async () => {
    const onProgress = vi.fn();
    await encoderWith().encode(new Array(1500).fill('abcdefgh'), { onProgress });
    const told = onProgress.mock.calls.map(([{ done }]) => done);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1500);
    expect(told.length).toBeGreaterThan(2);
    expect(onProgress.mock.calls.every(([{ total }]) => total === 1500)).toBe(true);
  });

  it('stops between two batches when it is told to', async () => {
    const abort = new AbortController();
    const embed = embedSpy();
    const encoder = encoderWith({
      maxTokens: 512,
      embed: async (...given) => {
        if (embed.mock.calls.length === 1) abort.abort();
        return embed(...given);
      },
    });
    const texts = new Array(1000).fill('x'.repeat(100));
    await expect(encoder.encode(texts, { signal: abort.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(embed).toHaveBeenCalledTimes(2);
  });

  it('does not hand on what is no number', async () => {
    const encoder = encoderWith({ embed: async () => Float32Array.of(Number.NaN, 0, 0) });
    await expect(encoder.encode(['a'])).rejects.toMatchObject({ code: 'MODEL_INVALID' });
  });
});
