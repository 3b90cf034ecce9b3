import { type Selectable, sql } from 'kysely';
import { type DatabaseKind, numberTable } from '../database/index.ts';
import type { Splice } from '../review/index.ts';
import { checkLimit, decodeCursor, encodeCursor } from './cursor.ts';
import { pack, unpack } from './packed.ts';
import type { LogTable } from './schema.ts';
import type { LogEntry, Page } from './service.ts';
import type { Reader, Writer } from './store.ts';

const USUAL_PAGE = 50;
const LARGEST_PAGE = 500;

export type LogRow = Selectable<LogTable>;

/** An entry before it is written. */
export interface NewEntry {
  readonly operation: LogEntry['operation'];
  readonly splices: readonly Splice[];
  readonly by: string | undefined;
  readonly at: number;
  readonly below: number | null;
}

export async function appendLog(
  trx: Writer,
  document: number,
  revision: number,
  { operation, splices, by, at, below }: NewEntry,
): Promise<void> {
  const target = 'of' in operation ? operation.of : null;
  await trx
    .insertInto('review_log')
    .values({
      document,
      revision,
      at,
      who: by ?? null,
      operation: JSON.stringify(operation),
      target,
      below,
      splices: await pack(splices),
    })
    .execute();
}

/** What was changed in the step to a revision. */
export async function changeAt(
  db: Reader,
  document: number,
  revision: number,
): Promise<{ readonly splices: readonly Splice[]; readonly below: number | null }> {
  const { splices, below } = await db
    .selectFrom('review_log')
    .select(['splices', 'below'])
    .where('document', '=', document)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return { splices: await unpack<readonly Splice[]>(splices), below };
}

/** What redo made again before a change was undone the last time. */
export async function redoBelow(db: Reader, document: number, target: number): Promise<number | null> {
  // The last entry about a change that can be made again is the undo of it.
  const { below } = await db
    .selectFrom('review_log')
    .select('below')
    .where('document', '=', document)
    .where('target', '=', target)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return below;
}

/** The latest first. */
export async function readHistory(
  db: Reader,
  kind: DatabaseKind,
  document: number,
  page: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page<LogEntry>> {
  const limit = checkLimit(page.limit, USUAL_PAGE, LARGEST_PAGE);
  const [before] = page.cursor === undefined ? [] : decodeCursor(page.cursor, 'h', ['whole']);
  let query = db
    .selectFrom('review_log')
    .select(['revision', 'at', 'who', 'operation'])
    .where('document', '=', document)
    .orderBy('revision', 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('revision', '<', before);
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const undone = await undoneOf(
    db,
    kind,
    document,
    shown.map(({ revision }) => revision),
  );
  const items = shown.map(({ revision, at, who, operation }) => ({
    revision,
    at: new Date(at),
    by: who ?? undefined,
    operation: JSON.parse(operation),
    undone: undone.has(revision),
  }));
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor('h', [last.revision]) : undefined;
  return { items, next };
}

/** Those whose last word is an undo. */
async function undoneOf(
  db: Reader,
  kind: DatabaseKind,
  document: number,
  revisions: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ target: number; operation: string }>`
    select target, operation from review_log where document = ${document} and target is not null
      and target in (select value from ${numberTable(kind, revisions)}) order by revision`.execute(db);
  const last = new Map(rows.map(({ target, operation }) => [target, operation]));
  return new Set(
    [...last].flatMap(([target, operation]) => {
      const { op }: { readonly op: string } = JSON.parse(operation);
      return op === 'undo' ? [target] : [];
    }),
  );
}
