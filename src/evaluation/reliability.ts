import { share } from './scores.ts';

/** Of the units said to be right with about the same probability, how many are. */
export interface ReliabilityBin {
  /** The probabilities of this bin: from `from`, and below `to` (in the last one up to 1). */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean of what was said; null in an empty bin. */
  readonly said: number | null;
  /** Share that is right; null in an empty bin. */
  readonly right: number | null;
}

/** How far confidences are probabilities. */
export interface Calibration {
  /** Units, or beads, of two or more languages. */
  readonly count: number;
  /** Mean distance between what was said and what was right in a bin, weighted with its count. */
  readonly expectedCalibrationError: number;
  /** Share of the units whose confidence is 0.9 or more. */
  readonly sureShare: number;
  /** Share of these that is right. */
  readonly surePrecision: number;
  readonly bins: readonly ReliabilityBin[];
}

const BINS = 10;

/** Gathers confidences and whether they were deserved, in ten bins of equal width (DeGroot and Fienberg 1983). */
export class Reliability {
  readonly #bins = Array.from({ length: BINS }, () => ({ count: 0, said: 0, right: 0 }));

  /** @param said A probability in [0,1]. */
  add(said: number, isRight: boolean): void {
    const bin = this.#bins[Math.min(BINS - 1, Math.floor(said * BINS))];
    if (bin === undefined || said < 0 || said > 1) throw new RangeError(`${said} is no probability`);
    bin.count++;
    bin.said += said;
    if (isRight) bin.right++;
  }

  addAll(other: Reliability): void {
    for (const [index, bin] of this.#bins.entries()) {
      const more = other.#bins[index];
      bin.count += more?.count ?? 0;
      bin.said += more?.said ?? 0;
      bin.right += more?.right ?? 0;
    }
  }

  /** The expected calibration error is that of Naeini, Cooper and Hauskrecht (2015). */
  calibration(): Calibration {
    const count = this.#bins.reduce((sum, bin) => sum + bin.count, 0);
    const error = this.#bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.right), 0);
    const last = this.#bins[BINS - 1] ?? { count: 0, right: 0 };
    return {
      count,
      expectedCalibrationError: share(error, count),
      sureShare: share(last.count, count),
      surePrecision: share(last.right, last.count),
      bins: this.#bins.map((bin, index) => ({
        from: index / BINS,
        to: (index + 1) / BINS,
        count: bin.count,
        said: bin.count === 0 ? null : bin.said / bin.count,
        right: bin.count === 0 ? null : bin.right / bin.count,
      })),
    };
  }
}
