import { sql } from 'kysely';
import { HexaplaError } from '../errors.ts';
import { isConfirmed, type ReviewUnit } from '../review/index.ts';
import type { DocumentRow, Reader } from './store.ts';
import { unitNumber, unitOf } from './unit-row.ts';

/** Units on each side of a stretch that hold its ends: one alone may lack some language. */
const HOLDING = 8;

/** A stretch of a document that is aligned again, and what stands around it. */
export interface Stretch {
  /** One after the other. */
  readonly units: readonly ReviewUnit[];
  /** The unit before the first, null at the beginning. */
  readonly after: string | null;
  /** The nearest units before and behind. */
  readonly beside: readonly ReviewUnit[];
  readonly revision: number;
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * The units from one to another; with those next to them that share a sentence with them.
 *
 * @throws HexaplaError `UNIT_MISSING`.
 */
export async function readStretch(
  db: Reader,
  row: DocumentRow,
  from: string | undefined,
  to: string | undefined,
): Promise<Stretch> {
  const ends = [await rankOf(db, row, from), await rankOf(db, row, to)];
  const [first = -Number.MAX_SAFE_INTEGER, last = Number.MAX_SAFE_INTEGER] = ends;
  const range: Ends = { low: Math.min(first, last), high: Math.max(first, last) };
  const units = await unitsBetween(db, row, range);
  const before = (await unitsBeside(db, row, range.low, 'before')).reverse();
  const behind = await unitsBeside(db, row, range.high, 'behind');
  // A sentence that a person cut cannot be aligned in one half only.
  while (before.length > 0 && shareSentence(before.at(-1), units[0])) units.unshift(...before.splice(-1));
  while (behind.length > 0 && shareSentence(units.at(-1), behind[0])) units.push(...behind.splice(0, 1));
  return { units, after: before.at(-1)?.id ?? null, beside: [...before, ...behind], revision: row.revision };
}

async function rankOf(db: Reader, row: DocumentRow, id: string | undefined): Promise<number | undefined> {
  if (id === undefined) return undefined;
  const number = unitNumber(id);
  const found =
    number === undefined
      ? undefined
      : await db
          .selectFrom('review_unit')
          .select('rank')
          .where('document', '=', row.number)
          .where('id', '=', number)
          .executeTakeFirst();
  if (found !== undefined) return found.rank;
  throw new HexaplaError('UNIT_MISSING', `there is no unit '${id}'; it may have been merged or split`);
}

async function unitsBetween(db: Reader, row: DocumentRow, { low, high }: Ends): Promise<ReviewUnit[]> {
  const { rows } = await sql<{ content: string }>`select content from review_unit
    where document = ${row.number} and rank >= ${low} and rank <= ${high} order by rank`.execute(db);
  return rows.map(({ content }) => unitOf(content));
}

/** The nearest first. */
async function unitsBeside(
  db: Reader,
  row: DocumentRow,
  rank: number,
  side: 'before' | 'behind',
): Promise<ReviewUnit[]> {
  const { rows } = await sql<{ content: string }>`select content from review_unit
    where document = ${row.number} and rank ${sql.raw(side === 'before' ? '<' : '>')} ${rank}
    order by rank ${sql.raw(side === 'before' ? 'desc' : 'asc')} limit ${HOLDING}`.execute(db);
  return rows.map(({ content }) => unitOf(content));
}

/** All units outside a stretch. */
export async function readOutside(db: Reader, row: DocumentRow, stretch: Stretch): Promise<ReviewUnit[]> {
  const inside = new Set(stretch.units.map(({ id }) => id));
  const all = await unitsBetween(db, row, { low: -Number.MAX_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER });
  return all.filter(({ id }) => !inside.has(id));
}

function shareSentence(a: ReviewUnit | undefined, b: ReviewUnit | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return Object.entries(a.cells).some(([language, { pieces }]) =>
    pieces.some(({ sentence }) => b.cells[language]?.pieces.some((piece) => piece.sentence === sentence)),
  );
}

/** Sentences of units by language. */
export function sentencesOf(units: readonly ReviewUnit[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const { cells } of units) {
    for (const [language, { pieces }] of Object.entries(cells)) {
      const list = found.get(language) ?? new Set();
      for (const { sentence } of pieces) list.add(sentence);
      found.set(language, list);
    }
  }
  return found;
}

/** Units that stay as they are: those that people confirmed, and those that have parts of a sentence. */
export function heldUnits(units: readonly ReviewUnit[]): ReviewUnit[] {
  const uses = new Map<string, number>();
  const keysOf = ({ cells }: ReviewUnit) =>
    Object.entries(cells).flatMap(([language, { pieces }]) =>
      pieces.map(({ sentence }) => `${language} ${sentence}`),
    );
  for (const unit of units) for (const key of keysOf(unit)) uses.set(key, (uses.get(key) ?? 0) + 1);
  return units.filter((unit) => isConfirmed(unit) || keysOf(unit).some((key) => (uses.get(key) ?? 0) > 1));
}
