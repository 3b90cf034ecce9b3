export { parseSrx, type Segmentation, type SentenceOptions, type Srx, segmentEdition } from './segment.ts';
export { MAX_SENTENCES, type Sentence } from './sentence.ts';
