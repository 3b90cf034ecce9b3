import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { HexaplaError } from '../errors.ts';
import type { Connection } from './connect.ts';

/** The type of 64-bit whole numbers. All that are kept are below 2^53, so they are read as numbers. */
const INT8 = 20;

/** Whether a place is the URL of a PostgreSQL database, not the name of a file. */
export function isPostgres(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place);
}

/**
 * A database on a server.
 *
 * @throws HexaplaError `INVALID_OPTION` for what is no URL.
 */
export function postgresConnection(url: string): Connection {
  if (!URL.canParse(url)) {
    throw new HexaplaError('INVALID_OPTION', 'the URL of the database is none: postgres://user@host/name');
  }
  const shown = new URL(url);
  shown.password = '';
  return {
    kind: 'postgres',
    name: shown.href,
    dialect: () => {
      const pool = new pg.Pool({
        connectionString: url,
        max: 4,
        types: {
          getTypeParser: (oid: number, format?: 'text' | 'binary') =>
            oid === INT8 ? Number : pg.types.getTypeParser(oid, format),
        },
      });
      // A connection that nobody uses was lost: the next one who needs one gets a new one, or an error of his own.
      pool.on('error', () => {});
      return new PostgresDialect({ pool });
    },
  };
}
