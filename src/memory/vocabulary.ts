/** Words that are remembered so as not to be written again. */
const REMEMBERED = 500_000;
/** Places for words that came lately; a power of two. */
const LATELY = 2 ** 14;

/** The words of an import. It may forget some, so that its memory is bounded. */
export class Vocabulary {
  readonly #words = new Set<string>();
  /** In front of the set, since a look into it costs the hash of a string and often a cache miss. */
  readonly #lately = new Array<string>(LATELY).fill('');

  /** Whether a word is new, or was forgotten. */
  add(word: string): boolean {
    const place = placeOf(word);
    if (this.#lately[place] === word) return false;
    this.#lately[place] = word;
    const before = this.#words.size;
    if (before >= REMEMBERED) this.#words.clear();
    return this.#words.add(word).size !== before;
  }
}

/** Of the length, the ends and the middle: all of a word would be read by the comparison again. */
function placeOf(word: string): number {
  const { length } = word;
  let hash = Math.imul(length, 0x9e3779b1) ^ word.charCodeAt(0);
  hash = Math.imul(hash, 0x01000193) ^ word.charCodeAt(1);
  hash = Math.imul(hash, 0x01000193) ^ word.charCodeAt(length >> 1);
  hash = Math.imul(hash, 0x01000193) ^ word.charCodeAt(length - 2);
  hash = Math.imul(hash, 0x01000193) ^ word.charCodeAt(length - 1);
  return (hash ^ (hash >>> 15)) & (LATELY - 1);
}
