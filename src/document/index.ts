export type {
  BitextDocument,
  Document,
  DocumentNote,
  EncodingFound,
  Mark,
  TextDocument,
  TextFormat,
} from './document.ts';
export { DOCUMENT_FORMATS, type DocumentFormat, formatByName, isBitextFormat } from './format.ts';
export type { HtmlScope } from './formats/html.ts';
export { type LineOptions, readLines } from './lines.ts';
export { readSource, unreadable } from './read.ts';
export { type NamedBytes, type ReadOptions, readDocument } from './read-document.ts';
export { checkSource, decodeSource, MAX_BYTES, type Source } from './source.ts';
