/**
 * A bead (Brown, Lai and Mercer 1991): the source sentences and the target sentences that translate each
 * other, as indices into the two editions. One side is empty where a sentence has no counterpart.
 */
export type Bead = readonly [source: readonly number[], target: readonly number[]];
