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

function partsOf<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let first = 0; first < list.length; first += PART) parts.push(list.slice(first, first + PART));
  return parts;
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
  for (const [place, part] of partsOf(other).entries()) await writePart(trx, document, 'other', place, part);
  for (const [place, part] of partsOf(units).entries()) await writePart(trx, document, 'units', place, part);
  for (const [index, { sentences }] of editions.entries()) {
    for (const [place, part] of partsOf(sentences).entries()) {
      await writePart(trx, document, `sentences ${index}`, place, part);
    }
  }
  const infos = JSON.stringify(documents);
  await trx
    .updateTable('review_document')
    .set({ languages: JSON.stringify(languages), infos })
    .where('number', '=', document)
    .execute();
  await writeUnits(trx, store, document, languages, reviewUnits(alignment), new FlagCodes([]), null);
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

/** Writes all units of a document that has none, and what is counted of them. */
export async function writeUnits(
  trx: Writer,
  store: Store,
  document: number,
  languages: readonly string[],
  units: readonly ReviewUnit[],
  codes: FlagCodes,
  changed: ReadonlyMap<string, number> | null,
): Promise<void> {
  for (const [part, list] of partsOf(units).entries()) {
    const rows = list.map((unit, index) =>
      unitValues(
        document,
        unit,
        (part * PART + index + 1) * GAP,
        changed?.get(unit.id) ?? null,
        languages,
        codes,
      ),
    );
    for (let first = 0; first < rows.length; first += 100) {
      await insertRows<ServiceTables>(
        trx,
        store.kind,
        'review_unit',
        UNIT_COLUMNS,
        rows.slice(first, first + 100),
      );
      await breathe();
    }
  }
  const count = (test: (unit: ReviewUnit) => boolean) => units.filter(test).length;
  const highest = units.reduce((most, { id }) => Math.max(most, Number(id)), -1);
  const { next_unit } = await trx
    .selectFrom('review_document')
    .select('next_unit')
    .where('number', '=', document)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('review_document')
    .set({
      flag_codes: JSON.stringify(codes.codes),
      units: units.length,
      accepted: count(({ status }) => status === 'accepted'),
      edited: count(({ status }) => status === 'edited'),
      rejected: count(({ status }) => status === 'rejected'),
      flagged: count(({ flags }) => flags.length > 0),
      bookmarked: count(({ bookmarked }) => bookmarked),
      next_unit: Math.max(next_unit, highest + 1),
    })
    .where('number', '=', document)
    .execute();
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
