import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { cachedEncoder } from './cached-encoder.ts';
import type { Encoder } from './encoder.ts';
import { openVectorCache, type VectorCache } from './vector-cache.ts';

const DIMENSIONS = 5;
const SOURCE = { identity: 'model', dimensions: DIMENSIONS };

/** A vector that tells which text it is of. */
function vectorOf(text: string): Float32Array {
  const sum = [...text].reduce((total, c) => total + (c.codePointAt(0) ?? 0), 0);
  return Float32Array.of(text.length, sum, -sum / 3, 0.1, text.codePointAt(0) ?? -1);
}

const entriesOf = (cache: VectorCache, texts: readonly string[]) =>
  texts.map((text) => [cache.keyOf(text), vectorOf(text)] as const);

/** What is there of these texts; every vector is the right one. */
async function found(cache: VectorCache, texts: readonly string[]): Promise<string[]> {
  const textOf = new Map(texts.map((text) => [cache.keyOf(text), text]));
  const list: string[] = [];
  await cache.read(textOf.keys(), (key, vector) => {
    const text = textOf.get(key) ?? '';
    expect(vector).toEqual(vectorOf(text));
    list.push(text);
  });
  return texts.filter((text) => list.includes(text));
}

const TEXTS = ['one', 'two', 'drei', '四', '', '\ud800', '\ufffd'];
const filesOf = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

