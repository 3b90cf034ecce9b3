export { anchoredUnit } from './anchored.ts';
export { buildUnits } from './build.ts';
export type { UnitSide } from './cell.ts';
export { Entry, type Stretch } from './entries.ts';
export { type Fixed, findMoved, Moves, type Ordered } from './moved.ts';
export type { Cell, FlagEvidence, FlagPlace, Unit, UnitFlag, UnitPair } from './unit.ts';
