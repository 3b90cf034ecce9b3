import type { BitextFormat, Rejection, TranslationUnit } from '../bitext/index.ts';
import type { Source } from './source.ts';

/** Formats that become a text, in which the languages are then looked for. */
export type TextFormat = 'text' | 'markdown' | 'html' | 'docx' | 'pdf' | 'srt' | 'vtt' | 'epub';

/** How the bytes of a document were read. */
export interface EncodingFound {
  /** Name of the character set as the WHATWG encoding standard has it, in lower case: `utf-8`, `shift_jis` … */
  readonly name: string;
  /** A byte order mark, valid UTF-8, a statement inside the file, the caller, or a guess from the bytes. */
  readonly by: 'bom' | 'utf-8' | 'declared' | 'given' | 'detected';
}

/** What the reader of a document has to tell a person: something was lost, guessed or left out. */
export interface DocumentNote {
  /** Stable: `lossy`, `encoding-detected` … The list grows. */
  readonly code: string;
  readonly message: string;
}

/** What is known of a stretch of a text beside its words. */
export interface Mark {
  /** UTF-16 offsets into the document's text. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'page' | 'chapter' | 'cue' | 'cell';
  /** Number or name of the page, chapter or cue; address of the cell. */
  readonly label: string;
  /** Cues: when it is shown, in milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A document as text, whatever kind of file it came in. */
export interface TextDocument extends Source {
  readonly kind: 'text';
  readonly format: TextFormat;
  /** Absent where there was none to find: a string, or a format that settles it. */
  readonly encoding?: EncodingFound | undefined;
  /** In the order of the text; those of one kind do not overlap. */
  readonly marks: readonly Mark[];
  readonly notes: readonly DocumentNote[];
}

/** A document whose texts are aligned already. */
export interface BitextDocument {
  readonly kind: 'bitext';
  readonly name: string;
  readonly format: BitextFormat;
  readonly encoding?: EncodingFound | undefined;
  readonly units: readonly TranslationUnit[];
  readonly rejected: readonly Rejection[];
  readonly notes: readonly DocumentNote[];
}

export type Document = TextDocument | BitextDocument;