describe('openVectorCache', () => {
  it('keeps vectors from one opening to the next, in one file', async () => {
    const folder = join(temporaryFolder(), 'new', 'folder');
    const cache = openVectorCache(folder, SOURCE);
    expect(await found(cache, TEXTS)).toEqual([]);
    await cache.write(entriesOf(cache, TEXTS.slice(0, 3)));
    await cache.write(entriesOf(cache, TEXTS.slice(3)));
    for (const again of [cache, openVectorCache(folder, SOURCE)]) {
      expect(await found(again, [...TEXTS, 'three'])).toEqual(TEXTS);
    }
    expect(filesOf(folder)).toHaveLength(1);
    expect(statSync(filesOf(folder)[0] ?? '').mode & 0o777).toBe(0o600);
  });

  it.each([
    ['another model', { ...SOURCE, identity: 'model 2' }],
    ['vectors of another length', { ...SOURCE, dimensions: 4 }],
  ])('does not mistake them for those of %s', async (_, other) => {
    const folder = temporaryFolder();
    const cache = openVectorCache(folder, SOURCE);
    await cache.write(entriesOf(cache, TEXTS));
    expect(await found(openVectorCache(folder, other), TEXTS)).toEqual([]);
  });

  it('sees what another process adds meanwhile', async () => {
    const folder = temporaryFolder();
    const [one, other] = [openVectorCache(folder, SOURCE), openVectorCache(folder, SOURCE)];
    await one.write(entriesOf(one, ['one']));
    expect(await found(other, ['one', 'two'])).toEqual(['one']);
    await Promise.all([one.write(entriesOf(one, ['two'])), other.write(entriesOf(other, ['three']))]);
    for (const cache of [one, other]) {
      expect(await found(cache, ['one', 'two', 'three'])).toEqual(['one', 'two', 'three']);
    }
  });

  it('gives the right vector or none, whatever became of the file', async () => {
    const folder = temporaryFolder();
    const many = Array.from({ length: 40 }, (_, at) => `text ${at}`);
    const whole = openVectorCache(folder, SOURCE);
    for (const at of [0, 10, 20, 30]) await whole.write(entriesOf(whole, many.slice(at, at + 10)));
    const [file = ''] = filesOf(folder);
    const bytes = readFileSync(file);
    const at = fc.nat({ max: bytes.length - 1 });
    const damage = fc.oneof(
      fc.record({ at, byte: fc.nat({ max: 255 }) }).map(({ at, byte }) => (copy: Buffer) => {
        copy[at] = byte;
        return copy;
      }),
      at.map((end) => (copy: Buffer) => copy.subarray(0, end)),
      fc.tuple(at, at).map(([a, b]) => (copy: Buffer) => {
        return Buffer.concat([copy.subarray(0, Math.min(a, b)), copy.subarray(Math.max(a, b))]);
      }),
      fc.tuple(at, fc.uint8Array({ maxLength: 60 })).map(([place, noise]) => (copy: Buffer) => {
        return Buffer.concat([copy.subarray(0, place), noise, copy.subarray(place)]);
      }),
      fc.tuple(at, at, fc.nat({ max: 200 })).map(([from, to, length]) => (copy: Buffer) => {
        copy.copyWithin(to, from, from + length);
        return copy;
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        writeFileSync(
          file,
          damages.reduce<Buffer>((copy, change) => change(copy), Buffer.from(bytes)),
        );
        const cache = openVectorCache(folder, SOURCE);
        const there = await found(cache, many);
        const missing = many.filter((text) => !there.includes(text));
        await cache.write(entriesOf(cache, missing));
        expect(await found(cache, many)).toEqual(many);
        expect(await found(openVectorCache(folder, SOURCE), many)).toEqual(many);
      }),
      { numRuns: 150 },
    );
  });

  it('goes on behind a block that was cut short', async () => {
    const folder = temporaryFolder();
    const cache = openVectorCache(folder, SOURCE);
    await cache.write(entriesOf(cache, ['one', 'two']));
    const [file = ''] = filesOf(folder);
    const size = statSync(file).size;
    truncateSync(file, size - 1);
    appendFileSync(file, 'noise');
    await cache.write(entriesOf(cache, ['three']));
    expect(await found(openVectorCache(folder, SOURCE), ['one', 'two', 'three'])).toEqual(['three']);
  });

  it('finds the next block behind more noise than is looked through at once', async () => {
    const folder = temporaryFolder();
    const cache = openVectorCache(folder, SOURCE);
    await cache.write(entriesOf(cache, ['one']));
    const [file = ''] = filesOf(folder);
    // The next block begins inside, and across the end of, what is looked through at once.
    for (const length of [2_500_000, 1024 * 1024 - 5]) appendFileSync(file, Buffer.alloc(length, 7));
    await cache.write(entriesOf(cache, ['two']));
    expect(await found(openVectorCache(folder, SOURCE), ['one', 'two'])).toEqual(['one', 'two']);
  });

  it('stays within its limit: the oldest go, of other models too', async () => {
    const folder = temporaryFolder();
    const limit = 16 * 1024;
    const other = openVectorCache(folder, { ...SOURCE, identity: 'other' }, limit);
    await other.write(entriesOf(other, ['theirs']));
    for (const file of filesOf(folder)) utimesSync(file, 1, 1);
    const cache = openVectorCache(folder, SOURCE, limit);
    const many = Array.from({ length: 400 }, (_, at) => `text ${at}`);
    for (let at = 0; at < many.length; at += 5) await cache.write(entriesOf(cache, many.slice(at, at + 5)));
    const total = filesOf(folder).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(total).toBeLessThanOrEqual(limit);
    expect(total).toBeGreaterThan(limit / 2);
    const there = await found(openVectorCache(folder, SOURCE, limit), many);
    expect(there.at(-1)).toBe('text 399');
    expect(there).not.toContain('text 0');
    expect(await found(openVectorCache(folder, { ...SOURCE, identity: 'other' }, limit), ['theirs'])).toEqual(
      [],
    );
  });

  it('bears that its files go away', async () => {
    const folder = temporaryFolder();
    const cache = openVectorCache(folder, SOURCE);
    await cache.write(entriesOf(cache, ['one']));
    expect(await found(cache, ['one'])).toEqual(['one']);
    rmSync(folder, { recursive: true });
    expect(await found(cache, ['one'])).toEqual([]);
    await cache.write(entriesOf(cache, ['one']));
    expect(await found(cache, ['one'])).toEqual(['one']);
  });

  it('finds a vector in another file when one that has it goes away, and in the newest first', async () => {
    const folder = temporaryFolder();
    // So small that every block gets a file of its own.
    const limit = 16 * 200;
    const writers = [1, 2].map(() => openVectorCache(folder, SOURCE, limit));
    for (const writer of writers) {
      await writer.write(entriesOf(writer, ['one', 'two']));
      // The time is part of a file's name.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const [older = '', newer = ''] = filesOf(folder).sort();
    expect(newer).not.toBe('');
    const reader = openVectorCache(folder, SOURCE, limit);
    const whole = readFileSync(older);
    // The records, whose keys stay.
    writeFileSync(older, Buffer.from(whole).fill(0, 16 + 4 + 2 * 32, whole.length - 16));
    expect(await found(reader, ['one'])).toEqual(['one']);
    writeFileSync(older, whole);
    rmSync(newer);
    expect(await found(reader, ['one'])).toEqual(['one']);
  });

  it('reads its other files where one cannot be read', async () => {
    const folder = temporaryFolder();
    const cache = openVectorCache(folder, SOURCE);
    await cache.write(entriesOf(cache, ['one']));
    const [file = ''] = filesOf(folder);
    mkdirSync(file.replace(/-[^-]*-[^-]*(?=\.vectors$)/, '-000000000-0'));
    expect(await found(openVectorCache(folder, SOURCE), ['one'])).toEqual(['one']);
  });

  it('is empty where its folder cannot be had', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const cache = openVectorCache(join(file, 'folder'), SOURCE);
    await cache.write(entriesOf(cache, TEXTS));
    expect(await found(cache, TEXTS)).toEqual([]);
  });
});

