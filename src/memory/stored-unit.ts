import { type Kysely, sql } from 'kysely';
import { REVIEW_STATUSES, type TranslationUnit, type Variant } from '../bitext/index.ts';
import { type DatabaseKind, numberTable } from '../database/index.ts';
import type { LanguageTag } from '../language.ts';
import { languagesOf } from './memory.ts';
import { type OriginDetails, readDetails } from './origin.ts';
import { type MemoryTables, ORIGINS, VARIANTS } from './schema.ts';

/** Origins that are read with a unit at most. */
const SHOWN_ORIGINS = 16;

/** Where a unit comes from. */
export interface Origin {
  /** Name of the import. */
  readonly import: string;
  /** When it was imported. */
  readonly at: Date;
  readonly document?: string | undefined;
  /** Identifier that it had there. */
  readonly id?: string | undefined;
  /** In the file that was imported. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** UTF-16 offsets into the texts of its documents. */
  readonly places: readonly {
    readonly language: LanguageTag;
    readonly source?: string | undefined;
    readonly start?: number | undefined;
    readonly end?: number | undefined;
  }[];
}

/** A unit of a memory. */
export interface StoredUnit {
  /** In this memory. */
  readonly number: number;
  /** What its first origin says of it, with the status, confidence and dates of all of them. */
  readonly unit: TranslationUnit;
  /** How often it came. */
  readonly count: number;
  /** The first of its origins. */
  readonly origins: readonly Origin[];
}

interface OriginRow {
  id: number;
  name: string;
  at: number;
  line: number | null;
  col: number | null;
  document: string | null;
  details: string | null;
}

/** Units by their numbers; those that are gone are not among them. */
export async function readUnits(
  db: Kysely<MemoryTables>,
  kind: DatabaseKind,
  numbers: readonly number[],
): Promise<Map<number, StoredUnit>> {
  const tags = new Map([...(await languagesOf(db))].map(([tag, id]) => [id, tag]));
  const wanted = [...new Set(numbers)];
  const { rows: units } = await sql<{
    id: number;
    status: number;
    confidence: number | null;
    created: number | null;
    changed: number | null;
    origins: number;
  }>`select id, status, confidence, created, changed, origins from unit
    where id in (select value from ${numberTable(kind, wanted)}) order by id`.execute(db);
  const variants = sql.lit(VARIANTS);
  const { rows: texts } = await sql<{ id: number; language: number; text: string }>`
    select v.id as id, v.language as language, v.text as text from ${numberTable(kind, wanted)}
    join variant v on v.id >= given.value * ${variants} and v.id < (given.value + 1) * ${variants}
    order by v.id`.execute(db);
  const origins = sql.lit(ORIGINS);
  const { rows: from } = await sql<OriginRow>`select o.id as id, i.name as name, i.at as at, o.line as line,
    o.col as col, o.document as document, o.details as details from ${numberTable(kind, wanted)}
    join origin o on o.id >= given.value * ${origins} and o.id < given.value * ${origins} + ${sql.lit(SHOWN_ORIGINS)}
    left join import i on i.id = o.import order by o.id`.execute(db);

  const byUnit = grouped(texts, ({ id }) => Math.floor(id / VARIANTS));
  const originsByUnit = grouped(from, ({ id }) => Math.floor(id / ORIGINS));
  const made = new Map<number, StoredUnit>();
  for (const row of units) {
    const own = (byUnit.get(row.id) ?? []).map(({ language, text }) => ({
      language: tags.get(language) ?? 'und',
      text,
    }));
    const read = (originsByUnit.get(row.id) ?? []).map((origin) => ({
      origin,
      details: readDetails(origin.details),
    }));
    const first = read[0];
    made.set(row.id, {
      number: row.id,
      unit: {
        ...about(first?.details ?? {}),
        document: first?.origin.document ?? undefined,
        variants: own.map((text, place): Variant => ({ ...text, ...placeIn(first?.details, place) })),
        status: REVIEW_STATUSES[row.status],
        confidence: row.confidence ?? undefined,
        created: row.created === null ? undefined : new Date(row.created),
        changed: row.changed === null ? undefined : new Date(row.changed),
      },
      count: row.origins,
      origins: read.map(({ origin, details }) => ({
        import: origin.name,
        at: new Date(origin.at),
        document: origin.document ?? undefined,
        id: details.id,
        line: origin.line ?? undefined,
        column: origin.col ?? undefined,
        places: (details.variants ?? []).flatMap(({ place, source, start, end }) => {
          const language = own[place]?.language;
          return language === undefined || start === undefined ? [] : [{ language, source, start, end }];
        }),
      })),
    });
  }
  return made;
}

function about({ id, remarks, moved, beads, notes, properties }: OriginDetails) {
  return { id, remarks, moved, beads, notes, properties };
}

function placeIn(details: OriginDetails | undefined, place: number) {
  const found = details?.variants?.find((variant) => variant.place === place);
  return { original: found?.original, source: found?.source, start: found?.start, end: found?.end };
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
