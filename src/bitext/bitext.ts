import type { LanguageTag } from '../language.ts';
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
  /** Marked as no longer in use. */
  | 'obsolete'
  /** In a part of the format that is not read: alternatives, binary units. */
  | 'unsupported'
  /** Not as its format wants it. */
  | 'malformed';

export interface Rejection {
  readonly reason: RejectReason;
  /** What is wrong, for a person. */
  readonly message: string;
  readonly at: Position;
  /** Identifier of the unit, where it has one. */
  readonly id?: string | undefined;
  /** Only one text was left out, with this language code in the file (`''` for none), and its unit was taken without it. */
  readonly variant?: string | undefined;
}

/** What a reader comes upon, in the order of the file. Nothing in the file is dropped without a word. */
export type BitextItem =
  | { readonly kind: 'unit'; readonly unit: TranslationUnit; readonly at: Position }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** What a file says of itself before its units. */
export interface BitextHeader {
  /** As it stands in the file; `*all*` in TMX is none. */
  readonly sourceLanguage?: string | undefined;
  /** Attributes, and properties with their types, in the order of the file. */
  readonly properties: readonly { readonly type: string; readonly value: string }[];
  readonly notes: readonly string[];
}

/** A file as bytes, as text that was decoded already (formats that are text) or as a stream of bytes. */
export type BitextInput = { readonly name: string; readonly format: BitextFormat } & (
  | { readonly bytes: Uint8Array }
  | { readonly text: string }
  | { readonly stream: AsyncIterable<Uint8Array> }
);

export interface ReadOptions {
  /**
   * Languages, where the file does not say them: of the columns of a table without a header, in their order;
   * of a PO file, source and target. The source of a PO file is `en` by default.
   */
  readonly languages?: readonly LanguageTag[] | undefined;
  /** What codes of the file mean that name no language by themselves: `{ zh: 'zh-Hans', jp: 'ja' }`. */
  readonly codes?: Readonly<Record<string, LanguageTag>> | undefined;
  /** UTF-16 units of a segment at most, default 1 Mi; a unit with a longer one is rejected as `too-large`. */
  readonly maxSegment?: number | undefined;
  /** Bytes of the file at most, after inflation. Default: none, since memory does not grow with them. */
  readonly maxBytes?: number | undefined;
  /** Called before the first item where the format has a header (TMX, PO, XLIFF). */
  readonly onHeader?: ((header: BitextHeader) => void) | undefined;
}

export const MAX_SEGMENT = 2 ** 20;
