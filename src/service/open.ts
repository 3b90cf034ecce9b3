import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../database/index.ts';
import { HexaplaError, systemReason } from '../errors.ts';
import { type Aligner, WorkPool } from '../work/index.ts';
import { startBossWork } from './boss-work.ts';
import { Changes } from './changes.ts';
import { documentId } from './document-id.ts';
import { createDocument, listDocuments, recordOf, removeDocument } from './documents.ts';
import { startLocalWork } from './local-work.ts';
import { lockFile } from './lock.ts';
import { readHistory } from './log.ts';
import { MIGRATIONS } from './migrations.ts';
import { readOutline } from './outline.ts';
import { MOST_ATTEMPTS } from './queue.ts';
import { realign } from './realign.ts';
import { rebuild } from './rebuild.ts';
import { readOther } from './result.ts';
import { operate, redo, undo } from './review.ts';
import type { ServiceTables } from './schema.ts';
import type { Service } from './service.ts';
import { type DocumentRow, documentRow, type Store, snapshot } from './store.ts';
import { translationUnits } from './translation-units.ts';
import { placedUnit, unitPage } from './unit-query.ts';
import { watchDocument } from './watch.ts';
import type { Work } from './work.ts';

/** Documents that wait at the same time. */
const MOST_WAITING = 1000;
/** More threads than these want more memory than most machines have. */
const MOST_THREADS = 4;
/** Signs of life of work on a shared database, and the silence that means death: a busy process may be late. */
const HEARTBEAT = 5000;
const SILENCE = 30_000;
/** How often the watchers of a shared database look for what others have changed. */
const POLL = 1000;

export interface ServiceOptions {
  /** Folder of the data, made where it is not there: the service of this process alone. */
  readonly folder?: string | undefined;
  /** URL of a PostgreSQL database in the place of a folder, which several processes may share. */
  readonly database?: string | undefined;
  /** Documents that are aligned at the same time. Default: one less than there are cores, 1 to 4. */
  readonly threads?: number | undefined;
  /** Whether this process aligns new documents; `false` only with a database that others work on. Default: yes. */
  readonly takesWork?: boolean | undefined;
  /** As for `align`. */
  readonly model?: string | undefined;
  /** Documents that may wait to be aligned; more are refused (`BUSY`). Default: 1000. */
  readonly mostWaiting?: number | undefined;
  /** Tries that may break off before a document is given up. Default: 5. */
  readonly mostAttempts?: number | undefined;
  /** Milliseconds between the signs of life of work on a shared database. Default: 5000. */
  readonly heartbeat?: number | undefined;
  /** Milliseconds without any after which the work is taken up again. Default: 30000. */
  readonly silence?: number | undefined;
  /** What aligns. Default: threads of this process. */
  readonly aligner?: Aligner | undefined;
  /** Takes messages for whoever runs the service. Default: standard error. */
  readonly log?: ((message: string) => void) | undefined;
}

/** A service with what its keeper can do beside. */
export interface OpenService extends Service {
  /** Makes the units of a document anew from its result and its log. */
  rebuild(id: string): Promise<void>;
}

interface Place {
  readonly place: string;
  readonly release: () => void;
}

