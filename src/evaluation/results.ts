import type { BeadResult, UnitResult } from './report.ts';
import { type BeadCounts, laxScores, NO_BEADS, strictScores } from './score-beads.ts';
import { NO_UNITS, type UnitCounts, unitScores } from './score-units.ts';
import { addCounts } from './scores.ts';

export function beadResult(counts: readonly BeadCounts[]): BeadResult {
  const sum = counts.reduce(addCounts, NO_BEADS);
  return { strict: strictScores(sum), lax: laxScores(sum), counts: sum };
}

export function unitResult(counts: readonly UnitCounts[]): UnitResult {
  const sum = counts.reduce(addCounts, NO_UNITS);
  return { strict: unitScores(sum), counts: sum };
}
