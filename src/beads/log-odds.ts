/** Probabilities nearer to 0 or 1 than this say no more. */
const MARGIN = 1e-3;

/** Log-odds of a probability, bounded. */
export function logit(probability: number): number {
  const bounded = Math.min(1 - MARGIN, Math.max(MARGIN, probability));
  return Math.log(bounded / (1 - bounded));
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
