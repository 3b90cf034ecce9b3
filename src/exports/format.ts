import type { Alignment } from '../alignment.ts';
import type { ReviewStatus, TranslationUnit } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';

/** The formats that units are written in. */
export type Format = 'tmx' | 'xliff' | 'tsv' | 'csv' | 'xlsx' | 'jsonl' | 'json' | 'moses' | 'html';

/** Where units come from; a source that is read twice (Moses) must give the same units each time. */
export type Units = Iterable<TranslationUnit> | AsyncIterable<TranslationUnit>;

/** Two languages of a text, the first being translated. */
export type LanguagePair = readonly [source: LanguageTag, target: LanguageTag];

/** Why a unit is not in the output, in the order in which they are looked for. */
export type SkipReason =
  /** Only one language has it, so there is nothing to translate. */
  | 'single-cell'
  /** Fewer than two of the languages asked for have text in it. */
  | 'half-empty'
  /** The language that the file names as its source has no text in it. */
  | 'no-source'
  /** Its confidence is under `minConfidence`. */
  | 'below-confidence'
  /** Its review status is none of those asked for. */
  | 'other-status'
  /** Its flags are not those asked for. */
  | 'flags'
  /** It is older or newer than asked for, or nobody knows its date. */
  | 'outside-dates'
  /** It comes from another document. */
  | 'other-document'
  /** It says the same in all its languages: not translated. */
  | 'source-equals-target'
  /** A text of it is longer than the format can hold. */
  | 'too-long'
  /** The same texts in the same languages have been written before. */
  | 'duplicate';

/** What a writer takes and what it leaves out. It counts units; where a unit falls into beads, it counts those. */
export interface WriteReport {
  readonly written: number;
  /** By the first reason that holds. */
  readonly skipped: Readonly<Record<SkipReason, number>>;
}

/** What is written of a stream of units; the same for every format. Nothing is left out where nothing is said. */
export interface UnitFilter {
  /**
   * Units under this confidence, in [0,1], are left out. Default 0: none. A unit whose confidence nobody
   * computed stays: it was made by people.
   */
  readonly minConfidence?: number | undefined;
  /** Only units with one of these; a unit that bears none is unreviewed. */
  readonly status?: readonly ReviewStatus[] | undefined;
  /** Only these languages, in this order, two at least. */
  readonly languages?: readonly LanguageTag[] | undefined;
  /** `only`: units with one of these flags at least; `without`: units with none of these. */
  readonly flags?:
    | { readonly only?: readonly string[] | undefined; readonly without?: readonly string[] | undefined }
    | undefined;
  /** Units that say the same in every language that they have. Default `keep`. */
  readonly sourceEqualsTarget?: 'keep' | 'drop' | undefined;
  /** Units that fewer than two of the languages have. Default `keep`; TMX, XLIFF and Moses always drop them. */
  readonly halfEmpty?: 'keep' | 'drop' | undefined;
  /** Units with the texts of one that is written already. Default `keep`. */
  readonly duplicates?: 'keep' | 'drop' | undefined;
  /** Only units changed (or, where that is unknown, made) at this moment or later. */
  readonly since?: Date | undefined;
  /** Only units changed (or made) at this moment or earlier. */
  readonly until?: Date | undefined;
  /** Only units of the document with this name. */
  readonly document?: string | undefined;
}

/** Options of all writers, beside the filter; `FormatInfo.heeds` says which formats heed the first three. */
export interface WriteOptions extends UnitFilter {
  /**
   * Only these two languages, the first being the source language. A unit that is aligned more finely between
   * the two than as a whole is written bead by bead.
   */
  readonly bilingual?: LanguagePair | undefined;
  /** How languages are written, `zh-TW` (region) or `zh-Hant` (script). Default `region`. */
  readonly codes?: 'region' | 'script' | undefined;
  /** Default `1.2`. */
  readonly xliffVersion?: '1.2' | '2.1' | undefined;
  /** Name of an alignment's document, kept with every unit and part of its stable identifier. */
  readonly documentName?: string | undefined;
  /** The version that files name as their maker's. Default `unknown`. */
  readonly toolVersion?: string | undefined;
  /** The creation date. Default: the present. */
  readonly now?: Date | undefined;
  /** Called once: before the writer returns for an alignment, at the end of the last file for a stream of units. */
  readonly onReport?: ((report: WriteReport) => void) | undefined;
}

/** Options for a stream of units, of which nothing is known before it is read. */
export interface UnitWriteOptions extends WriteOptions {
  /** The languages to write, in the order of the columns; others are left out. */
  readonly languages: readonly LanguageTag[];
  /**
   * TMX: the source language that the header names; units without it are left out. Default: the first of
   * `bilingual`, else none (`*all*`).
   */
  readonly sourceLanguage?: LanguageTag | undefined;
}

export type Chunk = string | Uint8Array;

/** One file of the output. */
export interface OutputFile {
  /** What tells it from its siblings (`en`, for NAME.en); '' where a format has one file. */
  readonly suffix: string;
  /** Text (to be written in UTF-8) or bytes. May be read once. */
  readonly chunks: AsyncIterable<Chunk>;
}

/** What is known when a writer begins. */
export interface RenderOptions {
  /** The columns. */
  readonly languages: readonly LanguageTag[];
  /** The language that all units have, if that is known. */
  readonly sourceLanguage: LanguageTag | undefined;
  readonly codes: 'region' | 'script';
  readonly xliffVersion: '1.2' | '2.1';
  readonly documentName: string;
  readonly toolVersion: string;
  readonly now: Date;
}

/** Renders units that have been chosen already, as they are read. */
export type UnitRenderer = (
  units: AsyncIterable<TranslationUnit>,
  options: RenderOptions,
) => AsyncIterable<Chunk>;

export type HeededOption = 'bilingual' | 'codes' | 'xliffVersion';

/** A format as the command line and the service need to know it. */
export interface FormatInfo {
  readonly name: Format;
  /** File name endings with the dot, the usual one first. */
  readonly extensions: readonly [string, ...string[]];
  /** Media types, the usual one first. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** Options that only some formats have and this one does. */
  readonly heeds: readonly HeededOption[];
  /** One file a language instead of one file. */
  readonly manyFiles: boolean;
  /**
   * Writes an alignment. Options are checked and the report is made in the call; the files are made while the
   * caller reads them.
   *
   * @throws HexaplaError `INVALID_OPTION`
   */
  readonly write: (alignment: Alignment, options?: WriteOptions) => readonly OutputFile[];
  /**
   * Writes a stream of units in memory that does not grow with it (but for 16 bytes a unit where identifiers
   * or duplicates are looked at); the report comes at the end. Absent where a format is for alignments only.
   *
   * @throws HexaplaError `INVALID_OPTION`
   */
  readonly writeUnits?: (units: Units, options: UnitWriteOptions) => readonly OutputFile[];
}
