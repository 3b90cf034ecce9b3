import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, onTestFinished } from 'vitest';
import type { Progress } from '../src/align.ts';
import type { Alignment } from '../src/alignment.ts';
import { HexaplaError } from '../src/errors.ts';
import { type OpenService, openService, type ServiceOptions, type StoredFile } from '../src/service/index.ts';
import { type Aligner, type AlignTask, OpenDocuments } from '../src/work/index.ts';
import { alignmentOf } from './alignment.ts';
import { temporaryFolder } from './folder.ts';

/** One unit of a made-up document. */
export interface Line {
  readonly en?: string | readonly string[];
  readonly ja?: string | readonly string[];
  readonly confidence?: number;
  readonly flags?: readonly string[];
}

/** A file that the aligner below makes these units of. */
export function fileOf(lines: readonly Line[], name = 'made.txt'): StoredFile {
  return { name, bytes: Buffer.from(JSON.stringify(lines)) };
}

function madeAlignment({ files }: AlignTask): Alignment {
  const [file] = files;
  const lines: readonly Line[] = JSON.parse(Buffer.from(file?.bytes ?? []).toString());
  const made = alignmentOf(
    ['en', 'ja'],
    lines.map(({ en, ja, confidence = 0.5 }) => ({
      texts: { ...(en === undefined ? {} : { en }), ...(ja === undefined ? {} : { ja }) },
      confidence,
    })),
  );
  const units = made.units.map((unit, index) => ({
    ...unit,
    flags: (lines[index]?.flags ?? []).map((code) => ({
      code,
      languages: ['en', 'ja'],
      evidence: { places: [] },
    })),
  }));
  const other = [{ source: 'made.txt', start: 0, end: 3, text: '***', reason: 'separator' as const }];
  return { ...made, units, other };
}

/** Aligns nothing: the files say what comes out. */
export class MadeAligner implements Aligner {
  readonly started: string[] = [];
  /** Until somebody lets them go on, documents of this name do not end. */
  readonly #held = new Map<string, Promise<void>>();
  closed = false;

  hold(name: string): () => void {
    let release = () => {};
    this.#held.set(name, new Promise((resolve) => (release = resolve)));
    return () => {
      this.#held.delete(name);
      release();
    };
  }

  async align(
    task: AlignTask,
    _anchors: unknown,
    { signal, onProgress }: Parameters<Aligner['align']>[2] = {},
  ): Promise<Alignment> {
    const name = task.files[0]?.name ?? '';
    this.started.push(name);
    const progress: Progress = { stage: 'encode', done: 1, total: 2 };
    onProgress?.(progress);
    const stopped = new Promise<never>((_, reject) => {
      const stop = () => reject(new HexaplaError('CANCELLED', 'the alignment was cancelled'));
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop);
    });
    await Promise.race([this.#held.get(name), stopped]);
    if (name === 'bad.txt') throw new HexaplaError('INPUT_EMPTY', 'bad.txt: the file is empty');
    if (name === 'broken.txt') throw new TypeError('a mistake of the program');
    return madeAlignment(task);
  }

  async alignWithin(): Promise<never> {
    throw new Error('nothing is aligned again here');
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

/** Aligns in this thread, so that a test needs no built program. */
export class HereAligner implements Aligner {
  readonly #documents = new OpenDocuments();

  async align(...[task, anchors = [], options]: Parameters<Aligner['align']>): Promise<Alignment> {
    return (await this.#documents.open(task, options?.onProgress ?? (() => {}))).align(anchors);
  }

  async alignWithin(...[task, anchors, within]: Parameters<Aligner['alignWithin']>) {
    return (await this.#documents.open(task, () => {})).alignWithin(anchors, within);
  }

  async close(): Promise<void> {}
}

/** Where the data of a service is kept. */
export type Place = Pick<ServiceOptions, 'folder' | 'database'>;

const url = process.env['DATABASE_URL'];

/** A database of its own that is gone after the test. */
async function temporaryDatabase(server: string): Promise<string> {
  const name = `hexapla_test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  onTestFinished(() => run(`drop database if exists ${name} with (force)`));
  const made = new URL(server);
  made.pathname = `/${name}`;
  return made.href;
}

/** Tests that hold for both kinds of database; PostgreSQL where `DATABASE_URL` names a server on which one may make databases. */
export function forBothDatabases(title: string, tests: (newPlace: () => Promise<Place>) => void): void {
  describe(`${title} (SQLite)`, () => tests(async () => ({ folder: temporaryFolder() })));
  const why = url === undefined ? ', skipped: DATABASE_URL is not set' : '';
  describe.skipIf(url === undefined)(`${title} (PostgreSQL${why})`, () => {
    tests(async () => ({ database: await temporaryDatabase(url ?? '') }));
  });
}

/** A service that is closed after the test; what it logs fails the test. */
export async function serviceAt(place: Place, options: ServiceOptions = {}): Promise<OpenService> {
  const service = await openService({ threads: 2, aligner: new MadeAligner(), ...place, ...options });
  onTestFinished(() => service.close());
  return service;
}

/** Waits until a document is in one of these states. */
export async function settled(
  service: OpenService,
  id: string,
  states: readonly string[] = ['done', 'failed'],
  patience = 20_000,
) {
  const signal = AbortSignal.timeout(patience);
  for await (const document of service.watch(id, signal)) {
    if (states.includes(document.state)) return document;
  }
  throw new Error(`document ${id} is ${(await service.get(id)).state} after ${patience} ms`);
}

/** A document of these units, aligned. */
export async function doneDocument(service: OpenService, lines: readonly Line[], name = 'made.txt') {
  const { document } = await service.create([fileOf(lines, name)], {});
  return settled(service, document.id);
}
