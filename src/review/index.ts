/**
 * What people do to aligned units: operations, what they change, and how it is taken back.
 *
 * @module
 */
export type { CutAt, Operation, OperationName } from './operation.ts';
export { MAX_TEXT, perform, type UnitList } from './perform.ts';
export { type Fixed, fixedUnits, isConfirmed, reconcile } from './realign.ts';
export { type Piece, type ReviewCell, type ReviewUnit, reviewUnits, textOf } from './review-unit.ts';
export { applySplices, inverse, type Splice } from './splice.ts';
