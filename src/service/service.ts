import type { DocumentInfo } from '../alignment.ts';
import type { ReviewStatus, TranslationUnit } from '../bitext/index.ts';
import type { SetAside } from '../editions/index.ts';
import type { ErrorCode } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import type { Operation, ReviewUnit, Splice } from '../review/index.ts';
import type { DocumentOptions, StoredFile } from '../work/index.ts';

export type { DocumentOptions, StoredFile } from '../work/index.ts';

export const DOCUMENT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** A document in the service. */
export interface DocumentRecord {
  /** Made of the bytes and the options: the same files with the same options are the same document. */
  readonly id: string;
  readonly name: string;
  readonly state: DocumentState;
  /** While it runs. */
  readonly progress?: { readonly stage: string; readonly done: number; readonly total: number } | undefined;
  /** Why it failed; `INTERNAL` where that is a mistake of the program, or the work broke off again and again. */
  readonly error?: { readonly code: ErrorCode | 'INTERNAL'; readonly message: string } | undefined;
  readonly created: Date;
  readonly changed: Date;
  /** Order of the columns; empty until it is done. */
  readonly languages: readonly LanguageTag[];
  /** Rises with every change of its units, undo and redo among them. */
  readonly revision: number;
  readonly counts: {
    readonly units: number;
    readonly byStatus: Readonly<Record<ReviewStatus, number>>;
    readonly flagged: number;
    readonly bookmarked: number;
  };
  /** How its files were read; empty until it is done. */
  readonly documents: readonly DocumentInfo[];
}

/** Which units, and in what order. */
export interface UnitQuery {
  /** `uncertain`: unreviewed units first, the least certain of them first. Default `position`. */
  readonly order?: 'position' | 'uncertain' | undefined;
  readonly status?: readonly ReviewStatus[] | undefined;
  /** Units with one of these flags. */
  readonly flags?: readonly string[] | undefined;
  readonly minConfidence?: number | undefined;
  readonly maxConfidence?: number | undefined;
  /** Text that a cell has, whatever its case. */
  readonly text?: string | undefined;
  readonly bookmarked?: boolean | undefined;
  /** Begins at this position (from 0) of the result instead of a cursor: a table that scrolls jumps. */
  readonly offset?: number | undefined;
  readonly cursor?: string | undefined;
  /** 1 to 500. */
  readonly limit?: number | undefined;
}

/** A unit and where it stands among all of its document. */
export interface PlacedUnit extends ReviewUnit {
  /** From 0. */
  readonly position: number;
}

export interface UnitPage {
  readonly revision: number;
  readonly units: readonly PlacedUnit[];
  /** Units that the query finds in all. */
  readonly total: number;
  readonly next?: string | undefined;
}

/** All units of a document in few bytes, in order: what an overview and a long table need. */
export interface Outline {
  readonly revision: number;
  readonly ids: readonly string[];
  /** In hundredths; -1 where a person made the unit. */
  readonly confidences: readonly number[];
  /** A letter for each unit: u unreviewed, a accepted, e edited, r rejected. */
  readonly statuses: string;
  /** Codes that occur, and for each unit the sum of 2^index. */
  readonly flags: { readonly codes: readonly string[]; readonly bits: readonly number[] };
  /** By language: the first sentence of each unit, -1 without. The path of the alignment. */
  readonly firsts: Readonly<Record<LanguageTag, readonly number[]>>;
  /** Characters of the longest cell of each unit. */
  readonly lengths: readonly number[];
}

/** What can be asked of a document: operations on its units, or to align a stretch of them again. */
export type ServiceOperation =
  | Operation
  /** From one unit to another (default: the whole document), those that people confirmed staying as they are. */
  | { readonly op: 'realign'; readonly from?: string | undefined; readonly to?: string | undefined };

/** An entry of the log of a document. */
export interface LogEntry {
  /** The revision that it led to. */
  readonly revision: number;
  readonly at: Date;
  /** Name of the token that it was done with. */
  readonly by?: string | undefined;
  readonly operation: ServiceOperation | { readonly op: 'undo' | 'redo'; readonly of: number };
  /** Whether its effect was taken back. */
  readonly undone: boolean;
}

/** What a change did, for clients to follow. */
export interface Applied {
  readonly revision: number;
  readonly splices: readonly Splice[];
  readonly counts: DocumentRecord['counts'];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Who asks, and what of the document he has seen. */
export interface ChangeOptions {
  /** The change is refused (`STALE_REVISION`) where the document is at another revision. Absent: whatever it is at. */
  readonly revision?: number | undefined;
  readonly by?: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

/**
 * Documents, their alignment in the background and their review, in a database. All calls reject with HexaplaError:
 * `DOCUMENT_MISSING`, `UNIT_MISSING`, `INVALID_OPERATION`, `STALE_REVISION`, `INVALID_OPTION` (a cursor), `BUSY` (a full queue),
 * or those of the database.
 */
export interface Service {
  /** Keeps the files and queues the work; the same files and options give the document that is there. */
  create(
    files: readonly StoredFile[],
    options: DocumentOptions,
  ): Promise<{ readonly document: DocumentRecord; readonly isNew: boolean }>;
  list(page: {
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  }): Promise<Page<DocumentRecord>>;
  get(id: string): Promise<DocumentRecord>;
  /** Removes the document with all that is known of it; work on it stops. */
  remove(id: string): Promise<void>;
  /** The document at once, then whenever its state, progress or revision changes, until the signal. */
  watch(id: string, signal: AbortSignal): AsyncIterable<DocumentRecord>;
  units(id: string, query: UnitQuery): Promise<UnitPage>;
  unit(id: string, unit: string): Promise<PlacedUnit>;
  outline(id: string): Promise<Outline>;
  /** What belongs to no edition. */
  other(id: string): Promise<readonly SetAside[]>;
  operate(id: string, operation: ServiceOperation, options?: ChangeOptions): Promise<Applied>;
  undo(id: string, options?: ChangeOptions): Promise<Applied>;
  redo(id: string, options?: ChangeOptions): Promise<Applied>;
  /** The latest first. */
  history(
    id: string,
    page: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  ): Promise<Page<LogEntry>>;
  /** The units in their order as a translation memory has them: texts as edited, with status, notes and origin. */
  translationUnits(id: string): AsyncIterable<TranslationUnit>;
  /** Whether the database answers and work is being done. */
  ready(): Promise<boolean>;
  /** Numbers for a monitor. */
  load(): Promise<{ readonly queued: number; readonly running: number; readonly documents: number }>;
  /** Finishes or puts back what runs, and closes the database. */
  close(): Promise<void>;
}
