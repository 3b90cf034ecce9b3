export { type Segmentation, segmentEdition } from './segment.ts';
export type { Sentence } from './sentence.ts';
