export { buildUnits, type UnitSide } from './build.ts';
export type { Cell, Unit, UnitFlag, UnitPair } from './unit.ts';
