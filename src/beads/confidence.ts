/**
 * Weights of the confidence, fitted by `training/fit-beads.mjs` on beads known to be right or wrong.
 */
export const CONFIDENCE = { bias: -1.708, posterior: 1.075, similarity: 3.868 } as const;

/** Posteriors nearer to 0 or 1 than this say no more. */
const MARGIN = 1e-3;

/** Log-odds of a probability, bounded. */
export function logit(probability: number): number {
  const bounded = Math.min(1 - MARGIN, Math.max(MARGIN, probability));
  return Math.log(bounded / (1 - bounded));
}

/**
 * How probable it is that a bead is right, in [0, 1]: logistic regression on its posterior and its
 * similarity (Platt 1999). The posterior alone compares with other ways to align the same two texts, and
 * one of them has to be best even where the texts are no translations of each other.
 *
 * @param similarity Cosine of the two sides above that of unrelated runs, at most 1.
 */
export function beadConfidence(posterior: number, similarity: number): number {
  if (posterior <= 0) return 0;
  const { bias, posterior: ofPosterior, similarity: ofSimilarity } = CONFIDENCE;
  return 1 / (1 + Math.exp(-(bias + ofPosterior * logit(posterior) + ofSimilarity * similarity)));
}
