import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AlignTask } from '../src/work/index.ts';
import { WorkPool } from '../src/work/index.ts';
import { buildProgram } from './build.ts';

const samples = fileURLToPath(new URL('../samples', import.meta.url));

let program: string;
const pools: WorkPool[] = [];

beforeAll(() => {
  program = buildProgram();
}, 60_000);

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function poolOf(threads: number, threadMemory?: number) {
  let started = 0;
  const pool = new WorkPool({
    threads,
    threadMemory,
    start: (memory) => {
      started += 1;
      return new Worker(join(dirname(program), 'work', 'thread.js'), {
        resourceLimits: { maxOldGenerationSizeMb: memory },
      });
    },
  });
  pools.push(pool);
  return { pool, started: () => started };
}

function task(key: string, name = 'harbour.txt'): AlignTask {
  return { key, files: [{ name, bytes: readFileSync(join(samples, name)) }], options: {} };
}

/** A document that takes a while. */
function longTask(key: string): AlignTask {
  const lines = (words: string) =>
    Array.from({ length: 4000 }, (_, index) => `${words} ${index} ${(index * 7919) % 1000}.`).join('\n');
  return {
    key,
    files: [
      { name: 'a.txt', bytes: Buffer.from(lines('The ferry number')), language: 'en' },
      { name: 'b.txt', bytes: Buffer.from(lines('Die Fähre Nummer')), language: 'de' },
    ],
    options: {},
  };
}

describe('WorkPool', () => {
  it('aligns off the thread, tells how far it is, and aligns again where the document is open', async () => {
    const { pool, started } = poolOf(2);
    const stages = new Set<string>();
    const alignment = await pool.align(task('a'), [], { onProgress: ({ stage }) => stages.add(stage) });
    expect(alignment.languages).toEqual(['en', 'vi']);
    expect([...stages]).toEqual(expect.arrayContaining(['read', 'encode', 'align']));
    stages.clear();
    const again = await pool.align(task('a'), [{ en: [0, 2], vi: [0, 1] }], {
      onProgress: ({ stage }) => stages.add(stage),
    });
    expect(again.units[0]?.cells['en']?.sentences).toEqual([0, 1]);
    expect([...stages]).toEqual([]);
    expect(started()).toBe(1);
  });

  it('gives of a document only what has some sentences, and keeps it open where anchors are wrong', async () => {
    const { pool, started } = poolOf(2);
    const { units, editions } = await pool.align(task('a'));
    const anchors = [{ en: [0, 2], vi: [0, 1] }] as const;
    const within = await pool.alignWithin(task('a'), anchors, { en: [0, 3], vi: [3] });
    expect(within[0]?.cells['en']?.pieces.map(({ sentence }) => sentence)).toEqual([0, 1]);
    expect(within.length).toBeLessThan(units.length);
    const pieces = within.flatMap(({ cells }) => Object.entries(cells));
    for (const [language, cell] of pieces) {
      const edition = editions.find((each) => each.language === language);
      for (const { sentence, text } of cell.pieces) expect(text).toBe(edition?.sentences[sentence]?.text);
    }
    await expect(pool.alignWithin(task('a'), [{ fr: [0, 1] }], { en: [0] })).rejects.toMatchObject({
      code: 'INVALID_ANCHOR',
    });
    expect(await pool.alignWithin(task('a'), [], { en: [] })).toEqual([]);
    expect(started()).toBe(1);
  });

  it('works on as many documents at once as it has threads; the others wait', async () => {
    const { pool, started } = poolOf(2);
    const all = ['a', 'b', 'c', 'd'].map((key) => pool.align(task(key)));
    expect([pool.running, pool.waiting]).toEqual([2, 2]);
    expect((await Promise.all(all)).map(({ languages }) => languages)).toEqual(all.map(() => ['en', 'vi']));
    expect(started()).toBe(2);
    expect([pool.running, pool.waiting]).toEqual([0, 0]);
  });

  it('passes on what is wrong with a document, and goes on', async () => {
    const { pool } = poolOf(1);
    const empty = { ...task('a'), files: [{ name: 'a.txt', bytes: new Uint8Array(0) }] };
    await expect(pool.align(empty)).rejects.toMatchObject({
      name: 'HexaplaError',
      code: 'INPUT_EMPTY',
      message: expect.stringContaining('a.txt'),
    });
    await expect(pool.align(task('b'))).resolves.toMatchObject({ languages: ['en', 'vi'] });
  });

  it('stops what runs and what waits', async () => {
    const { pool } = poolOf(1);
    const running = new AbortController();
    const waiting = new AbortController();
    const first = pool.align(longTask('a'), [], {
      signal: running.signal,
      onProgress: () => running.abort(),
    });
    const second = pool.align(longTask('b'), [], { signal: waiting.signal });
    waiting.abort();
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(pool.align(task('c'))).resolves.toMatchObject({ languages: ['en', 'vi'] });
    await expect(pool.align(task('d'), [], { signal: running.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  it('outlives a thread that runs out of memory', async () => {
    const { pool } = poolOf(1, 24);
    await expect(pool.align(longTask('a'))).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    await expect(pool.align(longTask('b'))).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
  });

  it('cancels everything when it closes', async () => {
    const { pool } = poolOf(1);
    const all = [pool.align(longTask('a')), pool.align(task('b'))];
    const ended = Promise.allSettled(all);
    await pool.close();
    expect(await ended).toMatchObject([{ reason: { code: 'CANCELLED' } }, { reason: { code: 'CANCELLED' } }]);
    await expect(pool.align(task('c'))).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
