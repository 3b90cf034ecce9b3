/**
 * Aligns texts in several languages, sentence by sentence, with a confidence.
 *
 * @module
 */
export {
  type Align,
  type AlignInput,
  type AlignOptions,
  align,
  type EditionInput,
  type OpenAlignment,
  openAlignment,
  type Progress,
} from './align.ts';
export type { AlignedEdition, Alignment } from './alignment.ts';
export type { Anchor } from './anchors/index.ts';
export type { Bead } from './beads/index.ts';
export { MAX_BYTES, readSource, type Source } from './document/index.ts';
export type { SetAside } from './editions/index.ts';
export { type ErrorCode, type ErrorPlace, HexaplaError } from './errors.ts';
export {
  FORMATS,
  type Format,
  type FormatInfo,
  type OutputFile,
  type SkipReason,
  type UnitFilter,
  type Units,
  type UnitWriteOptions,
  unitsOf,
  type WriteOptions,
  type WriteReport,
} from './exports/index.ts';
export { describeFlag, FLAG_CODES, type FlagCode } from './flags/index.ts';
export { type AppOptions, createApp, type RunningServer, type ServeOptions, serve } from './http/index.ts';
export { type LanguageTag, parseLanguage } from './language.ts';
export { MAX_SENTENCES, type Segmentation, type Sentence } from './sentences/index.ts';
export type { Cell, FlagEvidence, FlagPlace, Unit, UnitFlag, UnitPair } from './units/index.ts';
export {
  DEFAULT_MODEL,
  type EncodeOptions,
  type Encoder,
  type LoadOptions,
  loadEncoder,
  MODEL_NAMES,
} from './vectors/index.ts';
