export { readSource } from './read.ts';
export { checkSource, decodeSource, MAX_BYTES, type Source } from './source.ts';
