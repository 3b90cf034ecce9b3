export { anchoredUnit } from './anchored.ts';
export { buildUnits, type UnitSide } from './build.ts';
export type { Cell, FlagEvidence, FlagPlace, Unit, UnitFlag, UnitPair } from './unit.ts';
