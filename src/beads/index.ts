export { alignPair, type Link, type PairAlignment } from './align-pair.ts';
export type { Bead } from './bead.ts';
export type { Side } from './features.ts';
