import type { Encoder } from '../vectors/index.ts';
import { alignSentences, type SentenceEdition } from './align-sentences.ts';
import type { UnrelatedResult } from './report.ts';
import { addCounts, share } from './scores.ts';

/** Two texts that are no translations of each other. */
export type UnrelatedPair = readonly [SentenceEdition, SentenceEdition];

const OVER = 0.5;
/** Sentences of each text: enough to go astray in. */
export const UNRELATED_SENTENCES = 250;
/** Pairs of texts that a set contributes at most. */
export const UNRELATED_PAIRS = 12;

/** Counts confident units where there should be none. */
export class Unrelated {
  readonly #sets = new Map<string, { texts: number; units: number; over: number }>();

  /** @param set Name of the set that the two texts are from. */
  async add(set: string, encoder: Encoder, [a, b]: UnrelatedPair): Promise<void> {
    const head = ({ language, sentences }: SentenceEdition) => ({
      language,
      sentences: sentences.slice(0, UNRELATED_SENTENCES),
    });
    const { units } = await alignSentences(encoder, [head(a), head(b)]);
    const counts = this.#sets.get(set) ?? { texts: 0, units: 0, over: 0 };
    counts.texts++;
    counts.units += units.length;
    counts.over += units.filter(({ confidence }) => confidence > OVER).length;
    this.#sets.set(set, counts);
  }

  result(): UnrelatedResult {
    const counted = (counts: { texts: number; units: number; over: number }) => ({
      ...counts,
      share: share(counts.over, counts.units),
    });
    const all = [...this.#sets.values()].reduce(addCounts, { texts: 0, units: 0, over: 0 });
    return { ...counted(all), sets: [...this.#sets].map(([name, counts]) => ({ name, ...counted(counts) })) };
  }
}