describe('cachedEncoder', () => {
  const counting = () => {
    const encode = vi.fn<Encoder['encode']>(async (texts, options) => {
      options?.onProgress?.({ done: texts.length, total: texts.length });
      return Float32Array.from(texts.flatMap((text) => [...vectorOf(text)]));
    });
    return { id: 'fake', dimensions: DIMENSIONS, encode };
  };
  const expected = (texts: readonly string[]) =>
    Float32Array.from(texts.flatMap((text) => [...vectorOf(text)]));

  it('encodes only what is missing, and each text once', async () => {
    const folder = temporaryFolder();
    const inner = counting();
    const first = cachedEncoder(inner, openVectorCache(folder, SOURCE));
    expect(first).toMatchObject({ id: 'fake', dimensions: DIMENSIONS });
    expect(await first.encode(['a', 'b', 'a'])).toEqual(expected(['a', 'b', 'a']));
    const second = cachedEncoder(inner, openVectorCache(folder, SOURCE));
    expect(await second.encode(['c', 'b', 'a', 'c'])).toEqual(expected(['c', 'b', 'a', 'c']));
    expect(await second.encode(['a', 'c'])).toEqual(expected(['a', 'c']));
    expect(inner.encode.mock.calls.map(([texts]) => texts)).toEqual([['a', 'b'], ['c']]);
    expect(await second.encode([])).toHaveLength(0);
  });

  it('tells progress over all texts, to the end', async () => {
    const inner = counting();
    const encoder = cachedEncoder(inner, openVectorCache(temporaryFolder(), SOURCE));
    const texts = Array.from({ length: 3000 }, (_, at) => `text ${at % 2500}`);
    const onProgress = vi.fn();
    expect(await encoder.encode(texts, { onProgress })).toEqual(expected(texts));
    expect(onProgress.mock.calls.map(([{ done }]) => done)).toEqual([1524, 2548, 3000]);
    onProgress.mockClear();
    await encoder.encode(texts, { onProgress });
    expect(onProgress.mock.calls).toEqual([[{ done: 3000, total: 3000 }]]);
    expect(inner.encode).toHaveBeenCalledTimes(3);
  });

  it('keeps what was made before it was stopped', async () => {
    const folder = temporaryFolder();
    const inner = counting();
    const abort = new AbortController();
    inner.encode.mockImplementationOnce(async (texts) => {
      abort.abort();
      return expected(texts);
    });
    inner.encode.mockRejectedValueOnce(new Error('stopped'));
    const texts = Array.from({ length: 1500 }, (_, at) => `text ${at}`);
    const encoder = cachedEncoder(inner, openVectorCache(folder, SOURCE));
    await expect(encoder.encode(texts, { signal: abort.signal })).rejects.toThrow('stopped');
    expect(inner.encode.mock.calls[1]?.[1]).toMatchObject({ signal: abort.signal });
    await cachedEncoder(inner, openVectorCache(folder, SOURCE)).encode(texts);
    expect(inner.encode.mock.lastCall?.[0]).toEqual(texts.slice(1024));
  });
});
