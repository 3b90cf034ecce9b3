import type { Kysely } from 'kysely';
import { type Database, type OpenOptions, openDatabase } from '../database/index.ts';
import type { LanguageTag } from '../language.ts';
import { MIGRATIONS } from './migrations.ts';
import { type LoadedRecords, loadRecords, NO_RECORDS, type RecordKind } from './records.ts';
import type { MemoryTables } from './schema.ts';
import type { TextIndex } from './text-index.ts';
import { POSTGRES_TEXT_INDEX } from './text-index-postgres.ts';
import { SQLITE_TEXT_INDEX } from './text-index-sqlite.ts';

/** An open translation memory. What can be done with it are functions of this folder. */
export interface Memory {
  /** The file, or the URL without its password. */
  readonly name: string;
  readonly database: Database<MemoryTables>;
  readonly textIndex: TextIndex;
  /** Records of a kind as they are at the moment, kept in memory until the memory is closed. */
  records(kind: RecordKind): Promise<LoadedRecords>;
  close(): Promise<void>;
}

/**
 * Opens a translation memory.
 *
 * @param place A file (SQLite), or the URL of a PostgreSQL database (`postgres://…`).
 * @throws HexaplaError `MEMORY_MISSING` (not there, and `create` is not set), `MEMORY_INVALID` (no memory, damaged, or
 * made by a newer version), `MEMORY_BUSY` (another process holds it).
 * @example
 * ```ts
 * const memory = await openMemory('work.hexapla', { create: true });
 * await addUnits(memory, readBitext('old.tmx'), { name: 'old.tmx' });
 * const { hits } = await searchMemory(memory, '氢能');
 * await memory.close();
 * ```
 */
export async function openMemory(place: string, options: OpenOptions = {}): Promise<Memory> {
  const database = await openDatabase<MemoryTables>(place, 'memory', MIGRATIONS, options);
  const loaded = new Map<string, Promise<LoadedRecords>>();
  return {
    name: database.name,
    database,
    textIndex: database.kind === 'sqlite' ? SQLITE_TEXT_INDEX : POSTGRES_TEXT_INDEX,
    records(kind) {
      // One after the other: two searches at once are not to load the same twice.
      const before = loaded.get(kind.name) ?? Promise.resolve(NO_RECORDS);
      const now = before
        .catch(() => NO_RECORDS)
        .then((records) =>
          database.read(async (db) => loadRecords(db, kind, records, await generationOf(db))),
        );
      loaded.set(kind.name, now);
      return now;
    },
    close: () => database.close(),
  };
}

/** Counts what was written: whoever has seen this generation has seen all. */
export async function generationOf(db: Kysely<MemoryTables>): Promise<number> {
  return Number(await setting(db, 'generation'));
}

/** A setting, '' where it was never set. */
export async function setting(db: Kysely<MemoryTables>, name: string): Promise<string> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? '';
}

export async function setSetting(db: Kysely<MemoryTables>, name: string, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/**
 * Begins to write: the first statement of every writing transaction, which makes other writers wait until it ends.
 *
 * @returns The new generation.
 */
export async function nextGeneration(db: Kysely<MemoryTables>): Promise<number> {
  const { value } = await db
    .updateTable('setting')
    .set(({ eb, cast, ref }) => ({
      value: cast<string>(eb(cast<number>(ref('value'), 'bigint'), '+', 1), 'text'),
    }))
    .where('name', '=', 'generation')
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(value);
}

/** Languages of the memory by their tags. */
export async function languagesOf(db: Kysely<MemoryTables>): Promise<Map<LanguageTag, number>> {
  const rows = await db.selectFrom('language').selectAll().execute();
  return new Map(rows.map(({ id, tag }) => [tag, id]));
}
