import type { ColumnType, Generated } from 'kysely';

/** Bytes; the driver of SQLite reads them as a bare buffer. */
export type Bytes = ColumnType<Uint8Array | ArrayBuffer, Uint8Array, never>;

/** A document, its state and what is counted of its units. Times are milliseconds since 1970. */
export interface DocumentTable {
  /** Short name for other tables, in the order in which the documents came. */
  readonly number: Generated<number>;
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** JSON, null where nothing failed. */
  readonly error: string | null;
  readonly created: number;
  readonly changed: number;
  readonly revision: number;
  /** JSON. */
  readonly options: string;
  /** JSON, as the next two. */
  readonly languages: string;
  readonly infos: string;
  /** Codes of flags; a unit's flags are the sum of 2^index. */
  readonly flag_codes: string;
  readonly units: number;
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  readonly flagged: number;
  readonly bookmarked: number;
  /** What the next new unit is called. */
  readonly next_unit: number;
  /** Revision of the change that undo takes back. */
  readonly undo_top: number | null;
  /** Revision of the change that redo makes again. */
  readonly redo_top: number | null;
  /** How often work on it was begun; tells one worker's try from the next. */
  readonly attempts: number;
  /** When whoever works on it was last heard of. */
  readonly beat: number | null;
  /** JSON; only where the work is done in another process. */
  readonly progress: string | null;
}

export interface FileTable {
  readonly document: number;
  readonly place: number;
  readonly name: string;
  readonly language: string | null;
  readonly bytes: Bytes;
}

/** The result of an alignment, in parts that are read and written one by one: compressed JSON. */
export interface PartTable {
  readonly document: number;
  readonly kind: string;
  readonly place: number;
  readonly content: Bytes;
}

/** The units as they are now; all of it follows from the result and the log. */
export interface UnitTable {
  readonly document: number;
  readonly id: number;
  /** Rises with the order of the units, with gaps. */
  readonly rank: number;
  /** First letter of the status. */
  readonly status: string;
  /** 0 where nobody has looked at it, else 1. */
  readonly reviewed: number;
  /** Confidence, 2 where a person made the unit. */
  readonly certainty: number;
  readonly flags: number;
  readonly bookmarked: number;
  /** First sentence a language, -1 without, with commas. */
  readonly firsts: string;
  /** Characters of the longest cell. */
  readonly length: number;
  /** When somebody changed it last. */
  readonly changed: number | null;
  /** Text of all cells as it is searched. */
  readonly folded: string;
  /** JSON of the unit. */
  readonly content: string;
}

/** What was done to a document, in order; rows are added and never changed. */
export interface LogTable {
  readonly document: number;
  /** The revision that it led to. */
  readonly revision: number;
  readonly at: number;
  readonly who: string | null;
  /** JSON. */
  readonly operation: string;
  /** Of undo and redo: the revision of the change that was meant. */
  readonly target: number | null;
  /** Of a change, the one that undo took back before it; of an undo, the one that redo made again before it. */
  readonly below: number | null;
  /** Compressed JSON. */
  readonly splices: Bytes;
}

export interface ServiceTables {
  readonly review_document: DocumentTable;
  readonly review_file: FileTable;
  readonly review_part: PartTable;
  readonly review_unit: UnitTable;
  readonly review_log: LogTable;
}
