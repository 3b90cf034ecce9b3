import type {
  Applied,
  DocumentRecord,
  LogEntry,
  Outline,
  Page,
  PlacedUnit,
  ServiceOperation,
  UnitPage,
} from '../../service/service.ts';

/** A value as it comes out of JSON: times are texts. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Wire<T[Key]> }
      : T;

export type DocumentWire = Wire<DocumentRecord>;
export type LogEntryWire = Wire<LogEntry>;
export type { Applied, Outline, Page, PlacedUnit, ServiceOperation, UnitPage };

/** A hit of the translation memory, as far as the page shows it. */
export interface MemoryHit {
  readonly mode: string;
  readonly score: number;
  readonly unit: {
    readonly number: number;
    readonly count: number;
    readonly unit: {
      readonly variants: readonly { readonly language: string; readonly text: string }[];
      readonly document?: string;
      readonly status?: string;
    };
  };
  readonly variant?: number;
  readonly highlights?: readonly { readonly start: number; readonly end: number }[];
}

/** What an export keeps and what it leaves out, by reason. */
export interface ExportReport {
  readonly written: number;
  readonly skipped: Readonly<Record<string, number>>;
}
