import type { Writing } from './writing.ts';

/**
 * Natural logarithms of probabilities of the coarse classes: estimates, set so that the texts of `bench/encodings.mjs` come
 * out right.
 */
const BROKEN = -16;
const CONTROL = -14;
const FOREIGN = -11;
const TYPOGRAPHIC = -6;
const WIDE_PUNCTUATION = -4.5;
const UPPER_AT_START = -2;
const UPPER_INSIDE = -7;
/** ASCII: as likely in any writing, since names, numbers and markup stand in all. */
const ASCII = -3;
/** A letter beyond ASCII behind another, in a writing with ASCII letters. */
const TWO_OWN = -2.5;
/** A letter beside an ASCII letter, in a writing without them. */
const BESIDE_ASCII = -3;

const TYPOGRAPHIC_MARKS = new Set('‘’“”„‚«»‹›–—…•·°§©®™€£¥№×½¼¾ªº\u00a0\u00ad');
const WIDE_MARKS = /[\u3000-\u303f\uff00-\uffef]/u;
const CASED = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const LETTER = /\p{L}/u;
const ASCII_LETTERS = /[A-Za-z]/;

/**
 * How well a text goes with a writing: the logarithm of its probability under a model of single characters, in
 * which the letters of the writing come with their frequencies, in the order of Zipf's law. Two decodings of the same
 * bytes can be compared by it.
 */
export class Plausibility {
  readonly #writing: Writing;
  readonly #frequencies = new Map<string, number>();
  readonly #rest: number;

  constructor(writing: Writing) {
    this.#writing = writing;
    const letters = [...writing.letters];
    // Zipf's law with the offset of Mandelbrot, which keeps the first few from taking all.
    const weights = letters.map((_, rank) => 1 / (rank + 4));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const [rank, letter] of letters.entries()) {
      this.#frequencies.set(letter, Math.log((writing.share * (weights[rank] ?? 0)) / sum));
    }
    this.#rest = Math.log((1 - writing.share) / writing.size);
  }

  /** Sum over the characters of the text. */
  of(text: string): number {
    const seen = new Map<string, number>();
    let total = 0;
    let before: 'ascii' | 'own' | undefined;
    let inWord = false;
    for (const character of text) {
      let score = seen.get(character);
      if (score === undefined) {
        score = this.#score(character);
        seen.set(character, score);
      }
      total += score;
      const kind = ASCII_LETTERS.test(character) ? 'ascii' : LETTER.test(character) ? 'own' : undefined;
      if (this.#writing.ascii) {
        if (before === 'own' && kind === 'own') total += TWO_OWN;
      } else if (before !== undefined && kind !== undefined && before !== kind) total += BESIDE_ASCII;
      // Another character set of the same alphabet often swaps the cases.
      if (kind === 'own' && CASED.test(character)) total += inWord ? UPPER_INSIDE : UPPER_AT_START;
      inWord = LOWER.test(character);
      before = kind;
    }
    return total;
  }

  #score(character: string): number {
    if (character <= '\x7f') {
      return character < ' ' && !/[\t\n\f\r]/.test(character) ? CONTROL : ASCII;
    }
    if (character === '\ufffd') return BROKEN;
    if (character < '\xa0') return CONTROL;
    const known = this.#frequencies.get(character) ?? this.#frequencies.get(character.toLowerCase());
    if (known !== undefined) return known;
    if (WIDE_MARKS.test(character)) return this.#writing.size > 1000 ? WIDE_PUNCTUATION : FOREIGN;
    if (TYPOGRAPHIC_MARKS.has(character)) return TYPOGRAPHIC;
    return this.#writing.script.test(character) ? this.#rest : FOREIGN;
  }
}
