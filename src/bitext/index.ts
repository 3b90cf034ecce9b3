/**
 * Translation units, and the files that hold them.
 *
 * @module
 */
export type { BitextFormat, BitextItem, Position, Rejection, RejectReason } from './bitext.ts';
export { readBitext } from './read-bitext.ts';
export {
  REVIEW_STATUSES,
  type ReviewStatus,
  type TranslationUnit,
  type UnitBeads,
  type UnitRemark,
  type Variant,
} from './translation-unit.ts';
