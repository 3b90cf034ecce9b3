import { stat } from 'node:fs/promises';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import { HexaplaError, systemReason } from '../errors.ts';
import type { Connection } from './connect.ts';

/** Milliseconds that a writer waits for another one. */
const PATIENCE = 5000;
/** KiB of pages that a connection keeps: as much as a large import profits from. */
const CACHE = 64 * 1024;
/** Bytes of a file that are read without a copy of each page. */
const MAPPED = 1024 ** 3;
/** Statements that are kept prepared. */
const PREPARED = 64;

const REASONS: Readonly<Record<string, string>> = {
  ENOTDIR: 'part of the path is no folder',
  EACCES: 'no permission',
  ELOOP: 'too many symbolic links',
};

/**
 * A database in a file.
 *
 * @throws HexaplaError `MEMORY_MISSING` where there is no such file and it is not to be created; `MEMORY_INVALID`
 * for what cannot be one.
 */
export async function sqliteConnection(file: string, create: boolean): Promise<Connection> {
  await checkFile(file, create);
  return {
    kind: 'sqlite',
    name: file,
    dialect: () => new SqliteDialect({ database: async () => openFile(file) }),
  };
}

async function checkFile(file: string, create: boolean): Promise<void> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new HexaplaError('MEMORY_INVALID', `${file}: not a file; name another one`);
  } catch (cause) {
    if (cause instanceof HexaplaError) throw cause;
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (isMissing && create) return;
    const reason = isMissing ? 'there is no such file; import something first' : systemReason(cause, REASONS);
    throw new HexaplaError(isMissing ? 'MEMORY_MISSING' : 'MEMORY_INVALID', `${file}: ${reason}`, { cause });
  }
}

function openFile(file: string): SqliteDatabase {
  let database: Libsql.Database;
  try {
    database = new Libsql(file);
  } catch (cause) {
    throw new HexaplaError('MEMORY_INVALID', `${file}: cannot be opened; is its folder there?`, { cause });
  }
  try {
    database.exec(`pragma busy_timeout = ${PATIENCE}`);
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory');
    database.exec(`pragma cache_size = -${CACHE}; pragma mmap_size = ${MAPPED}`);
  } catch (cause) {
    database.close();
    throw cause;
  }
  return withPrepared(database);
}

/** Keeps the statements that were prepared last: those of an import come thousands of times. */
function withPrepared(database: Libsql.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      const made: SqliteStatement = database.prepare(text);
      if (prepared.size >= PREPARED) prepared.clear();
      prepared.set(text, made);
      return made;
    },
    close: () => {
      database.close();
    },
  };
}
