import type { LanguageTag } from '../language.ts';
import { Growing } from './growing.ts';
import { type Evidence, WRONG_SCRIPT } from './identify.ts';

/** No evidence: the place of blocks that say nothing of their language. */
export const NONE = 0;

/**
 * The evidence of millions of blocks in a few bytes each: different pieces of evidence one after the other, and for every
 * block the number of its own, which blocks share. Scores are single precision; the floor is `WRONG_SCRIPT`.
 */
export class EvidenceTable {
  /** By the number that stands for them in `visit`. */
  readonly languages: LanguageTag[] = [];
  readonly #numbers = new Map<LanguageTag, number>();
  readonly #ids = new Growing((length) => new Uint8Array(length));
  readonly #scores = new Growing((length) => new Float32Array(length));
  readonly #ends = new Growing((length) => new Int32Array(length));
  /** By block: the number of its evidence. */
  readonly entries: Int32Array;
  /** By block: its amount of text in letters. */
  readonly weights: Float32Array;

  /** @param blocks How many there are. */
  constructor(blocks: number) {
    this.entries = new Int32Array(blocks);
    this.weights = new Float32Array(blocks);
    this.#ends.push(0);
  }

  /** How many different pieces of evidence there are, `NONE` among them. */
  get size(): number {
    return this.#ends.length;
  }

  numberOf(language: LanguageTag): number {
    let number = this.#numbers.get(language);
    if (number === undefined) {
      number = this.languages.length;
      this.languages.push(language);
      this.#numbers.set(language, number);
    }
    return number;
  }

  /** @returns the number of the evidence, for `entries`. */
  add(evidence: Pick<Evidence, 'scores'> | undefined): number {
    if (evidence === undefined) return NONE;
    for (const [language, score] of evidence.scores) {
      if (score <= WRONG_SCRIPT) continue;
      this.#ids.push(this.numberOf(language));
      this.#scores.push(score);
    }
    this.#ends.push(this.#ids.length);
    return this.#ends.length - 1;
  }

  /** Calls with every language of a piece of evidence that is above the floor. */
  visit(entry: number, callback: (language: number, score: number) => void): void {
    const end = this.#ends.at(entry);
    for (let i = entry === NONE ? 0 : this.#ends.at(entry - 1); i < end; i++) {
      callback(this.#ids.at(i), this.#scores.at(i));
    }
  }
}
