import type { Alignment } from '../alignment.ts';
import type { Unit } from '../units/unit.ts';
import { filterUnits, noneSkipped } from './filter.ts';
import type { WriteOptions } from './format.ts';

/** The units that a format without further demands writes; reports them. */
export function selectUnits(alignment: Alignment, options: WriteOptions): readonly Unit[] {
  const units = filterUnits(alignment.units, options);
  options.onReport?.({
    written: units.length,
    skipped: { ...noneSkipped(), 'below-confidence': alignment.units.length - units.length },
  });
  return units;
}
