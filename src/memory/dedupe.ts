import { type RawBuilder, sql } from 'kysely';
import type { DatabaseKind } from '../database/index.ts';
import { contradict } from './conflicts.ts';
import type { Memory } from './memory.ts';
import { bareText } from './prepare.ts';
import { VARIANTS } from './schema.ts';
import { readUnits, type StoredUnit } from './stored-unit.ts';
import { comparedTokens } from './tokens.ts';

/** Units that say the same but for what a reader would hardly see. */
export interface DuplicateGroup {
  /** `form`: case, width, punctuation or white space; `numbers`: the numbers in them as well. */
  readonly kind: 'form' | 'numbers';
  /** The one that stays: reviewed rather than not, then the one that came most often, then the oldest. */
  readonly kept: StoredUnit;
  readonly others: readonly StoredUnit[];
}

/** Units that agree in one language and differ in another. */
export interface ConflictGroup {
  readonly units: readonly StoredUnit[];
}

/** Units of a group that are looked at. */
const GROUP = 64;
/** Groups that are looked at together. */
const PAGE = 200;

/** Groups of near duplicates, a few hundred in memory at a time. The first time it makes the index that it needs. */
export async function* duplicateGroups(memory: Memory): AsyncGenerator<DuplicateGroup> {
  const { kind } = memory.database;
  await memory.database.write((db) => sql`create index if not exists unit_near on unit (near)`.execute(db));
  const shared = (from: number) => sql<{ key: number }>`select near as key from unit where near > ${from}
    group by near having count(*) > 1 order by near limit ${sql.lit(PAGE)}`;
  const members = (key: number) => sql<{ unit: number }>`select id as unit from unit where near = ${key}
    order by id limit ${sql.lit(GROUP)}`;
  for await (const group of groups(memory.database.read, kind, shared, members)) yield* groupsOf(group);
}

/** Groups of units that contradict each other; a unit may be in several. */
export async function* conflictGroups(memory: Memory): AsyncGenerator<ConflictGroup> {
  const { kind } = memory.database;
  const unit = kind === 'sqlite' ? sql`id / ${sql.lit(VARIANTS)}` : sql`(id / ${sql.lit(VARIANTS)})::bigint`;
  const shared = (from: number) => sql<{ key: number }>`select key from variant where key > ${from}
    group by key having count(*) > 1 order by key limit ${sql.lit(PAGE)}`;
  const members = (key: number) => sql<{
    unit: number;
  }>`select ${unit} as unit from variant where key = ${key}
    order by id limit ${sql.lit(GROUP)}`;
  for await (const group of groups(memory.database.read, kind, shared, members)) {
    const units = group.filter((one) => group.some((other) => one !== other && contradict(one, other)));
    if (units.length > 1) yield { units };
  }
}

async function* groups(
  read: Memory['database']['read'],
  kind: DatabaseKind,
  shared: (from: number) => RawBuilder<{ key: number }>,
  members: (key: number) => RawBuilder<{ unit: number }>,
): AsyncGenerator<StoredUnit[]> {
  let last = -1;
  for (;;) {
    const from = last;
    const page = await read(async (db) => {
      const found: StoredUnit[][] = [];
      const { rows } = await shared(from).execute(db);
      for (const { key } of rows) {
        const { rows: ids } = await members(key).execute(db);
        const units = await readUnits(
          db,
          kind,
          ids.map(({ unit }) => unit),
        );
        found.push([...units.values()]);
      }
      return { found, end: rows.at(-1)?.key };
    });
    yield* page.found;
    if (page.end === undefined) return;
    last = page.end;
  }
}

/** Takes apart what only shares a key, and tells the kinds. */
function* groupsOf(units: readonly StoredUnit[]): Generator<DuplicateGroup> {
  for (const same of byText(units, (text) => bareText(text))) {
    const forms = byText(same, (text) => formText(text));
    for (const group of forms) if (group.length > 1) yield duplicates('form', group);
    if (forms.length > 1)
      yield duplicates(
        'numbers',
        forms.flatMap((group) => group.slice(0, 1)),
      );
  }
}

function duplicates(kind: DuplicateGroup['kind'], units: readonly StoredUnit[]): DuplicateGroup {
  const reviewed = ({ unit }: StoredUnit) => Number(unit.status === 'accepted' || unit.status === 'edited');
  const [kept, ...others] = [...units].sort(
    (a, b) => reviewed(b) - reviewed(a) || b.count - a.count || a.number - b.number,
  );
  if (kept === undefined) throw new Error('a group has no units');
  return { kind, kept, others };
}

/** Units by their texts in all languages, each text as `form` makes it. */
function byText(units: readonly StoredUnit[], form: (text: string) => string): StoredUnit[][] {
  const groups = new Map<string, StoredUnit[]>();
  for (const unit of units) {
    const texts = unit.unit.variants.map(({ language, text }) => `${language} ${form(text)}`);
    const key = JSON.stringify(texts.sort());
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  return [...groups.values()];
}

/** A text without case, width, punctuation and white space. */
function formText(text: string): string {
  return comparedTokens(text).join(' ');
}
