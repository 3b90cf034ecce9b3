export { alignPair, type Link, type PairAlignment } from './align-pair.ts';
export type { Bead } from './bead.ts';
export { isBeadShape, type Side } from './features.ts';
