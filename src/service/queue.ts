import { sql, type UpdateObject } from 'kysely';
import type { Alignment } from '../alignment.ts';
import { HexaplaError } from '../errors.ts';
import { writeResult } from './result.ts';
import type { ServiceTables } from './schema.ts';
import type { DocumentRecord } from './service.ts';
import type { DocumentRow, Store, Writer } from './store.ts';

/**
 * One try to align a document. Whatever is written of it is written only as long as the document is still in this try:
 * a worker that was thought dead and is not can do no harm.
 */
export interface Try {
  readonly id: string;
  readonly number: number;
  /** The attempt. */
  readonly attempt: number;
}

/** A document that broke off so many tries (each with the process or the thread that worked on it) is given up. */
export const MOST_ATTEMPTS = 5;

/**
 * Takes a document that waits, that of `id` or the oldest; undefined where there is none.
 *
 * @param givenUp Told of documents that broke off too often.
 */
export async function takeDocument(
  store: Store,
  id: string | undefined,
  mostAttempts: number,
  givenUp: (id: string) => void,
): Promise<DocumentRow | undefined> {
  const left: string[] = [];
  const taken = await store.write(async (trx) => {
    for (;;) {
      const row = await takeRow(trx, store, id);
      if (row === undefined || row.attempts <= mostAttempts) return row;
      const error: DocumentRecord['error'] = {
        code: 'INTERNAL',
        message: `${row.name}: the work on it broke off ${mostAttempts} times; it may need more memory than there is`,
      };
      await endTry(trx, tryOf(row), { state: 'failed', error: JSON.stringify(error) });
      left.push(row.id);
    }
  });
  for (const each of left) givenUp(each);
  return taken;
}

async function takeRow(trx: Writer, store: Store, id: string | undefined): Promise<DocumentRow | undefined> {
  const now = Date.now();
  const which =
    id === undefined
      ? sql`number = (select number from review_document where state = 'queued' order by number limit 1
          ${sql.raw(store.kind === 'postgres' ? 'for update skip locked' : '')})`
      : sql`id = ${id} and state = 'queued'`;
  const { rows } = await sql<DocumentRow>`update review_document
    set state = 'running', attempts = attempts + 1, beat = ${now}, changed = ${now}, progress = null
    where ${which} returning *`.execute(trx);
  return rows[0];
}

export function tryOf({ id, number, attempts }: DocumentRow): Try {
  return { id, number, attempt: attempts };
}

/** Writes into the row of a document, if the try is still on; tells whether it was. */
async function inTry(
  trx: Writer,
  { number, attempt }: Try,
  values: UpdateObject<ServiceTables, 'review_document'>,
): Promise<boolean> {
  const found = await trx
    .updateTable('review_document')
    .set(values)
    .where('number', '=', number)
    .where('state', '=', 'running')
    .where('attempts', '=', attempt)
    .returning('number')
    .executeTakeFirst();
  return found !== undefined;
}

/** Sets what becomes of a document, if the try is still on; tells whether it was. */
async function endTry(
  trx: Writer,
  work: Try,
  values: {
    readonly state: 'queued' | 'done' | 'failed';
    readonly error?: string;
    readonly attempts?: number;
  },
): Promise<boolean> {
  return inTry(trx, work, { ...values, beat: null, progress: null, changed: Date.now() });
}

/** Keeps a result, the whole of it or nothing. */
export function finishTry(store: Store, work: Try, alignment: Alignment): Promise<boolean> {
  return store.write(async (trx) => {
    const isOn = await endTry(trx, work, { state: 'done' });
    if (isOn) await writeResult(trx, store, work.number, alignment);
    return isOn;
  });
}

export function failTry(store: Store, work: Try, error: unknown): Promise<boolean> {
  const told: DocumentRecord['error'] =
    error instanceof HexaplaError
      ? { code: error.code, message: error.message }
      : { code: 'INTERNAL', message: 'an error in the program; its log says more' };
  return store.write((trx) => endTry(trx, work, { state: 'failed', error: JSON.stringify(told) }));
}

/** Lets the document wait again; the try counts for nothing. */
export function giveBack(store: Store, work: Try, send: (trx: Writer) => Promise<void>): Promise<boolean> {
  return store.write(async (trx) => {
    const isOn = await endTry(trx, work, { state: 'queued', attempts: work.attempt - 1 });
    if (isOn) await send(trx);
    return isOn;
  });
}

/** Tells that the work goes on, and how far it is; false where the document is no more in this try. */
export function beat(store: Store, work: Try, progress: string | null): Promise<boolean> {
  return store.write((trx) => inTry(trx, work, { beat: Date.now(), progress }));
}

/** Lets all documents wait again whose work was not heard of since a time; gives their ids. */
export function takeUpAgain(
  store: Store,
  since: number,
  send: (trx: Writer, ids: readonly string[]) => Promise<void>,
) {
  return store.write(async (trx) => {
    const rows = await trx
      .updateTable('review_document')
      .set({ state: 'queued', beat: null, progress: null, changed: Date.now() })
      .where('state', '=', 'running')
      .where((eb) => eb.or([eb('beat', '<', since), eb('beat', 'is', null)]))
      .returning('id')
      .execute();
    await send(
      trx,
      rows.map(({ id }) => id),
    );
  });
}
