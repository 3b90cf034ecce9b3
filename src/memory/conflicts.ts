import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../database/index.ts';
import { keyOf, normalText } from './keys.ts';
import { type MemoryTables, VARIANTS } from './schema.ts';
import { readUnits, type StoredUnit } from './stored-unit.ts';

/** Units with the same text that are looked at for each text. */
const LOOKED_AT = 16;

/**
 * Of some units, the others that contradict them: the same text in one language, and different texts in another. It is
 * found when it is asked for and kept nowhere, so it is never out of date.
 */
export async function conflictsOf(
  db: Kysely<MemoryTables>,
  kind: DatabaseKind,
  units: readonly StoredUnit[],
): Promise<Map<number, readonly number[]>> {
  const keys = new Set(units.flatMap(({ unit }) => unit.variants.map(({ text }) => keyOf(normalText(text)))));
  const others = new Map<number, number[]>();
  for (const key of keys) {
    const { rows } = await sql<{ id: number }>`select id from variant where key = ${key}
      order by id desc limit ${sql.lit(LOOKED_AT)}`.execute(db);
    if (rows.length > 1) {
      others.set(
        key,
        rows.map(({ id }) => Math.floor(id / VARIANTS)),
      );
    }
  }
  const read = await readUnits(db, kind, [...others.values()].flat());
  return new Map(
    units.map((unit) => {
      const same = unit.unit.variants.flatMap(({ text }) => others.get(keyOf(normalText(text))) ?? []);
      const found = [...new Set(same)].filter((number) => {
        const other = read.get(number);
        return number !== unit.number && other !== undefined && contradict(unit, other);
      });
      return [unit.number, found];
    }),
  );
}

/** Whether two units agree in one language and differ in another. */
export function contradict(a: StoredUnit, b: StoredUnit): boolean {
  const textsOf = ({ unit }: StoredUnit) => {
    const texts = new Map<string, Set<string>>();
    for (const { language, text } of unit.variants) {
      texts.set(language, (texts.get(language) ?? new Set()).add(normalText(text)));
    }
    return texts;
  };
  const mine = textsOf(a);
  let agrees = false;
  let differs = false;
  for (const [language, theirs] of textsOf(b)) {
    const own = mine.get(language);
    if (own === undefined) continue;
    if ([...own].some((text) => theirs.has(text))) agrees = true;
    else differs = true;
  }
  return agrees && differs;
}
