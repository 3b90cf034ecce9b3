/** Precision, recall and their harmonic mean, each in [0,1]; 0 where there is nothing to divide by. */
export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A share that is 0 where there is nothing. */
export function share(part: number, all: number): number {
  return all === 0 ? 0 : part / all;
}

export function scoresOf(precision: number, recall: number): Scores {
  return { precision, recall, f1: share(2 * precision * recall, precision + recall) };
}

/** Adds up counts, name by name. */
export function addCounts<T extends Readonly<Record<keyof T, number>>>(a: T, b: T): T {
  const sums = Object.entries<number>(a).map(([name, count]) => [name, count + b[name as keyof T]]);
  return Object.fromEntries(sums) as T;
}
