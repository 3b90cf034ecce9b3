import type { TranslationUnit } from './translation-unit.ts';

/** Formats of files whose texts are aligned already. */
export type BitextFormat = 'tmx' | 'xliff' | 'po' | 'csv' | 'tsv' | 'xlsx' | 'jsonl';

/** A place in a file: line and column from 1 in text files, row and column (from 1) in tables. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a reader did not take a unit. The list grows. */
export type RejectReason =
  /** Fewer than two languages have text in it. */
  | 'half-empty'
  /** A language code that names no language. */
  | 'unknown-language'
  /** It does not say of a text which language it is in. */
  | 'no-language'
  /** More of it than the limit for one unit. */
  | 'too-large'
  /** Not as its format wants it. */
  | 'malformed';

export interface Rejection {
  readonly reason: RejectReason;
  /** What is wrong, for a person. */
  readonly message: string;
  readonly at: Position;
  readonly id?: string | undefined;
}

/** What a reader comes upon, in the order of the file. Nothing in the file is dropped without a word. */
export type BitextItem =
  | { readonly kind: 'unit'; readonly unit: TranslationUnit; readonly at: Position }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };
