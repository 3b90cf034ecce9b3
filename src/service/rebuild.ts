import { applySplices, type ReviewUnit } from '../review/index.ts';
import { changeAt } from './log.ts';
import { ROWS, readFirstUnits, slices, writeUnits } from './result.ts';
import { checkDone, lockDocument, type Reader, type Store } from './store.ts';
import { FlagCodes } from './unit-row.ts';

/** The units of a document as its result and its log make them, and when each was changed last. */
async function replay(
  db: Reader,
  document: number,
): Promise<{ readonly units: readonly ReviewUnit[]; readonly changed: ReadonlyMap<string, number> }> {
  let units: readonly ReviewUnit[] = await readFirstUnits(db, document);
  const changed = new Map<string, number>();
  const entries = await db
    .selectFrom('review_log')
    .select(['revision', 'at'])
    .where('document', '=', document)
    .orderBy('revision')
    .execute();
  for (const { revision, at } of entries) {
    const { splices } = await changeAt(db, document, revision);
    units = applySplices(units, splices);
    for (const { inserted } of splices) for (const { id } of inserted) changed.set(id, at);
  }
  return { units, changed };
}

/**
 * Makes the units of a document anew from its result and its log: what else the database says of them is derived.
 *
 * @throws HexaplaError `DOCUMENT_MISSING`, `INVALID_OPERATION` (no result yet); RangeError where the log does not fit.
 */
export function rebuild(store: Store, id: string): Promise<void> {
  return store.write(async (trx) => {
    const row = await lockDocument(trx, id);
    checkDone(row);
    const { units, changed } = await replay(trx, row.number);
    await trx.deleteFrom('review_unit').where('document', '=', row.number).execute();
    const codes = new FlagCodes(JSON.parse(row.flag_codes));
    await writeUnits(trx, store, row.number, JSON.parse(row.languages), slices(units, ROWS), codes, changed);
  });
}
