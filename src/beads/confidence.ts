import { fittedWeights } from './fitted.ts';
import { logistic, logit } from './log-odds.ts';

/**
 * Weights of the confidence, fitted by `training/fit-beads.mjs` on beads known to be right or wrong; that of
 * the similarity stands on the floor which is set there.
 */
const CONFIDENCE = fittedWeights('confidence', ['bias', 'posterior', 'similarity', 'mean']);

/** A text whose beads are this similar on average is a translation; more says no more. */
const PLAIN_TRANSLATION = 0.4;

/**
 * Mean similarity over the sentences of the shorter text, zero for those without a counterpart: in a text beside one that
 * is no translation of it most have none, and those that have one were chosen for it.
 *
 * @param beads The beads found, with their number of sentences of the shorter text.
 * @param count All sentences of that text.
 */
export function covered(
  beads: readonly { readonly sentences: number; readonly similarity: number }[],
  count: number,
): number {
  return beads.reduce((sum, bead) => sum + bead.sentences * bead.similarity, 0) / Math.max(1, count);
}

/** What the confidence of a bead rests on, in the order of the weights. */
export function confidenceFeatures(posterior: number, similarity: number, mean: number): number[] {
  return [1, logit(posterior), similarity, Math.min(mean, PLAIN_TRANSLATION)];
}

/**
 * How probable it is that a bead is right, in [0, 1]: logistic regression on its posterior and its
 * similarity (Platt 1999). The posterior alone compares with other ways to align the same two texts, and
 * one of them has to be best even where the texts are no translations of each other.
 *
 * @param similarity Cosine of the two sides above that of unrelated runs, at most 1.
 * @param mean The same on average over the whole text, as `covered` counts it.
 */
export function beadConfidence(posterior: number, similarity: number, mean: number): number {
  if (posterior <= 0) return 0;
  const { bias, posterior: ofPosterior, similarity: ofSimilarity, mean: ofMean } = CONFIDENCE;
  const weights = [bias, ofPosterior, ofSimilarity, ofMean];
  const features = confidenceFeatures(posterior, similarity, mean);
  const sum = features.reduce((total, feature, index) => total + feature * (weights[index] ?? 0), 0);
  return logistic(sum);
}
