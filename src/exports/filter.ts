import { HexaplaError } from '../errors.ts';
import type { Unit } from '../units/unit.ts';

/** @throws HexaplaError `INVALID_OPTION` for what is no number in [0,1]. */
export function checkMinConfidence(minConfidence: number | undefined): number {
  const value = minConfidence ?? 0;
  if (!(value >= 0 && value <= 1)) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `the least confidence must be a number from 0 to 1, not ${value}`,
    );
  }
  return value;
}

/**
 * The units that are at least this certain, in their order. Units with a single cell have confidence 0:
 * any limit above it leaves them out.
 *
 * @throws HexaplaError `INVALID_OPTION` when `minConfidence` is no number in [0,1].
 */
export function filterUnits(
  units: readonly Unit[],
  options: { readonly minConfidence?: number | undefined } = {},
): readonly Unit[] {
  const minConfidence = checkMinConfidence(options.minConfidence);
  return minConfidence === 0 ? units : units.filter((unit) => unit.confidence >= minConfidence);
}
