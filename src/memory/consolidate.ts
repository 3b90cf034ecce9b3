import { type Kysely, sql } from 'kysely';
import { REVIEW_STATUSES } from '../bitext/index.ts';
import { insertRows, numberTable, type Value } from '../database/index.ts';
import { type DuplicateGroup, duplicateGroups } from './dedupe.ts';
import { pairKeys } from './home.ts';
import { keyOf, normalText } from './keys.ts';
import { languagesOf, type Memory, nextGeneration } from './memory.ts';
import { readDetails } from './origin.ts';
import { bareText } from './prepare.ts';
import { type MemoryTables, ORIGINS, VARIANTS } from './schema.ts';
import type { StoredUnit } from './stored-unit.ts';

/**
 * Makes one unit of those that differ in case, width, punctuation or white space only. The origins of the others go to
 * the one that stays, each with its text as it was there, so nothing is lost. Units that differ in their numbers stay.
 *
 * @returns How many units are gone.
 */
export async function consolidate(memory: Memory): Promise<number> {
  let gone = 0;
  for await (const group of duplicateGroups(memory)) {
    if (group.kind !== 'form') continue;
    gone += await memory.database.write(async (db) => {
      await nextGeneration(db);
      return mergeGroup(memory, db, group);
    });
  }
  return gone;
}

async function mergeGroup(
  memory: Memory,
  db: Kysely<MemoryTables>,
  { kept, others }: DuplicateGroup,
): Promise<number> {
  const { kind } = memory.database;
  // Another process may have merged them since.
  const numbers = [kept, ...others].map(({ number }) => number);
  const there = await db
    .selectFrom('unit')
    .select(['id', 'origins', 'status', 'confidence', 'created', 'changed'])
    .where('id', 'in', numbers)
    .execute();
  const home = there.find(({ id }) => id === kept.number);
  if (home === undefined) return 0;
  const rows: Value[][] = [];
  let count = home.origins;
  const merged = others.filter(({ number }) => there.some(({ id }) => id === number));
  for (const other of merged) {
    const places = placesIn(kept, other);
    const first = other.number * ORIGINS;
    const origins = await db
      .selectFrom('origin')
      .selectAll()
      .where('id', '>=', first)
      .where('id', '<', first + ORIGINS)
      .orderBy('id')
      .execute();
    for (const origin of origins) {
      if (count < ORIGINS) {
        const details = moved(origin.details, other, places);
        rows.push([
          kept.number * ORIGINS + count,
          origin.import,
          origin.line,
          origin.col,
          origin.document,
          details,
        ]);
      }
      count++;
    }
    await forget(memory, db, other);
  }
  await insertRows(db, kind, 'origin', ['id', 'import', 'line', 'col', 'document', 'details'], rows);
  const gone = there.filter(({ id }) => merged.some(({ number }) => number === id));
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const all = [home, ...gone];
  const confidence = known(all.map((row) => row.confidence));
  const created = known(all.map((row) => row.created));
  const changed = known(all.map((row) => row.changed));
  await db
    .updateTable('unit')
    .set({
      origins: count,
      status: Math.min(REVIEW_STATUSES.length - 1, Math.max(...all.map((row) => row.status))),
      confidence: confidence.length === 0 ? null : Math.max(...confidence),
      created: created.length === 0 ? null : Math.min(...created),
      changed: changed.length === 0 ? null : Math.max(...changed),
    })
    .where('id', '=', kept.number)
    .execute();
  return merged.length;
}

/** Where the texts of a unit are in the one that stays. */
function placesIn(kept: StoredUnit, other: StoredUnit): number[] {
  return other.unit.variants.map(({ language, text }) => {
    return kept.unit.variants.findIndex(
      (own) => own.language === language && bareText(own.text) === bareText(text),
    );
  });
}

/** Details of an origin with the places of the unit that stays, and the texts as they were. */
function moved(column: string | null, { unit }: StoredUnit, places: readonly number[]): string {
  const details = readDetails(column);
  const variants = unit.variants.map(({ text }, index) => {
    const known = details.variants?.find(({ place }) => place === index);
    return { ...known, text: known?.text ?? text, place: places[index] ?? index };
  });
  return JSON.stringify({ ...details, variants });
}

/** Takes a unit out of all tables; its records stay, and mean nothing. */
async function forget(memory: Memory, db: Kysely<MemoryTables>, { number, unit }: StoredUnit): Promise<void> {
  const ids = unit.variants.map((_, place) => number * VARIANTS + place);
  await memory.textIndex.remove(db, ids);
  const languages = await languagesOf(db);
  const texts = unit.variants.map(({ language, text }) => {
    const normal = normalText(text);
    return { language: languages.get(language) ?? 0, key: keyOf(normal), normal, text };
  });
  // More keys than are left of it may be made here, if it grew over several imports; never fewer.
  await sql`delete from pair where unit = ${number}
    and key in (select value from ${numberTable(memory.database.kind, pairKeys(texts))})`.execute(db);
  const first = number * ORIGINS;
  await db
    .deleteFrom('origin')
    .where('id', '>=', first)
    .where('id', '<', first + ORIGINS)
    .execute();
  await db.deleteFrom('unit').where('id', '=', number).execute();
}
