export { type Anchor, orderAnchors, readAnchors } from './anchor.ts';
export { type PairTable, Stretches } from './stretches.ts';
