import { sql } from 'kysely';
import type { Outline } from './service.ts';
import { documentRow, type Store, snapshot } from './store.ts';

/** Lists as text: one row of long texts is read many times faster than a row a unit. */
interface Lists {
  readonly ids: string | null;
  readonly confidences: string | null;
  readonly statuses: string | null;
  readonly bits: string | null;
  readonly firsts: string | null;
  readonly lengths: string | null;
}

/** All units of a document in few bytes. */
export function readOutline(store: Store, id: string): Promise<Outline> {
  return snapshot(store, async (db) => {
    const row = await documentRow(db, id);
    // Rows come to the lists in the order of the subquery, in both databases; to sort every list again takes long.
    const listed =
      store.kind === 'sqlite'
        ? (value: string, between: string) => sql.raw(`group_concat(${value}, '${between}')`)
        : (value: string, between: string) => sql.raw(`string_agg((${value})::text, '${between}')`);
    // Whole numbers are cut off by one of the two and rounded by the other.
    const hundredths =
      store.kind === 'sqlite' ? 'cast(certainty * 100 + 0.5 as integer)' : 'floor(certainty * 100 + 0.5)';
    const { rows } = await sql<Lists>`
      select ${listed('id', ',')} as ids,
        ${listed(`case when certainty > 1 then -1 else ${hundredths} end`, ',')} as confidences,
        ${listed('status', '')} as statuses, ${listed('flags', ',')} as bits,
        ${listed('firsts', ',')} as firsts, ${listed('length', ',')} as lengths
      from (select rank, id, certainty, status, flags, firsts, length from review_unit
        where document = ${row.number} order by rank) as unit`.execute(db);
    const lists = rows[0];
    const languages: readonly string[] = JSON.parse(row.languages);
    const firsts = numbers(lists?.firsts);
    return {
      revision: row.revision,
      ids: lists?.ids?.split(',') ?? [],
      confidences: numbers(lists?.confidences),
      statuses: lists?.statuses ?? '',
      flags: { codes: JSON.parse(row.flag_codes), bits: numbers(lists?.bits) },
      firsts: Object.fromEntries(
        languages.map((language, column) => [language, every(firsts, languages.length, column)]),
      ),
      lengths: numbers(lists?.lengths),
    };
  });
}

function numbers(list: string | null | undefined): number[] {
  return JSON.parse(`[${list ?? ''}]`);
}

function every(list: readonly number[], step: number, first: number): number[] {
  const column: number[] = [];
  for (let index = first; index < list.length; index += step) column.push(list[index] ?? -1);
  return column;
}
