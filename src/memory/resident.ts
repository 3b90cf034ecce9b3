import { type Kysely, sql } from 'kysely';
import { REVIEW_STATUSES, type TranslationUnit } from '../bitext/index.ts';
import { insertRows, numberTable } from '../database/index.ts';
import type { UnitText } from './home.ts';
import { normalText } from './keys.ts';
import type { Memory } from './memory.ts';
import type { PreparedUnit } from './prepare.ts';
import { type MemoryTables, VARIANTS } from './schema.ts';

/** A unit of the memory while an import deals with it. */
export interface Resident {
  readonly id: number;
  /** In the order of their places. */
  readonly texts: UnitText[];
  status: number;
  confidence: number | null;
  created: number | null;
  changed: number | null;
  origins: number;
  readonly near: number;
}

/** Units of one pair of texts that are looked at when a home is sought; so many differ in a third language only. */
export const CANDIDATES = 8;

/** A unit that is to be, without its texts and origins yet. */
export function newResident(id: number, { unit, near }: PreparedUnit): Resident {
  return {
    id,
    texts: [],
    status: Math.max(0, REVIEW_STATUSES.indexOf(unit.status ?? 'unreviewed')),
    confidence: unit.confidence ?? null,
    created: unit.created?.getTime() ?? null,
    changed: unit.changed?.getTime() ?? null,
    origins: 0,
    near,
  };
}

/** What another origin says for all: the furthest review, the highest confidence, the widest stretch of time. */
export function mergeInto(home: Resident, unit: TranslationUnit): void {
  const status = REVIEW_STATUSES.indexOf(unit.status ?? 'unreviewed');
  home.status = Math.max(home.status, status);
  home.confidence = most(Math.max, home.confidence, unit.confidence);
  home.created = most(Math.min, home.created, unit.created?.getTime());
  home.changed = most(Math.max, home.changed, unit.changed?.getTime());
}

function most(
  which: (a: number, b: number) => number,
  a: number | null,
  b: number | undefined,
): number | null {
  if (b === undefined) return a;
  return a === null ? b : which(a, b);
}

/** The units of the memory that have one of these pairs of texts, by pair. */
export async function residentsOf(
  { database: { kind } }: Memory,
  db: Kysely<MemoryTables>,
  keys: readonly number[],
): Promise<Map<number, Resident[]>> {
  const found = new Map<number, Resident[]>();
  if (keys.length === 0) return found;
  const { rows: pairs } = await sql<{ key: number; unit: number }>`select key, unit from pair
    where key in (select value from ${numberTable(kind, keys)})`.execute(db);
  if (pairs.length === 0) return found;
  const residents = await loadResidents(kind, db, [...new Set(pairs.map(({ unit }) => unit))]);
  for (const { key, unit } of pairs) {
    const resident = residents.get(unit);
    if (resident === undefined) continue;
    const list = found.get(key);
    if (list === undefined) found.set(key, [resident]);
    else list.push(resident);
  }
  return found;
}

async function loadResidents(
  kind: Memory['database']['kind'],
  db: Kysely<MemoryTables>,
  ids: readonly number[],
): Promise<Map<number, Resident>> {
  const { rows: units } = await sql<Omit<Resident, 'texts'>>`
    select id, status, confidence, created, changed, origins, near from unit
    where id in (select value from ${numberTable(kind, ids)})`.execute(db);
  const residents = new Map<number, Resident>();
  for (const unit of units) residents.set(unit.id, { ...unit, texts: [] });
  const size = sql.lit(VARIANTS);
  const { rows: variants } = await sql<{ id: number; language: number; key: number; text: string }>`
    select v.id as id, v.language as language, v.key as key, v.text as text
    from ${numberTable(kind, ids)} join variant v on v.id >= given.value * ${size} and v.id < (given.value + 1) * ${size}
    order by v.id`.execute(db);
  for (const { id, language, key, text } of variants) {
    residents.get(Math.floor(id / VARIANTS))?.texts.push({ language, key, text, normal: normalText(text) });
  }
  return residents;
}

const COLUMNS = ['id', 'status', 'confidence', 'created', 'changed', 'origins', 'near'];

/** Writes new units, and of others what changed; their texts are written elsewhere. */
export async function writeResidents(
  { database: { kind } }: Memory,
  db: Kysely<MemoryTables>,
  fresh: readonly Resident[],
  changed: readonly Resident[],
): Promise<void> {
  const rowOf = ({ id, status, confidence, created, changed, origins, near }: Resident) => {
    return [id, status, confidence, created, changed, origins, near];
  };
  await insertRows(db, kind, 'unit', COLUMNS, fresh.map(rowOf));
  await insertRows(
    db,
    kind,
    'unit',
    COLUMNS,
    changed.map(rowOf),
    `on conflict (id) do update set status = excluded.status, confidence = excluded.confidence,
      created = excluded.created, changed = excluded.changed, origins = excluded.origins`,
  );
}
