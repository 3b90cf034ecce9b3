import type { BitextFormat, Rejection } from './bitext/index.ts';
import type { Repair } from './cleaning/index.ts';
import type { DocumentNote, EncodingFound, Mark, TextFormat } from './document/index.ts';
import type { SetAside } from './editions/index.ts';
import type { LanguageTag } from './language.ts';
import type { Sentence } from './sentences/sentence.ts';
import type { Unit } from './units/unit.ts';

/** The text of one language as it was read and split. */
export interface AlignedEdition {
  readonly language: LanguageTag;
  /** Name of the file or text that it stands in. */
  readonly source: string;
  /** The list that `Cell.sentences` and `Bead` index. */
  readonly sentences: readonly Sentence[];
}

/** How a document was read. */
export interface DocumentInfo {
  readonly name: string;
  readonly format: TextFormat | BitextFormat;
  readonly encoding?: EncodingFound | undefined;
  /** UTF-16 units of the text that all offsets count. */
  readonly characters: number;
  readonly notes: readonly DocumentNote[];
  readonly marks: readonly Mark[];
  /** What was repaired in the view of it, and how often. */
  readonly repairs: readonly Repair[];
  /** Units that a file of aligned texts has and that were not taken. */
  readonly rejected: readonly Rejection[];
}

/** An aligned document. */
export interface Alignment {
  /** Order of the columns: as given, else as the editions appear. */
  readonly languages: readonly LanguageTag[];
  readonly editions: readonly AlignedEdition[];
  /** In the order of the text (see `Unit.moved`); every sentence of every edition is in exactly one. */
  readonly units: readonly Unit[];
  readonly other: readonly SetAside[];
  /** The files or texts that it comes from, in the order given. */
  readonly documents: readonly DocumentInfo[];
  /** Folder name of the model that made the vectors. */
  readonly model: string;
}
