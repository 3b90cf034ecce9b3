import { scriptTable } from './script.ts';

/** Words share this many places by their hash; two in one place are rare enough among the words of a document. */
const PLACES = 1 << 16;
/** Words of a block that are looked at. */
const MOST_WORDS = 24;
/** A word counts as familiar when a language has shown it this often. */
const FAMILIAR = 3;
/** Share of a block's words that must be familiar from a language, and how many at least. */
const FAMILIAR_SHARE = 0.75;
const LEAST_WORDS = 4;
/** A language that has shown fewer words is not known well enough to be believed by them. */
const LEAST_SHOWN = 2000;
/** Natural logarithm of the odds against the second-best language. */
const CLEAR_ODDS = 10;
/** What a word weighs that a language has not shown. */
const UNSEEN = 0.05;
/** A language that has shown fewer words is no rival either. */
const LEAST_RIVAL = 200;
const LOGARITHMS = Float64Array.from({ length: 4096 }, (_, times) => Math.log(times + UNSEEN));

/**
 * The words of the languages of one document, learnt from blocks whose language is known, so that the many other blocks
 * of a very long document are told by a look at their words (a naive Bayes classifier over hashed words). It
 * gives an answer only where it is sure and the words are old acquaintances: a stray block of another language is not.
 */
export class FamiliarWords {
  /** By language number, how often a word was shown. */
  readonly #counts = new Map<number, { readonly words: Uint32Array; shown: number }>();
  readonly #places = new Int32Array(MOST_WORDS);

  learn(language: number, text: string): void {
    let known = this.#counts.get(language);
    if (known === undefined) {
      known = { words: new Uint32Array(PLACES), shown: 0 };
      this.#counts.set(language, known);
    }
    const count = this.#read(text);
    for (let i = 0; i < count; i++) {
      const place = this.#places[i] ?? 0;
      known.words[place] = (known.words[place] ?? 0) + 1;
    }
    known.shown += count;
  }

  /** The number of the language of a block; undefined where its words do not say. */
  judge(text: string): number | undefined {
    const count = this.#read(text);
    if (count < LEAST_WORDS) return undefined;
    let best: number | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let familiar = 0;
    for (const [language, { words, shown }] of this.#counts) {
      if (shown < LEAST_RIVAL) continue;
      const unit = -Math.log(shown + UNSEEN * PLACES);
      let score = 0;
      let seen = 0;
      for (let i = 0; i < count; i++) {
        const times = words[this.#places[i] ?? 0] ?? 0;
        if (times >= FAMILIAR) seen++;
        score += unit + (LOGARITHMS[times] ?? Math.log(times));
      }
      if (score > bestScore) {
        second = bestScore;
        bestScore = score;
        best = language;
        familiar = seen;
      } else if (score > second) second = score;
    }
    if (best === undefined || bestScore - second < CLEAR_ODDS) return undefined;
    if (familiar < FAMILIAR_SHARE * count || (this.#counts.get(best)?.shown ?? 0) < LEAST_SHOWN)
      return undefined;
    return best;
  }

  /** Finds the places of the first words. @returns how many there are */
  #read(text: string): number {
    const scripts = scriptTable();
    let count = 0;
    let hash = 0;
    for (let i = 0; i <= text.length; i++) {
      let unit = i < text.length ? text.charCodeAt(i) : 0;
      if ((scripts[unit] ?? 0) !== 0) {
        if (unit >= 0x41 && unit <= 0x5a) unit |= 0x20;
        hash = Math.imul(hash ^ unit, 0x01000193) + 1;
        continue;
      }
      if (hash === 0) continue;
      this.#places[count++] = (hash ^ (hash >>> 16)) & (PLACES - 1);
      if (count === MOST_WORDS) break;
      hash = 0;
    }
    return count;
  }
}
