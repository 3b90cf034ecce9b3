/** Median and spread of a document's own values. */
export interface Usual {
  readonly median: number;
  /** Median distance from the median, scaled to the standard deviation of a normal distribution. */
  readonly spread: number;
}

/** With fewer units a document does not say what is usual in it. */
export const LEAST_UNITS = 12;
/** Turns a median distance into a standard deviation. */
const TO_DEVIATION = 1.4826;

/** What is usual among these values; undefined where they are too few to say. */
export function usual(values: readonly number[]): Usual | undefined {
  if (values.length < LEAST_UNITS) return undefined;
  const middle = median(values);
  return { median: middle, spread: TO_DEVIATION * median(values.map((value) => Math.abs(value - middle))) };
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2;
}
