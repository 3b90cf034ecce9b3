export { anchoredUnit } from './anchored.ts';
export { buildUnits } from './build.ts';
export type { UnitSide } from './cell.ts';
export { findMoved } from './moved.ts';
export type { Cell, FlagEvidence, FlagPlace, Unit, UnitFlag, UnitPair } from './unit.ts';
