import type { OutlineEntry } from '../review/outline-list.ts';

export const BINS = 20;

export interface Bin {
  /** In hundredths, both included. */
  readonly least: number;
  readonly most: number;
  readonly units: number;
  /** Of these, how many nobody has looked at. */
  readonly unreviewed: number;
}

/** Units by confidence, in equal steps; those that people made are in none. */
export function histogram(entries: readonly OutlineEntry[]): Bin[] {
  const width = 100 / BINS;
  const units = new Uint32Array(BINS);
  const unreviewed = new Uint32Array(BINS);
  for (const { confidence, status } of entries) {
    if (confidence < 0) continue;
    const bin = Math.min(BINS - 1, Math.floor(confidence / width));
    units[bin] = (units[bin] ?? 0) + 1;
    if (status === 'u') unreviewed[bin] = (unreviewed[bin] ?? 0) + 1;
  }
  return Array.from({ length: BINS }, (_, index) => ({
    least: index * width,
    most: index === BINS - 1 ? 100 : (index + 1) * width - 1,
    units: units[index] ?? 0,
    unreviewed: unreviewed[index] ?? 0,
  }));
}
