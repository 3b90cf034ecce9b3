import Libsql from 'libsql';
import { HexaplaError } from '../errors.ts';

/**
 * Holds a file until it is let go or the process ends, however it ends: the lock is the operating system's, by way of
 * a database in which nothing is written.
 *
 * @returns Lets go.
 * @throws HexaplaError `MEMORY_BUSY` where another process holds it, `OUTPUT_UNWRITABLE`.
 */
export function lockFile(file: string, holder: string): () => void {
  let database: Libsql.Database | undefined;
  try {
    database = new Libsql(file);
    database.exec('pragma busy_timeout = 0');
    database.exec('begin exclusive');
  } catch (cause) {
    database?.close();
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
      throw new HexaplaError(
        'MEMORY_BUSY',
        `${holder}: another process uses it; end that, or name another folder`,
        {
          cause,
        },
      );
    }
    throw new HexaplaError('OUTPUT_UNWRITABLE', `${holder}: cannot be written to`, { cause });
  }
  const held = database;
  return () => held.close();
}
