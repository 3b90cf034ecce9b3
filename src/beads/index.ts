export { alignPair, openPair, type PairAlignment, type PairSearch } from './align-pair.ts';
export type { Bead } from './bead.ts';
export { unitVectors } from './coarse.ts';
export { dot } from './dot.ts';
export { isBeadShape } from './features.ts';
export { fittedWeights } from './fitted.ts';
export { logistic, logit } from './log-odds.ts';
export { MAX_RUN, type Side } from './runs.ts';
