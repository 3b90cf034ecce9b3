import type { Alignment } from '../alignment.ts';
import type { LanguageTag } from '../language.ts';

/** The formats that an alignment is written in. */
export type Format = 'tmx' | 'tsv' | 'jsonl' | 'json';

/** Why a unit is not in the output. */
export type SkipReason =
  /** Its confidence is under `minConfidence`. */
  | 'below-confidence'
  /** Only one language has it, so there is nothing to translate. */
  | 'single-cell'
  /** Fewer than two of the languages asked for have text in it. */
  | 'half-empty';

/**
 * What a writer takes and what it leaves out, known before the first chunk is made. It counts units; with
 * `pair`, where a unit falls into beads, it counts those.
 */
export interface WriteReport {
  readonly written: number;
  /** By the first reason that holds. */
  readonly skipped: Readonly<Record<SkipReason, number>>;
}

/** Options of all writers; each says which of them it heeds beside `minConfidence` and `onReport`. */
export interface WriteOptions {
  /** Units under this confidence, in [0,1], are left out. Default 0: none. */
  readonly minConfidence?: number | undefined;
  /** TMX: how languages are written, `zh-TW` (region) or `zh-Hant` (script). Default `region`. */
  readonly codes?: 'region' | 'script' | undefined;
  /** TMX: only these two languages, the first being the source language. */
  readonly pair?: readonly [source: LanguageTag, target: LanguageTag] | undefined;
  /** TMX: name of the document, kept with every unit and part of its stable identifier. */
  readonly documentName?: string | undefined;
  /** TMX: the version that the header names as its maker's. Default `unknown`. */
  readonly toolVersion?: string | undefined;
  /** TMX: the creation date. Default: the present. */
  readonly now?: Date | undefined;
  /** Called once, before the writer returns. */
  readonly onReport?: ((report: WriteReport) => void) | undefined;
}

/**
 * Writes an alignment as text, piece by piece. Options are checked and the report is made in the call;
 * the text is made while the caller reads it.
 *
 * @throws HexaplaError `INVALID_OPTION`
 */
export type Writer = (alignment: Alignment, options?: WriteOptions) => Iterable<string>;

/** A format as the command line and the service need to know it. */
export interface FormatInfo {
  readonly name: Format;
  /** File name endings with the dot, the usual one first. */
  readonly extensions: readonly [string, ...string[]];
  /** Media types, the usual one first. */
  readonly mediaTypes: readonly [string, ...string[]];
  readonly write: Writer;
}
