import { logistic, logit } from './log-odds.ts';

/** What is known of two languages in one unit. */
export interface PairEvidence {
  /** Confidence of the pair's own alignment in its beads inside the unit; absent where one language lacks it. */
  readonly own?: number;
  /** Probability that the two are cut before and behind the unit, as all languages see it. */
  readonly edges: readonly [start: number, end: number];
}

/**
 * Weights fitted by `training/fit-units.mjs`, which prints them, in the order of the features.
 */
export const UNIT_WEIGHTS: readonly number[] = [-1.482, 0.227, 0.937, 0.056, 0.274];
export const PAIR_WEIGHTS: readonly number[] = [-0.7, 0.848, 0.444];

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** What the confidence of a unit rests on. */
export function unitFeatures(pairs: readonly PairEvidence[]): number[] {
  const own = pairs.flatMap((pair) => (pair.own === undefined ? [] : [logit(pair.own)]));
  const edges = pairs.flatMap((pair) => pair.edges.map(logit));
  return [1, Math.min(...own), mean(own), Math.min(...edges), mean(edges)];
}

/** What the confidence of one pair of languages in a unit rests on. */
export function pairFeatures(pair: PairEvidence, all: readonly PairEvidence[]): number[] {
  const others = all.flatMap(({ own }) => (own === undefined ? [] : [logit(own)]));
  return [1, logit(pair.own ?? 0), mean(others)];
}

function weigh(features: readonly number[], weights: readonly number[]): number {
  return logistic(features.reduce((sum, feature, index) => sum + feature * (weights[index] ?? 0), 0));
}

/**
 * How probable it is that a unit of a document in three or more languages is right in all of them, in [0,1]:
 * logistic regression on what its pairs say (Platt 1999). Their confidences alone are too modest where all agree
 * and too bold where one errs, for they are no independent witnesses.
 */
export function unitConfidence(pairs: readonly PairEvidence[]): number {
  return weigh(unitFeatures(pairs), UNIT_WEIGHTS);
}

/** How probable it is that the two cells of one pair in a unit translate each other, in [0,1]. */
export function pairConfidence(pair: PairEvidence, all: readonly PairEvidence[]): number {
  return weigh(pairFeatures(pair, all), PAIR_WEIGHTS);
}
