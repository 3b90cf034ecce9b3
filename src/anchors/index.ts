export type { Anchor } from './anchor.ts';
export { Realigner } from './realigner.ts';
