import type { AlignedEdition } from '../alignment.ts';

/** Share of its words that a cell in its edition's language has in common with the edition's other sentences. */
const COMMON_SHARE = 0.4;
/** In Chinese, Japanese and Thai a pair of neighbouring characters counts as a word. */
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}]+/gu;

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(WORDS) ?? []);
}

/** The words of one edition, and in how many of its sentences each stands. */
export class Vocabulary {
  readonly #edition: AlignedEdition;
  /** Words that stand in one sentence alone are left out: they are most of them. */
  readonly #seen = new Map<string, number>();

  constructor(edition: AlignedEdition) {
    this.#edition = edition;
    const once = new Set<string>();
    for (const { text } of edition.sentences) {
      for (const word of wordsOf(text)) {
        const count = this.#seen.get(word);
        if (count !== undefined) this.#seen.set(word, count + 1);
        else if (once.delete(word)) this.#seen.set(word, 2);
        else once.add(word);
      }
    }
  }

  /**
   * Whether these sentences have few words that their edition has elsewhere. A cell in another language is one of
   * these; identifying the language of every cell would take longer than all the rest of the alignment.
   */
  isUncommon(sentences: readonly number[]): boolean {
    const own = new Map<string, number>();
    for (const index of sentences) {
      for (const word of wordsOf(this.#edition.sentences[index]?.text ?? '')) {
        own.set(word, (own.get(word) ?? 0) + 1);
      }
    }
    let common = 0;
    for (const [word, count] of own) if ((this.#seen.get(word) ?? 0) > count) common++;
    return common < COMMON_SHARE * own.size;
  }
}
