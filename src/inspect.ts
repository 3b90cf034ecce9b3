import type { AlignedEdition, DocumentInfo } from './alignment.ts';
import type { SetAside } from './editions/index.ts';
import type { AlignInput } from './input.ts';
import { prepare, type ReadOptions } from './prepare.ts';

/** What hexapla sees in documents before it aligns them. */
export interface Inspection {
  readonly documents: readonly DocumentInfo[];
  readonly editions: readonly AlignedEdition[];
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
  return { documents, editions, other };
}
