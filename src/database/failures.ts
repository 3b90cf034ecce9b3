import { type ErrorCode, HexaplaError } from '../errors.ts';

/** What the codes of both kinds of database mean. Others are mistakes of this program, and stay as they are. */
const MEANINGS: readonly (readonly [code: RegExp, ErrorCode, string])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'MEMORY_BUSY', 'another process writes to it; try again when that is done'],
  [/^SQLITE_NOTADB/, 'MEMORY_INVALID', 'not a database of this program; name another file'],
  [/^SQLITE_CORRUPT/, 'MEMORY_INVALID', 'the file is damaged; take a copy that was made before'],
  [/^SQLITE_FULL/, 'OUTPUT_UNWRITABLE', 'the disk is full; nothing was changed'],
  [/^SQLITE_(READONLY|PERM|CANTOPEN)/, 'OUTPUT_UNWRITABLE', 'the file or its folder cannot be written to'],
  [/^SQLITE_IOERR/, 'OUTPUT_UNWRITABLE', 'the disk failed; nothing was changed'],
  [/^(55P03|40001|40P01|57014)$/, 'MEMORY_BUSY', 'another process writes to it; try again when that is done'],
  [/^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|57P03|3D000)$/, 'MEMORY_MISSING', 'the database cannot be reached'],
  [/^28/, 'MEMORY_MISSING', 'the database does not let this user in'],
];

/** What went wrong in a database, for a person; undefined for what only a programmer can mend. */
export function databaseFailure(name: string, cause: unknown): HexaplaError | undefined {
  if (cause instanceof HexaplaError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const found = MEANINGS.find(([pattern]) => pattern.test(code));
  if (found === undefined) return undefined;
  const [, kind, what] = found;
  return new HexaplaError(kind, `${name}: ${what}`, { cause });
}
