/*
 * The tables. Identifiers are whole numbers that say where a row belongs, so that no index beside the primary key is
 * needed to find what belongs to a unit: a variant's is VARIANTS × unit + place, an origin's ORIGINS × unit + place.
 */

/** Variants of one unit at most. */
export const VARIANTS = 64;
/** Origins of one unit that are kept at most; more are counted. */
export const ORIGINS = 2 ** 20;

export interface SettingTable {
  name: string;
  value: string;
}

export interface LanguageTable {
  id: number;
  tag: string;
}

/** One row an import. */
export interface ImportTable {
  id: number;
  /** The document or file, as the caller named it. */
  name: string;
  /** Milliseconds since 1970, as all times here. */
  at: number;
  /** The report, JSON. */
  report: string;
}

/** One row a unit: what holds for all its origins. */
export interface UnitTable {
  id: number;
  /** Index in `REVIEW_STATUSES`, the furthest of all origins. */
  status: number;
  /** The highest of all origins. */
  confidence: number | null;
  created: number | null;
  changed: number | null;
  origins: number;
  /** Key of its texts without punctuation, case and numbers: units that share it are near duplicates. */
  near: number;
}

export interface VariantTable {
  id: number;
  language: number;
  /** Key of the text as it is compared, see `keys.ts`. */
  key: number;
  text: string;
}

/** One row for each time that a unit came: where from, and all that was said of it there. */
export interface OriginTable {
  id: number;
  import: number;
  line: number | null;
  /** Column; the word is one of SQL's. */
  col: number | null;
  document: string | null;
  /** JSON, see `origin.ts`; null where nothing else is known. */
  details: string | null;
}

/** By two texts of different languages to the units that have both. */
export interface PairTable {
  key: number;
  unit: number;
}

/** Records of a fixed size, many to a row, see `records.ts`. */
export interface RecordTable {
  kind: string;
  block: number;
  /** The generation in which the row was last written. */
  generation: number;
  data: Uint8Array | ArrayBuffer;
}

export interface MemoryTables {
  setting: SettingTable;
  language: LanguageTable;
  import: ImportTable;
  unit: UnitTable;
  variant: VariantTable;
  origin: OriginTable;
  pair: PairTable;
  record: RecordTable;
}
