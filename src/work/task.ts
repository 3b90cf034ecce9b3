import type { LanguageTag } from '../language.ts';
import type { ReadOptions } from '../prepare.ts';

/** A file as it was sent, kept so that the work on it can begin again. */
export interface StoredFile {
  /** For messages and formats only; never a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its language where the sender says it. */
  readonly language?: LanguageTag | undefined;
}

/** How the files of a document are read and aligned. */
export interface DocumentOptions extends ReadOptions {
  readonly encoding?: string | undefined;
  readonly html?: 'main' | 'all' | undefined;
  readonly inputFormat?: string | undefined;
}

/** Some sentences of a document, by language; indices into its edition. */
export type Sentences = Readonly<Record<LanguageTag, readonly number[]>>;

/** A document to be aligned. */
export interface AlignTask {
  /** Tells documents apart, so that one that is open already is not opened again. */
  readonly key: string;
  readonly files: readonly StoredFile[];
  readonly options: DocumentOptions;
  readonly model?: string | undefined;
}
