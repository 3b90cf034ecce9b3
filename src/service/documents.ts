import type { Progress } from '../align.ts';
import { HexaplaError } from '../errors.ts';
import type { DocumentOptions, StoredFile } from '../work/index.ts';
import { checkLimit, decodeCursor, encodeCursor } from './cursor.ts';
import type { DocumentRecord, Page } from './service.ts';
import { checkId, type DocumentRow, missing, type Reader, type Writer } from './store.ts';

/** Characters of a document's name. */
const LONGEST_NAME = 200;
const USUAL_PAGE = 50;
const LARGEST_PAGE = 500;

export function recordOf(row: DocumentRow, progress: Progress | undefined): DocumentRecord {
  const told: DocumentRecord['progress'] =
    row.state !== 'running'
      ? undefined
      : (progress ?? (row.progress === null ? undefined : JSON.parse(row.progress)));
  return {
    id: row.id,
    name: row.name,
    state: row.state as DocumentRecord['state'],
    progress: told,
    error: row.error === null ? undefined : JSON.parse(row.error),
    created: new Date(row.created),
    changed: new Date(row.changed),
    languages: JSON.parse(row.languages),
    revision: row.revision,
    counts: countsOf(row),
    documents: JSON.parse(row.infos),
  };
}

export function countsOf(row: DocumentRow): DocumentRecord['counts'] {
  const { units, accepted, edited, rejected, flagged, bookmarked } = row;
  const unreviewed = units - accepted - edited - rejected;
  return { units, byStatus: { unreviewed, accepted, edited, rejected }, flagged, bookmarked };
}

/** What all of a document's files are called. */
function nameOf(files: readonly StoredFile[]): string {
  const name = files
    .map((file) => file.name)
    .join(' + ')
    .replaceAll('\0', '');
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/**
 * Keeps files as a document that waits to be aligned. One that is there already is left alone, but if it failed it
 * gets another try: a later version of the program may read it, or there is more memory now.
 *
 * @param mostWaiting Documents that may wait at the same time.
 * @throws HexaplaError `BUSY`.
 */
export async function createDocument(
  trx: Writer,
  id: string,
  files: readonly StoredFile[],
  options: DocumentOptions,
  mostWaiting: number,
): Promise<{ readonly row: DocumentRow; readonly isNew: boolean; readonly isQueued: boolean }> {
  const now = Date.now();
  const made = await trx
    .insertInto('review_document')
    .values({
      id,
      name: nameOf(files),
      state: 'queued',
      error: null,
      created: now,
      changed: now,
      revision: 0,
      options: JSON.stringify(options),
      languages: '[]',
      infos: '[]',
      flag_codes: '[]',
      units: 0,
      accepted: 0,
      edited: 0,
      rejected: 0,
      flagged: 0,
      bookmarked: 0,
      next_unit: 0,
      undo_top: null,
      redo_top: null,
      attempts: 0,
      beat: null,
      progress: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made === undefined) {
    const again = await trx
      .updateTable('review_document')
      .set({ state: 'queued', error: null, attempts: 0, changed: now })
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .returningAll()
      .executeTakeFirst();
    if (again !== undefined) await checkWaiting(trx, mostWaiting);
    const found =
      again ??
      (await trx.selectFrom('review_document').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
    return { row: found, isNew: false, isQueued: again !== undefined };
  }
  await checkWaiting(trx, mostWaiting);
  for (const [place, { name, language = null, bytes }] of files.entries()) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    await trx
      .insertInto('review_file')
      .values({ document: made.number, place, name, language, bytes: content })
      .execute();
  }
  return { row: made, isNew: true, isQueued: true };
}

/** Counts the new one as well; thrown inside the transaction it leaves nothing behind. */
async function checkWaiting(trx: Writer, most: number): Promise<void> {
  const { waiting } = await trx
    .selectFrom('review_document')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow();
  if (waiting <= most) return;
  throw new HexaplaError('BUSY', `${most} documents wait to be aligned already; try again in a while`);
}

/** The latest first. */
export async function listDocuments(
  db: Reader,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page<DocumentRow>> {
  const count = checkLimit(limit, USUAL_PAGE, LARGEST_PAGE);
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, 'd', ['whole']);
  let query = db
    .selectFrom('review_document')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(count + 1);
  if (before !== undefined) query = query.where('number', '<', before);
  const rows = await query.execute();
  const items = rows.slice(0, count);
  const last = items.at(-1);
  const next = rows.length > count && last !== undefined ? encodeCursor('d', [last.number]) : undefined;
  return { items, next };
}

/** Removes a document with all that is known of it; gives its number. */
export async function removeDocument(trx: Writer, id: string): Promise<number> {
  checkId(id);
  const gone = await trx
    .deleteFrom('review_document')
    .where('id', '=', id)
    .returning('number')
    .executeTakeFirst();
  if (gone === undefined) throw missing(id);
  for (const table of ['review_unit', 'review_log', 'review_part', 'review_file'] as const) {
    await trx.deleteFrom(table).where('document', '=', gone.number).execute();
  }
  return gone.number;
}

/** The files of a document and how they are read. */
export async function filesOf(db: Reader, number: number): Promise<StoredFile[]> {
  const rows = await db
    .selectFrom('review_file')
    .selectAll()
    .where('document', '=', number)
    .orderBy('place')
    .execute();
  return rows.map(({ name, language, bytes }) => ({
    name,
    bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes),
    ...(language === null ? {} : { language }),
  }));
}
