import { type Kysely, sql } from 'kysely';
import { type Memory, setting } from './memory.ts';
import { PREFIX } from './quantised.ts';
import { loadRecords, NO_RECORDS } from './records.ts';
import { type MemoryTables, ORIGINS, VARIANTS } from './schema.ts';
import { SIGNATURE_STRIDE, SIGNATURES } from './signature.ts';
import { PREFIXES, vectorState } from './vectors.ts';

/**
 * Looks whether a memory is whole: the database's own check, rows that belong to nothing, and whether everything is in the
 * indexes.
 *
 * @returns What is wrong, for a person; empty where nothing is.
 */
export async function checkMemory(memory: Memory): Promise<string[]> {
  return memory.database.read(async (db) => [
    ...(memory.database.kind === 'sqlite' ? await integrity(db) : []),
    ...(await orphans(db)),
    ...(await memory.textIndex.check(db)),
    ...(await records(db)),
  ]);
}

async function integrity(db: Kysely<MemoryTables>): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
  return rows
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
    .map((line) => `the file is damaged: ${line}`);
}

async function orphans(db: Kysely<MemoryTables>): Promise<string[]> {
  const v = sql.lit(VARIANTS);
  const o = sql.lit(ORIGINS);
  const questions: readonly (readonly [string, ReturnType<typeof sql<{ count: number | string }>>])[] = [
    [
      'texts of units that are gone',
      sql`select count(*) as count from variant where id / ${v} not in (select id from unit)`,
    ],
    [
      'origins of units that are gone',
      sql`select count(*) as count from origin where id / ${o} not in (select id from unit)`,
    ],
    [
      'texts in no language',
      sql`select count(*) as count from variant where language not in (select id from language)`,
    ],
    [
      'origins of no import',
      sql`select count(*) as count from origin where import not in (select id from import)`,
    ],
    [
      'units with fewer than two texts',
      sql`select count(*) as count from unit
      where id not in (select id / ${v} from variant group by id / ${v} having count(*) > 1)`,
    ],
    [
      'units without an origin',
      sql`select count(*) as count from unit where id not in (select id / ${o} from origin)`,
    ],
  ];
  const found: string[] = [];
  for (const [what, question] of questions) {
    const { rows } = await question.execute(db);
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) found.push(`${count} ${what}`);
  }
  return found;
}

/** Every text has its signature, and every unit up to the last with a vector its numbers. */
async function records(db: Kysely<MemoryTables>): Promise<string[]> {
  const found: string[] = [];
  const generation = Number.MAX_SAFE_INTEGER;
  const { data, count } = await loadRecords(db, SIGNATURES, NO_RECORDS, generation);
  const numbers = new Uint32Array(data.buffer, 0, count * SIGNATURE_STRIDE);
  const signed = new Set<number>();
  for (let at = 0; at < numbers.length; at += SIGNATURE_STRIDE) {
    const unit = numbers[at + SIGNATURE_STRIDE - 2] as number;
    signed.add(unit * VARIANTS + ((numbers[at + SIGNATURE_STRIDE - 1] as number) >>> 26));
  }
  let lacking = 0;
  let last = -1;
  for (;;) {
    const rows = await db
      .selectFrom('variant')
      .select('id')
      .where('id', '>', last)
      .orderBy('id')
      .limit(10_000)
      .execute();
    for (const { id } of rows) if (!signed.has(id)) lacking++;
    last = rows.at(-1)?.id ?? last;
    if (rows.length === 0) break;
  }
  if (lacking > 0) found.push(`${lacking} texts cannot be found by similarity: import their files again`);
  const { done } = await vectorState(db);
  const prefixes = await loadRecords(db, PREFIXES, NO_RECORDS, generation);
  const next = Number((await setting(db, 'next-unit')) || 1);
  if (prefixes.count !== done || done >= next || prefixes.data.length < done * PREFIX) {
    found.push(`vectors of ${prefixes.count} units are there, and ${done} were said to be`);
  }
  return found;
}
