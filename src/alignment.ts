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

/** An aligned document. */
export interface Alignment {
  /** Order of the columns: as given, else as the editions appear. */
  readonly languages: readonly LanguageTag[];
  readonly editions: readonly AlignedEdition[];
  /** In the order of the text (see `Unit.moved`); every sentence of every edition is in exactly one. */
  readonly units: readonly Unit[];
  readonly other: readonly SetAside[];
  /** Folder name of the model that made the vectors. */
  readonly model: string;
}
