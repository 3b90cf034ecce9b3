export type {
  BitextDocument,
  Document,
  DocumentNote,
  EncodingFound,
  Mark,
  TextDocument,
  TextFormat,
} from './document.ts';
export {
  BITEXT_FORMATS,
  DOCUMENT_FORMATS,
  type DocumentFormat,
  formatByName,
  INPUT_FORMATS,
  isBitextFormat,
} from './format.ts';
export type { HtmlScope } from './formats/html.ts';
export { type LineOptions, readLines } from './lines.ts';
export { type NamedDocument, type PairedNames, pairNames } from './pair-names.ts';
export { readSource, unreadable } from './read.ts';
export { type NamedBytes, type ReadOptions, readDocument } from './read-document.ts';
export { checkSource, decodeSource, MAX_BYTES, type Source } from './source.ts';
