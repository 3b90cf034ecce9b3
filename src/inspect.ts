import type { AlignedEdition, DocumentInfo } from './alignment.ts';
import { findMojibake, type Mojibake } from './cleaning/index.ts';
import type { SetAside } from './editions/index.ts';
import type { AlignInput } from './input.ts';
import { prepare, type ReadOptions } from './prepare.ts';
import type { Sentence } from './sentences/index.ts';

/** A sentence, and what in it was broken by a wrong decoding before it came here; that is never repaired. */
export interface InspectedSentence extends Sentence {
  /** Offsets into the sentence's text; empty in most. */
  readonly broken: readonly Mojibake[];
}

export interface InspectedEdition extends AlignedEdition {
  readonly sentences: readonly InspectedSentence[];
}

/** What hexapla sees in documents before it aligns them. */
export interface Inspection {
  readonly documents: readonly DocumentInfo[];
  readonly editions: readonly InspectedEdition[];
  /** What belongs to no edition, in the order of the text. */
  readonly other: readonly SetAside[];
}

/**
 * Reads documents as `align` does and says what it found: languages, sentences, repairs, and what was set aside. One
 * edition is enough.
 *
 * @throws HexaplaError as `align` does of its input.
 *
 * @example
 * ```ts
 * const { editions, documents } = inspect(await readFile('article.txt', 'utf8'));
 * console.log(editions.map(({ language, sentences }) => [language, sentences.length]), documents[0]?.repairs);
 * ```
 */
export function inspect(input: AlignInput, options: ReadOptions = {}): Inspection {
  const { documents, editions, other } = prepare(input, options);
  const looked = editions.map((edition) => ({
    ...edition,
    sentences: edition.sentences.map((sentence) => ({ ...sentence, broken: findMojibake(sentence.text) })),
  }));
  return { documents, editions: looked, other };
}
