import { fittedWeights, logistic, logit } from '../beads/index.ts';

/** What is known of two languages in one unit. */
export interface PairEvidence {
  /** Confidence of the pair's own alignment in its beads inside the unit; absent where one language lacks it. */
  readonly own?: number;
  /** Probability that the two are cut before and behind the unit, as all languages see it. */
  readonly edges: readonly [start: number, end: number];
}

/** Names of the features of a unit and of a pair in it, in their order. */
export const UNIT_FEATURES = ['bias', 'least pair', 'mean pair', 'least cut', 'mean cut'] as const;
export const PAIR_FEATURES = ['bias', 'own', 'mean pair'] as const;

/** As fitted by `training/fit-units.mjs`. */
const UNIT_WEIGHTS = weightsOf('units', UNIT_FEATURES);
const PAIR_WEIGHTS = weightsOf('pairs in units', PAIR_FEATURES);

function weightsOf<Name extends string>(section: string, names: readonly Name[]): number[] {
  const weights = fittedWeights(section, names);
  return names.map((name) => weights[name]);
}

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
