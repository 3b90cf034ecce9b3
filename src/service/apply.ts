import { sql } from 'kysely';
import { insertRows, numberTable } from '../database/index.ts';
import type { ReviewUnit, Splice } from '../review/index.ts';
import { GAP, mentioned, type Placed, place } from './places.ts';
import type { ServiceTables } from './schema.ts';
import { breathe, type DocumentRow, type Store, type Writer } from './store.ts';
import { firstRank, placesOf } from './unit-list.ts';
import { FlagCodes, UNIT_COLUMNS, unitNumber, unitValues } from './unit-row.ts';

const REPLACING = `on conflict (document, id) do update set ${UNIT_COLUMNS.slice(2)
  .map((column) => `${column} = excluded.${column}`)
  .join()}`;

/**
 * Changes the units of a document in the database, and what is counted of them.
 *
 * @param at When it happened.
 */
export async function applyToStore(
  trx: Writer,
  store: Store,
  row: DocumentRow,
  splices: readonly Splice[],
  at: number,
): Promise<void> {
  const document = row.number;
  const { written, gone } = await placed(trx, store, document, splices);
  const codes = new FlagCodes(JSON.parse(row.flag_codes));
  const languages: readonly string[] = JSON.parse(row.languages);
  const numbers = [...gone].flatMap((id) => unitNumber(id) ?? []);
  if (numbers.length > 0) {
    await sql`delete from review_unit where document = ${document}
      and id in (select value from ${numberTable(store.kind, numbers)})`.execute(trx);
  }
  const rows = [...written.values()].map(({ unit, rank }) =>
    unitValues(document, unit, rank, at, languages, codes),
  );
  for (let first = 0; first < rows.length; first += 100) {
    if (first > 0) await breathe();
    await insertRows<ServiceTables>(
      trx,
      store.kind,
      'review_unit',
      UNIT_COLUMNS,
      rows.slice(first, first + 100),
      REPLACING,
    );
  }
  const difference = (test: (unit: ReviewUnit) => boolean) =>
    splices.reduce(
      (sum, { removed, inserted }) => sum + inserted.filter(test).length - removed.filter(test).length,
      0,
    );
  await trx
    .updateTable('review_document')
    .set({
      flag_codes: JSON.stringify(codes.codes),
      units: row.units + difference(() => true),
      accepted: row.accepted + difference(({ status }) => status === 'accepted'),
      edited: row.edited + difference(({ status }) => status === 'edited'),
      rejected: row.rejected + difference(({ status }) => status === 'rejected'),
      flagged: row.flagged + difference(({ flags }) => flags.length > 0),
      bookmarked: row.bookmarked + difference(({ bookmarked }) => bookmarked),
    })
    .where('number', '=', document)
    .execute();
}

async function placed(
  trx: Writer,
  store: Store,
  document: number,
  splices: readonly Splice[],
): Promise<Placed> {
  const ids = mentioned(splices);
  const once = async () =>
    place(splices, await placesOf(trx, store.kind, document, ids), await firstRank(trx, document));
  const found = await once();
  if (found !== undefined) return found;
  await numberAnew(trx, document);
  const again = await once();
  if (again === undefined) throw new Error(`the units of document ${document} have no room between them`);
  return again;
}

/** Makes the gaps between the units of a document wide again. */
async function numberAnew(trx: Writer, document: number): Promise<void> {
  await sql`update review_unit set rank = anew.rank from (
      select id, row_number() over (order by rank) * ${sql.lit(GAP)} as rank
      from review_unit where document = ${document}
    ) as anew where review_unit.document = ${document} and anew.id = review_unit.id`.execute(trx);
}
