import { HexaplaError } from '../errors.ts';
import type { Srx } from './srx/index.ts';

/** `auto` splits into sentences; `lines` takes every line as one segment, as the user made them. */
export type Segmentation = 'auto' | 'lines';

/** How an edition is cut into segments. All but `segmentation` concern `auto` alone. */
export interface SentenceOptions {
  /** Default `auto`. */
  readonly segmentation?: Segmentation | undefined;
  /**
   * The most characters (UTF-16 units, without white space at the ends) of a sentence; longer ones are cut at
   * clauses. Default: no limit.
   */
  readonly maxSentence?: number | undefined;
  /** Whether sentences are cut at semicolons. Default: no. */
  readonly semicolons?: boolean | undefined;
  /** Rules of the user's own, in place of ours for the languages that they map. */
  readonly srx?: Srx | undefined;
}

/** Below this, pieces would be words rather than clauses. */
export const LEAST_MAX_SENTENCE = 20;

/** What users may ask for at most; above it, nothing would ever be split. */
export const MOST_MAX_SENTENCE = 1_000_000;

/** @throws HexaplaError `INVALID_OPTION` for a limit that is no whole number of at least `LEAST_MAX_SENTENCE`. */
export function checkSentenceOptions({ maxSentence }: SentenceOptions): void {
  if (maxSentence === undefined || (Number.isInteger(maxSentence) && maxSentence >= LEAST_MAX_SENTENCE))
    return;
  throw new HexaplaError(
    'INVALID_OPTION',
    `the longest sentence is ${maxSentence} characters; give a whole number of at least ${LEAST_MAX_SENTENCE}`,
  );
}
