import { sql } from 'kysely';
import type { AlignedEdition, Alignment } from '../alignment.ts';
import { insertRows } from '../database/index.ts';
import type { SetAside } from '../editions/index.ts';
import { type ReviewUnit, reviewUnits } from '../review/index.ts';
import type { Sentence } from '../sentences/index.ts';
import type { Unit } from '../units/index.ts';
import { pack, unpack } from './packed.ts';
import { GAP } from './places.ts';
import type { ServiceTables } from './schema.ts';
import { breathe, type Reader, type Store, type Writer } from './store.ts';
import { FlagCodes, UNIT_COLUMNS, unitValues } from './unit-row.ts';

/** Sentences or units of a part: some milliseconds of work, so that requests are answered in between. */
const PART = 2000;

/** What of an alignment is in no list. */
interface Frame {
  readonly editions: readonly Pick<AlignedEdition, 'language' | 'source'>[];
  readonly model: string;
}

/** Rows that are written at once. */
export const ROWS = 150;

export function* slices<T>(list: readonly T[], size: number): Iterable<readonly T[]> {
  for (let first = 0; first < list.length; first += size) yield list.slice(first, first + size);
}

/** Keeps the result of an alignment as it is; what people do to it stands in the log. */
export async function writeResult(
  trx: Writer,
  store: Store,
  document: number,
  alignment: Alignment,
): Promise<void> {
  const { editions, units, other, documents, languages, model } = alignment;
  const frame: Frame = { editions: editions.map(({ language, source }) => ({ language, source })), model };
  await writePart(trx, document, 'frame', 0, frame);
  for (const [place, part] of [...slices(other, PART)].entries())
    await writePart(trx, document, 'other', place, part);
  for (const [place, part] of [...slices(units, PART)].entries())
    await writePart(trx, document, 'units', place, part);
  for (const [index, { sentences }] of editions.entries()) {
    for (const [place, part] of [...slices(sentences, PART)].entries()) {
      await writePart(trx, document, `sentences ${index}`, place, part);
    }
  }
  const infos = JSON.stringify(documents);
  await trx
    .updateTable('review_document')
    .set({ languages: JSON.stringify(languages), infos })
    .where('number', '=', document)
    .execute();
  const parts = function* () {
    for (const part of slices(units, ROWS)) yield reviewUnits({ units: part, editions });
  };
  await writeUnits(trx, store, document, languages, parts(), new FlagCodes([]), null);
}

async function writePart(
  trx: Writer,
  document: number,
  kind: string,
  place: number,
  value: unknown,
): Promise<void> {
  const content = await pack(value);
  await trx.insertInto('review_part').values({ document, kind, place, content }).execute();
}

/**
 * Writes all units of a document that has none, and what is counted of them.
 *
 * @param parts The units in their order; one part after the other is asked for.
 */
export async function writeUnits(
  trx: Writer,
  store: Store,
  document: number,
  languages: readonly string[],
  parts: Iterable<readonly ReviewUnit[]>,
  codes: FlagCodes,
  changed: ReadonlyMap<string, number> | null,
): Promise<void> {
  const counts = { units: 0, accepted: 0, edited: 0, rejected: 0, flagged: 0, bookmarked: 0 };
  let highest = -1;
  for (const part of parts) {
    const rows = part.map((unit) => {
      counts.units += 1;
      if (unit.status !== 'unreviewed') counts[unit.status] += 1;
      if (unit.flags.length > 0) counts.flagged += 1;
      if (unit.bookmarked) counts.bookmarked += 1;
      highest = Math.max(highest, Number(unit.id));
      const at = changed?.get(unit.id) ?? null;
      return unitValues(document, unit, counts.units * GAP, at, languages, codes);
    });
    await insertRows<ServiceTables>(trx, store.kind, 'review_unit', UNIT_COLUMNS, rows);
    await breathe();
  }
  const { next_unit } = await trx
    .selectFrom('review_document')
    .select('next_unit')
    .where('number', '=', document)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('review_document')
    .set({
      ...counts,
      flag_codes: JSON.stringify(codes.codes),
      next_unit: Math.max(next_unit, highest + 1),
    })
    .where('number', '=', document)
    .execute();
  // Until the database has counted for itself it would plan as if there were no units.
  if (store.kind === 'postgres') await sql`analyze review_unit`.execute(trx);
}

async function readParts<T>(db: Reader, document: number, kind: string): Promise<T[]> {
  const list: T[] = [];
  for (let place = 0; ; place += 1) {
    const row = await db
      .selectFrom('review_part')
      .select('content')
      .where('document', '=', document)
      .where('kind', '=', kind)
      .where('place', '=', place)
      .executeTakeFirst();
    if (row === undefined) return list;
    for (const item of await unpack<readonly T[]>(row.content)) list.push(item);
  }
}

/** What belongs to no edition. */
export function readOther(db: Reader, document: number): Promise<SetAside[]> {
  return readParts<SetAside>(db, document, 'other');
}

export async function readEditions(db: Reader, document: number): Promise<AlignedEdition[]> {
  const row = await db
    .selectFrom('review_part')
    .select('content')
    .where('document', '=', document)
    .where('kind', '=', 'frame')
    .executeTakeFirstOrThrow();
  const { editions } = await unpack<Frame>(row.content);
  const whole: AlignedEdition[] = [];
  for (const [index, edition] of editions.entries()) {
    whole.push({ ...edition, sentences: await readParts<Sentence>(db, document, `sentences ${index}`) });
  }
  return whole;
}

/** The units before anybody looked at them. */
export async function readFirstUnits(db: Reader, document: number): Promise<ReviewUnit[]> {
  const editions = await readEditions(db, document);
  const units = await readParts<Unit>(db, document, 'units');
  return reviewUnits({ units, editions });
}
