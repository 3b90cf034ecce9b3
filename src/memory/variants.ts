import { type Kysely, sql } from 'kysely';
import { type DatabaseKind, numberTable } from '../database/index.ts';
import { keyOf, normalText } from './keys.ts';
import { type MemoryTables, VARIANTS } from './schema.ts';

/** A text of the memory. */
export interface StoredVariant {
  readonly unit: number;
  readonly place: number;
  readonly language: number;
  readonly text: string;
}

interface Row {
  id: number;
  language: number;
  text: string;
}

const ofRow = ({ id, language, text }: Row): StoredVariant => ({
  unit: Math.floor(id / VARIANTS),
  place: id % VARIANTS,
  language,
  text,
});

/** Variants by their identifiers, in any order. */
export async function readVariants(
  db: Kysely<MemoryTables>,
  kind: DatabaseKind,
  ids: readonly number[],
): Promise<StoredVariant[]> {
  const { rows } = await sql<Row>`select id, language, text from variant
    where id in (select value from ${numberTable(kind, ids)})`.execute(db);
  return rows.map(ofRow);
}

/** Variants that say exactly this, but for white space and normal form; the newest first. */
export async function sameVariants(
  db: Kysely<MemoryTables>,
  text: string,
  language: number | undefined,
  limit: number,
): Promise<StoredVariant[]> {
  const normal = normalText(text);
  if (normal === '') return [];
  const inLanguage = language === undefined ? sql`true` : sql`language = ${language}`;
  const { rows } = await sql<Row>`select id, language, text from variant
    where key = ${keyOf(normal)} and ${inLanguage} order by id desc limit ${limit}`.execute(db);
  return rows.filter((row) => normalText(row.text) === normal).map(ofRow);
}
