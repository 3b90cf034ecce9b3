import { CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DatabaseKind } from './connect.ts';

/** Parameters of one statement where nothing else is asked for: more than some hundred rows gain nothing. */
const PARAMETERS = 2048;
/** Parameters that both take: SQLite's limit is 32,766, PostgreSQL's 65,535. */
export const MOST_PARAMETERS = 32_766;

export type Value = string | number | Uint8Array | readonly string[] | null;

/**
 * Inserts rows, many with a statement: ten times as fast as one by one.
 *
 * SQLite is told to leave a failing statement half done, which a transaction takes back as a whole: it would otherwise
 * keep a journal for each, and write out at each what its full-text index gathers in memory.
 *
 * @param ending What stands behind the values, such as `on conflict do nothing`.
 * @param parameters Parameters of one statement at most, up to `MOST_PARAMETERS`.
 */
export async function insertRows<T>(
  db: Kysely<T>,
  kind: DatabaseKind,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  ending = '',
  parameters = PARAMETERS,
): Promise<void> {
  const perStatement = Math.max(1, Math.floor(parameters / columns.length));
  for (let first = 0; first < rows.length; first += perStatement) {
    const last = Math.min(rows.length, first + perStatement);
    const text = statement(kind, table, columns, last - first, ending);
    const values: Value[] = [];
    for (let row = first; row < last; row++) for (const value of rows[row] ?? []) values.push(value);
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}

const made = new Map<string, string>();

function statement(
  kind: DatabaseKind,
  table: string,
  columns: readonly string[],
  rows: number,
  ending: string,
): string {
  const key = `${kind} ${table} ${columns.join()} ${rows} ${ending}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const place = (row: number, column: number) =>
    kind === 'sqlite' ? '?' : `$${row * columns.length + column + 1}`;
  const values = Array.from(
    { length: rows },
    (_, row) => `(${columns.map((_, column) => place(row, column)).join()})`,
  );
  const insert = kind === 'sqlite' ? 'insert or fail' : 'insert';
  const text = `${insert} into ${table} (${columns.join()}) values ${values.join()} ${ending}`;
  // Every number of rows is a text of its own; those of full parts come again and again.
  if (made.size > 64) made.clear();
  if (rows * columns.length <= PARAMETERS) made.set(key, text);
  return text;
}

/** Whole numbers as a table `given` with the column `value`, for `in (select value from …)` and joins; of any length. */
export function numberTable(kind: DatabaseKind, numbers: readonly number[]): RawBuilder<unknown> {
  return kind === 'sqlite'
    ? sql`json_each(${JSON.stringify(numbers)}) as given`
    : sql`unnest(${[...numbers]}::bigint[]) as given(value)`;
}
