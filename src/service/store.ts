import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { HexaplaError } from '../errors.ts';
import type { DocumentTable, ServiceTables } from './schema.ts';

export type Store = Database<ServiceTables>;
/** Whatever reads: the database or a transaction. */
export type Reader = Kysely<ServiceTables>;
export type Writer = Transaction<ServiceTables>;
export type DocumentRow = Selectable<DocumentTable>;

/** Reads several times from the same state, whatever is written meanwhile. */
export function snapshot<R>(store: Store, work: (db: Reader) => Promise<R>): Promise<R> {
  return store.read((db) => {
    const transaction = db.transaction();
    // SQLite has no other way to read than from one state.
    const isolated =
      store.kind === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction;
    return isolated.execute(work);
  });
}

export function missing(id: string): HexaplaError {
  const shown = id.length > 64 ? `${id.slice(0, 64)}…` : id;
  return new HexaplaError('DOCUMENT_MISSING', `there is no document '${shown}'; it may have been removed`);
}

/** @throws HexaplaError `DOCUMENT_MISSING` for what no document is called; a database need not see it. */
export function checkId(id: string): void {
  if (!/^[0-9a-f]{32}$/.test(id)) throw missing(id);
}

/** @throws HexaplaError `DOCUMENT_MISSING`. */
export async function documentRow(db: Reader, id: string): Promise<DocumentRow> {
  checkId(id);
  const row = await db.selectFrom('review_document').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw missing(id);
  return row;
}

/**
 * The row of a document that nobody else changes until the end of the transaction.
 *
 * @throws HexaplaError `DOCUMENT_MISSING`.
 */
export async function lockDocument(trx: Writer, id: string): Promise<DocumentRow> {
  checkId(id);
  // A write that changes nothing holds the row in PostgreSQL, and the whole file in SQLite.
  await sql`update review_document set changed = changed where id = ${id}`.execute(trx);
  return documentRow(trx, id);
}

/** @throws HexaplaError `INVALID_OPERATION` for a document that has no units yet. */
export function checkDone({ id, state }: DocumentRow): void {
  if (state === 'done') return;
  throw new HexaplaError('INVALID_OPERATION', `document ${id} is ${state}: it has no units to work on`);
}

/** Lets requests have their turn during long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