async function lockPlace({ folder, database }: ServiceOptions): Promise<Place> {
  if (database !== undefined) {
    if (/^postgres(?:ql)?:\/\//.test(database)) return { place: database, release: () => {} };
    throw new HexaplaError('INVALID_OPTION', 'the database of a service is a URL: postgres://user@host/name');
  }
  if (folder === undefined)
    throw new HexaplaError('INVALID_OPTION', 'a service needs a folder or a database');
  try {
    // Others on this machine have no business with the texts.
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new HexaplaError('OUTPUT_UNWRITABLE', `${folder}: ${systemReason(cause, {})}`, { cause });
  }
  const release = lockFile(join(folder, 'lock'), folder);
  return { place: join(folder, 'documents.sqlite'), release };
}

/**
 * Opens the documents of a data folder or database, and goes on with the work that was cut off.
 *
 * @throws HexaplaError `INVALID_OPTION`; `MEMORY_BUSY` where another process has the folder; `MEMORY_MISSING` and
 * `MEMORY_INVALID` for a database that cannot be reached or is damaged; `OUTPUT_UNWRITABLE`.
 */
export async function openService(options: ServiceOptions): Promise<OpenService> {
  const { place, release } = await lockPlace(options);
  const threads = options.threads ?? Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
  const log = options.log ?? console.error;
  const changes = new Changes();
  const pool = options.aligner ?? new WorkPool({ threads });
  let store: Store | undefined;
  try {
    store = await openDatabase<ServiceTables>(place, 'service', MIGRATIONS, { create: true });
    const { model, mostAttempts = MOST_ATTEMPTS } = options;
    const takes = options.takesWork === false ? 0 : threads;
    const work =
      store.kind === 'sqlite'
        ? await startLocalWork(store, pool, changes, { threads: takes, model, mostAttempts, log })
        : await startBossWork(store, pool, changes, {
            url: place,
            threads: takes,
            model,
            mostAttempts,
            heartbeat: options.heartbeat ?? HEARTBEAT,
            silence: options.silence ?? SILENCE,
            log,
          });
    return serviceOf(store, work, pool, changes, options, release);
  } catch (error) {
    await pool.close();
    await store?.close();
    release();
    throw error;
  }
}

function serviceOf(
  store: Store,
  work: Work,
  pool: Aligner,
  changes: Changes,
  { model, mostWaiting = MOST_WAITING }: ServiceOptions,
  release: () => void,
): OpenService {
  let closing: Promise<void> | undefined;
  const recorded = (row: DocumentRow) => recordOf(row, changes.progressOf(row.id));
  const get = async (id: string) => recorded(await store.read((db) => documentRow(db, id)));

  async function told<R>(id: string, change: Promise<R>): Promise<R> {
    const result = await change;
    changes.tell(id);
    return result;
  }

  async function close(): Promise<void> {
    await work.close();
    await pool.close();
    changes.tellAll();
    await store.close();
    release();
  }

  return {
    async create(given, documentOptions) {
      if (given.length === 0) throw new HexaplaError('INVALID_OPTION', 'there is no file to align');
      // PostgreSQL keeps no NUL in a text, and no name needs one.
      const files = given.map((file) => ({ ...file, name: file.name.replaceAll('\0', '') }));
      const id = documentId(files, documentOptions);
      const { row, isNew } = await store.write(async (trx) => {
        const made = await createDocument(trx, id, files, documentOptions, mostWaiting);
        if (made.isQueued) await work.queue(trx, id);
        return made;
      });
      work.wake();
      changes.tell(id);
      return { document: recorded(row), isNew };
    },
    async list(page) {
      const { items, next } = await store.read((db) => listDocuments(db, page));
      return { items: items.map(recorded), next };
    },
    get,
    async remove(id) {
      await told(
        id,
        store.write((trx) => removeDocument(trx, id)),
      );
      work.cancel(id);
    },
    watch: (id, signal) =>
      watchDocument(id, signal, {
        get,
        changes,
        poll: store.kind === 'postgres' ? POLL : undefined,
        isClosed: () => closing !== undefined,
      }),
    units: (id, query) => unitPage(store, id, query),
    async unit(id, unit) {
      const found = await snapshot(store, async (db) => placedUnit(db, await documentRow(db, id), unit));
      if (found !== undefined) return found;
      const shown = unit.length > 20 ? `${unit.slice(0, 20)}…` : unit;
      throw new HexaplaError('UNIT_MISSING', `there is no unit '${shown}'; it may have been merged or split`);
    },
    outline: (id) => readOutline(store, id),
    other: (id) => snapshot(store, async (db) => readOther(db, (await documentRow(db, id)).number)),
    operate: (id, operation, change = {}) =>
      told(
        id,
        operation.op === 'realign'
          ? realign(store, pool, model, id, operation, change)
          : operate(store, id, operation, change),
      ),
    undo: (id, change = {}) => told(id, undo(store, id, change)),
    redo: (id, change = {}) => told(id, redo(store, id, change)),
    history: (id, page) =>
      snapshot(store, async (db) => readHistory(db, store.kind, (await documentRow(db, id)).number, page)),
    translationUnits: (id) => translationUnits(store, id),
    async ready() {
      if (closing !== undefined) return false;
      try {
        await store.read((db) => sql`select 1`.execute(db));
        return true;
      } catch {
        return false;
      }
    },
    load: () =>
      store.read(async (db) => {
        const rows = await db
          .selectFrom('review_document')
          .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
          .groupBy('state')
          .execute();
        const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
        const documents = rows.reduce((sum, row) => sum + row.count, 0);
        return { queued: count('queued'), running: count('running'), documents };
      }),
    rebuild: (id) => told(id, rebuild(store, id)),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
