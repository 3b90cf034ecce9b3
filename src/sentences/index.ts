export { type Segmentation, segmentEdition } from './segment.ts';
export { MAX_SENTENCES, type Sentence } from './sentence.ts';
