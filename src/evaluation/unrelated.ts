import type { Encoder } from '../vectors/index.ts';
import { alignSentences, type SentenceEdition } from './align-sentences.ts';
import type { UnrelatedResult } from './report.ts';
import { share } from './scores.ts';

/** Two texts that are no translations of each other. */
export type UnrelatedPair = readonly [SentenceEdition, SentenceEdition];

const OVER = 0.5;
/** Sentences of each text: enough to go astray in. */
export const UNRELATED_SENTENCES = 250;
/** Pairs of texts that a set contributes at most. */
export const UNRELATED_PAIRS = 12;

/** Counts confident units where there should be none. */
export class Unrelated {
  #texts = 0;
  #units = 0;
  #over = 0;

  async add(encoder: Encoder, [a, b]: UnrelatedPair): Promise<void> {
    const head = ({ language, sentences }: SentenceEdition) => ({
      language,
      sentences: sentences.slice(0, UNRELATED_SENTENCES),
    });
    const { units } = await alignSentences(encoder, [head(a), head(b)]);
    this.#texts++;
    this.#units += units.length;
    this.#over += units.filter(({ confidence }) => confidence > OVER).length;
  }

  result(): UnrelatedResult {
    return {
      texts: this.#texts,
      units: this.#units,
      over: this.#over,
      share: share(this.#over, this.#units),
    };
  }
}
