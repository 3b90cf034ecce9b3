import { sql } from 'kysely';
import { REVIEW_STATUSES, type ReviewStatus } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import type { Memory } from './memory.ts';
import { vectorState } from './vectors.ts';

export interface MemoryStats {
  readonly units: number;
  /** How often units came, doubles counted. */
  readonly origins: number;
  /** Texts by language, the most first. */
  readonly languages: readonly { readonly language: LanguageTag; readonly texts: number }[];
  readonly statuses: Readonly<Record<ReviewStatus, number>>;
  readonly imports: readonly { readonly name: string; readonly at: Date }[];
  /** The model that the vectors are from, and how many units have one; undefined where none has. */
  readonly vectors: { readonly model: string; readonly units: number } | undefined;
}

/** Imports that are named, the newest. */
const IMPORTS = 20;

/** What a memory holds. Reads all of its index: a second for a million units. */
export async function memoryStats(memory: Memory): Promise<MemoryStats> {
  const whole = memory.database.kind === 'sqlite' ? sql.raw('integer') : sql.raw('bigint');
  return memory.database.read(async (db) => {
    const { rows: byStatus } = await sql<{ status: number; units: number; origins: number }>`
      select status, cast(count(*) as ${whole}) as units, cast(sum(origins) as ${whole}) as origins
      from unit group by status`.execute(db);
    const { rows: languages } = await sql<{ language: string; texts: number }>`
      select l.tag as language, cast(count(*) as ${whole}) as texts from variant v join language l on l.id = v.language
      group by l.tag order by count(*) desc, l.tag`.execute(db);
    const imports = await db
      .selectFrom('import')
      .select(['name', 'at'])
      .orderBy('id', 'desc')
      .limit(IMPORTS)
      .execute();
    const { model, done } = await vectorState(db);
    const statuses = { unreviewed: 0, accepted: 0, edited: 0, rejected: 0 };
    for (const { status, units } of byStatus) statuses[REVIEW_STATUSES[status] ?? 'unreviewed'] += units;
    return {
      units: byStatus.reduce((sum, { units }) => sum + units, 0),
      origins: byStatus.reduce((sum, { origins }) => sum + origins, 0),
      languages,
      statuses,
      imports: imports.map(({ name, at }) => ({ name, at: new Date(at) })),
      vectors: done > 0 ? { model, units: done } : undefined,
    };
  });
}
