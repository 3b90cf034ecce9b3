export { FLAG_CODES, type FlagCode } from './codes.ts';
export { describeFlag } from './describe.ts';
export { Flagger, flagUnits } from './flag-units.ts';
