/**
 * Translation units, and the files that hold them.
 *
 * @module
 */
export type {
  BitextFormat,
  BitextHeader,
  BitextInput,
  BitextItem,
  Position,
  ReadOptions,
  Rejection,
  RejectReason,
} from './bitext.ts';
export { fileCodes, fromRegionCode, toRegionCode } from './codes.ts';
export { readBitext } from './read.ts';
export {
  REVIEW_STATUSES,
  type ReviewStatus,
  type TranslationUnit,
  type UnitBeads,
  type UnitRemark,
  type Variant,
} from './translation-unit.ts';
