import { Kysely, type Transaction } from 'kysely';
import type { Connection, DatabaseKind } from './connect.ts';
import { databaseFailure } from './failures.ts';
import { type Migration, migrate } from './migrate.ts';
import { isPostgres, postgresConnection } from './postgres.ts';
import { sqliteConnection } from './sqlite.ts';

export interface OpenOptions {
  /** Make a file that is not there. Default: no. */
  readonly create?: boolean | undefined;
}

/** An open database with the tables `T`. */
export interface Database<T> {
  readonly kind: DatabaseKind;
  /** What a person calls it. */
  readonly name: string;
  /** Runs work that reads; it sees what was committed before. */
  read<R>(work: (db: Kysely<T>) => Promise<R>): Promise<R>;
  /** Runs work that is done as a whole or not at all; one at a time in this process. */
  write<R>(work: (trx: Transaction<T>) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/**
 * Opens a database and brings its schema up to date.
 *
 * @param place A file (SQLite), or the URL of a PostgreSQL database (`postgres://…`).
 * @throws HexaplaError `MEMORY_MISSING`, `MEMORY_INVALID`, `MEMORY_BUSY`; all work may throw the last two as well,
 * and `OUTPUT_UNWRITABLE`.
 */
export async function openDatabase<T>(
  place: string,
  schema: string,
  migrations: readonly Migration[],
  options: OpenOptions = {},
): Promise<Database<T>> {
  const connection: Connection = isPostgres(place)
    ? postgresConnection(place)
    : await sqliteConnection(place, options.create === true);
  const { kind, name } = connection;
  const reader = new Kysely<T>({ dialect: connection.dialect() });
  // SQLite has one connection each, and whoever reads is not to wait for a long import of the same process.
  let writer: Kysely<T> | undefined = kind === 'sqlite' ? undefined : reader;
  let last: Promise<unknown> = Promise.resolve();

  async function told<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (cause) {
      throw databaseFailure(name, cause) ?? cause;
    }
  }

  async function close(): Promise<void> {
    await last.catch(() => undefined);
    await reader.destroy();
    if (writer !== undefined && writer !== reader) await writer.destroy();
  }

  try {
    await told(() => migrate(reader, kind, name, schema, migrations));
  } catch (cause) {
    await close().catch(() => undefined);
    throw cause;
  }
  return {
    kind,
    name,
    read: (work) => told(() => work(reader)),
    write(work) {
      const result = last
        .catch(() => undefined)
        .then(() => {
          writer ??= new Kysely<T>({ dialect: connection.dialect() });
          const db = writer;
          return told(() => db.transaction().execute(work));
        });
      last = result;
      return result;
    },
    close,
  };
}
