import { type RawBuilder, sql } from 'kysely';
import { type DatabaseKind, numberTable } from '../database/index.ts';
import { HexaplaError } from '../errors.ts';
import { checkLimit, decodeCursor, encodeCursor } from './cursor.ts';
import type { PlacedUnit, UnitPage, UnitQuery } from './service.ts';
import { type DocumentRow, documentRow, type Reader, type Store, snapshot } from './store.ts';
import { FlagCodes, foldText, STATUS_LETTERS, unitNumber, unitOf } from './unit-row.ts';

const USUAL_PAGE = 100;
const LARGEST_PAGE = 500;
/** Characters of a text that is searched. */
const LONGEST_TEXT = 1000;

type Condition = RawBuilder<unknown>;

/** A page of a document's units. */
export async function unitPage(store: Store, id: string, query: UnitQuery): Promise<UnitPage> {
  const limit = checkLimit(query.limit, USUAL_PAGE, LARGEST_PAGE);
  const { offset = 0, cursor, order = 'position' } = query;
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new HexaplaError('INVALID_OPTION', `offset must be a whole number from 0 on, not ${offset}`);
  }
  if (cursor !== undefined && query.offset !== undefined) {
    throw new HexaplaError('INVALID_OPTION', 'a page begins at a cursor or at an offset, not at both');
  }
  return snapshot(store, async (db) => {
    const row = await documentRow(db, id);
    const found = conditions(store.kind, row, query);
    const from =
      cursor === undefined
        ? sql`true`
        : order === 'position'
          ? await behindPlace(db, row, cursor)
          : await behindCertainty(db, row, cursor);
    const where = sql.join([...found, from], sql` and `);
    const by = order === 'position' ? sql`rank` : sql`reviewed, certainty, rank`;
    const { rows } = await sql<{ rank: number; reviewed: number; certainty: number; content: string }>`
      select rank, reviewed, certainty, content from review_unit where ${where}
      order by ${by} limit ${limit + 1} offset ${offset}`.execute(db);
    const shown = rows.slice(0, limit);
    const isAll = found.length === 1;
    const total = isAll ? row.units : await count(db, found);
    const positions =
      isAll && order === 'position' && cursor === undefined
        ? undefined
        : await positionsOf(
            db,
            store.kind,
            row.number,
            shown.map(({ rank }) => rank),
          );
    const units = shown.map(({ content, rank }, index): PlacedUnit => {
      return {
        ...unitOf(content),
        position: positions === undefined ? offset + index : (positions.get(rank) ?? 0),
      };
    });
    const last = shown.at(-1);
    const lastUnit = units.at(-1);
    const next =
      rows.length <= limit || last === undefined || lastUnit === undefined
        ? undefined
        : encodeCursor(
            order,
            order === 'position'
              ? [Number(lastUnit.id), last.rank]
              : [Number(lastUnit.id), last.reviewed, last.certainty, last.rank],
          );
    return { revision: row.revision, units, total, next };
  });
}

/** A unit with its position; undefined where there is none of this id. */
export async function placedUnit(db: Reader, row: DocumentRow, id: string): Promise<PlacedUnit | undefined> {
  const number = unitNumber(id);
  if (number === undefined) return undefined;
  const { rows } = await sql<{ content: string; position: number }>`
    select u.content as content, (select count(*) from review_unit p
      where p.document = ${row.number} and p.rank < u.rank) as position
    from review_unit u where u.document = ${row.number} and u.id = ${number}`.execute(db);
  const [found] = rows;
  return found === undefined ? undefined : { ...unitOf(found.content), position: found.position };
}

/** The first holds the document; there are others where something is filtered. */
function conditions(kind: DatabaseKind, row: DocumentRow, query: UnitQuery): Condition[] {
  const { status, flags, minConfidence, maxConfidence, text, bookmarked } = query;
  const all: Condition[] = [sql`document = ${row.number}`];
  if (status !== undefined && status.length > 0) {
    all.push(sql`status in (${sql.join(status.map((each) => STATUS_LETTERS[each]))})`);
  }
  if (flags !== undefined && flags.length > 0) {
    const codes = new FlagCodes(JSON.parse(row.flag_codes));
    const known = flags.filter((code) => codes.codes.includes(code));
    all.push(sql`(flags & ${codes.bitsOf(known)}) <> 0`);
  }
  // What a person made is certain.
  if (minConfidence !== undefined) all.push(sql`certainty >= ${checkConfidence(minConfidence)}`);
  if (maxConfidence !== undefined && checkConfidence(maxConfidence) < 1) {
    all.push(sql`certainty <= ${maxConfidence}`);
  }
  if (bookmarked !== undefined) all.push(sql`bookmarked = ${bookmarked ? 1 : 0}`);
  if (text !== undefined && text !== '') {
    if (text.length > LONGEST_TEXT) {
      throw new HexaplaError(
        'INVALID_OPTION',
        `a text of more than ${LONGEST_TEXT} characters is not searched`,
      );
    }
    const place = kind === 'sqlite' ? sql`instr` : sql`strpos`;
    all.push(sql`${place}(folded, ${foldText(text)}) > 0`);
  }
  return all;
}

function checkConfidence(value: number): number {
  if (value >= 0 && value <= 1) return value;
  throw new HexaplaError('INVALID_OPTION', `a confidence is a number from 0 to 1, not ${value}`);
}

/** Where the unit of a cursor stands now; where it stood if it is gone. */
async function behindPlace(db: Reader, row: DocumentRow, cursor: string): Promise<Condition> {
  const [id = 0, rank = 0] = decodeCursor(cursor, 'position', ['whole', 'whole']);
  return sql`rank > ${(await rowOf(db, row, id))?.rank ?? rank}`;
}

async function behindCertainty(db: Reader, row: DocumentRow, cursor: string): Promise<Condition> {
  const [id = 0, reviewed = 0, certainty = 0, rank = 0] = decodeCursor(cursor, 'uncertain', [
    'whole',
    'whole',
    'real',
    'whole',
  ]);
  // Where it stood, even if it was reviewed meanwhile: that is how far the reader has come. Ranks may have changed.
  const now = (await rowOf(db, row, id))?.rank ?? rank;
  return sql`(reviewed, certainty, rank) > (${reviewed}, ${certainty}, ${now})`;
}

async function rowOf(
  db: Reader,
  row: DocumentRow,
  id: number,
): Promise<{ readonly rank: number } | undefined> {
  return db
    .selectFrom('review_unit')
    .select('rank')
    .where('document', '=', row.number)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function count(db: Reader, found: readonly Condition[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from review_unit where ${sql.join([...found], sql` and `)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** Positions of units by their ranks: each stretch between two of them is counted once. */
async function positionsOf(
  db: Reader,
  kind: DatabaseKind,
  document: number,
  ranks: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const sorted = ranks.toSorted((a, b) => a - b);
  const { rows } = await sql<{ rank: number; distance: number }>`
    select value as rank, (select count(*) from review_unit u where u.document = ${document}
      and u.rank >= coalesce(low, ${-Number.MAX_SAFE_INTEGER}) and u.rank < value) as distance
    from (select value, lag(value) over (order by value) as low from ${numberTable(kind, sorted)}) as place
    order by value`.execute(db);
  const positions = new Map<number, number>();
  let position = 0;
  for (const { rank, distance } of rows) {
    position += distance;
    positions.set(rank, position);
  }
  return positions;
}
