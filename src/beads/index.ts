export { alignPair, openPair, type PairAlignment, type PairSearch } from './align-pair.ts';
export type { Bead } from './bead.ts';
export { isBeadShape, MAX_RUN, type Side } from './features.ts';
export { fittedWeights } from './fitted.ts';
export { logistic, logit } from './log-odds.ts';
