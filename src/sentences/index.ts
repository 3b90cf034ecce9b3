/**
 * Segments of an edition: sentences with their offsets.
 *
 * @module
 */
export { LEAST_MAX_SENTENCE, MOST_MAX_SENTENCE, type Segmentation, type SentenceOptions } from './options.ts';
export { segmentEdition } from './segment.ts';
export { MAX_SENTENCES, type Sentence } from './sentence.ts';
export { parseSrx, type Srx } from './srx/index.ts';
