export type {
  BitextDocument,
  Document,
  DocumentNote,
  EncodingFound,
  Mark,
  TextDocument,
  TextFormat,
} from './document.ts';
export { type LineOptions, readLines } from './lines.ts';
export { type NamedDocument, type PairedNames, pairNames } from './pair-names.ts';
export { readSource, unreadable } from './read.ts';
export { INPUT_FORMATS, type InputFormat, readDocument } from './read-document.ts';
export { checkSource, decodeSource, MAX_BYTES, type Source } from './source.ts';
