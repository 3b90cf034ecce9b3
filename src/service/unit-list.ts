import { sql } from 'kysely';
import { type DatabaseKind, numberTable } from '../database/index.ts';
import type { Operation, ReviewUnit, UnitList } from '../review/index.ts';
import type { Place } from './places.ts';
import type { Reader } from './store.ts';
import { unitNumber, unitOf } from './unit-row.ts';

/** The units of a document in the database, as an operation looks at them. */
export class StoredUnits implements UnitList {
  readonly #db: Reader;
  readonly #kind: DatabaseKind;
  readonly #document: number;
  readonly #known = new Map<string, ReviewUnit>();
  readonly #previous = new Map<string, ReviewUnit | undefined>();
  #next: number;

  /** @param next What the first new unit is called. */
  constructor(db: Reader, kind: DatabaseKind, document: number, next: number) {
    this.#db = db;
    this.#kind = kind;
    this.#document = document;
    this.#next = next;
  }

  /** What the next new unit will be called. */
  get next(): number {
    return this.#next;
  }

  newId(): string {
    const id = String(this.#next);
    this.#next += 1;
    return id;
  }

  async get(id: string): Promise<ReviewUnit | undefined> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const number = unitNumber(id);
    if (number === undefined) return undefined;
    const row = await this.#db
      .selectFrom('review_unit')
      .select('content')
      .where('document', '=', this.#document)
      .where('id', '=', number)
      .executeTakeFirst();
    return row === undefined ? undefined : unitOf(row.content);
  }

  async beside(id: string, side: 'previous' | 'next'): Promise<ReviewUnit | undefined> {
    if (side === 'previous' && this.#previous.has(id)) return this.#previous.get(id);
    const number = unitNumber(id);
    if (number === undefined) return undefined;
    const isNext = side === 'next';
    const document = this.#document;
    const { rows } = await sql<{ content: string }>`
      select content from review_unit where document = ${document} and rank ${sql.raw(isNext ? '>' : '<')}
        (select rank from review_unit where document = ${document} and id = ${number})
      order by rank ${sql.raw(isNext ? 'asc' : 'desc')} limit 1`.execute(this.#db);
    const [row] = rows;
    return row === undefined ? undefined : unitOf(row.content);
  }

  /** Reads what an operation on many units will ask for, all at once. */
  async foresee(operation: Operation): Promise<void> {
    if (!('units' in operation) || operation.op === 'link') return;
    const numbers = operation.units.flatMap((id) => unitNumber(id) ?? []);
    if (numbers.length < 8) return;
    const { rows } = await sql<{ content: string; before: string | null }>`
      select u.content as content, (select p.content from review_unit p
        where p.document = ${this.#document} and p.rank < u.rank order by p.rank desc limit 1) as before
      from review_unit u where u.document = ${this.#document}
        and u.id in (select value from ${numberTable(this.#kind, numbers)})`.execute(this.#db);
    for (const { content, before } of rows) {
      const unit = unitOf(content);
      this.#known.set(unit.id, unit);
      this.#previous.set(unit.id, before === null ? undefined : unitOf(before));
    }
  }
}

/** Beyond so many units it is faster to read the order of all. */
const FEW = 2000;

/** Where units stand; those that are not there are left out. */
export async function placesOf(
  db: Reader,
  kind: DatabaseKind,
  document: number,
  ids: readonly string[],
): Promise<Place[]> {
  const numbers = ids.flatMap((id) => unitNumber(id) ?? []);
  const isFew = numbers.length <= FEW;
  const neighbour = (side: 'before' | 'behind') =>
    side === 'before'
      ? sql`(select max(p.rank) from review_unit p where p.document = ${document} and p.rank < u.rank)`
      : sql`(select min(p.rank) from review_unit p where p.document = ${document} and p.rank > u.rank)`;
  const { rows } = isFew
    ? await sql<{ id: number; rank: number; before: number | null; behind: number | null }>`
        select u.id as id, u.rank as rank, ${neighbour('before')} as before, ${neighbour('behind')} as behind
        from review_unit u where u.document = ${document}
          and u.id in (select value from ${numberTable(kind, numbers)})`.execute(db)
    : await sql<{ id: number; rank: number; before: number | null; behind: number | null }>`
        select id, rank, lag(rank) over (order by rank) as before, lead(rank) over (order by rank) as behind
        from review_unit where document = ${document}`.execute(db);
  return rows.map(({ id, rank, before, behind }) => ({ id: String(id), rank, before, behind }));
}

/** The lowest rank of all. */
export async function firstRank(db: Reader, document: number): Promise<number | null> {
  const { rows } = await sql<{ first: number | null }>`
    select min(rank) as first from review_unit where document = ${document}`.execute(db);
  return rows[0]?.first ?? null;
}
