export { findNumbers, MAX_TEXT, type NumberKind, type NumberMention } from './find.ts';
export { canBeSpelled, spelledValues } from './words.ts';
