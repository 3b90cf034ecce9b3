import type { LanguageTag } from '../language.ts';
import type { Calibration } from './reliability.ts';
import type { BeadCounts } from './score-beads.ts';
import type { UnitCounts } from './score-units.ts';
import type { Scores } from './scores.ts';
import type { SyntheticRates } from './synthetic.ts';

/** Alignments of two languages against gold, and what was counted for it. */
export interface BeadResult {
  readonly strict: Scores;
  readonly lax: Scores;
  readonly counts: BeadCounts;
}

/** Units against gold, and what was counted for it. */
export interface UnitResult {
  readonly strict: Scores;
  readonly counts: UnitCounts;
}

/** Units as two of their languages see them. */
export interface PairResult {
  readonly languages: readonly [LanguageTag, LanguageTag];
  readonly strict: Scores;
}

/** Hand-aligned documents of two languages whose sentences are given. */
export interface BeadSetReport {
  readonly kind: 'beads';
  readonly name: string;
  readonly documents: readonly { readonly path: string; readonly result: BeadResult }[];
  readonly result: BeadResult;
  readonly calibration: Calibration;
}

/** A document with n-way gold, aligned from its text on. */
export interface UnitDocumentReport {
  readonly path: string;
  readonly languages: readonly LanguageTag[];
  readonly result: UnitResult;
  readonly pairs: readonly PairResult[];
  /** Sentences that begin and end where the gold has them, in all languages together. */
  readonly sentences: Scores;
  /** Why nothing was aligned; null where something was. */
  readonly problem: string | null;
}

export interface UnitSetReport {
  readonly kind: 'units';
  readonly name: string;
  readonly documents: readonly UnitDocumentReport[];
  readonly result: UnitResult;
  readonly calibration: Calibration;
}

/** What is done to line-parallel text: `edits`, the same with foreign lines between (`noise`), `moved` blocks. */
export type Fault = 'edits' | 'noise' | 'moved';

/** A pair of languages of synthetic documents, beads at their finest. */
export interface SyntheticPairResult {
  readonly languages: readonly [LanguageTag, LanguageTag];
  /** The two aligned without the others. */
  readonly alone: BeadResult;
  /** Their beads in the units of all languages. */
  readonly together: BeadResult;
}

export interface SyntheticSetReport {
  readonly kind: 'synthetic';
  readonly name: string;
  readonly fault: Fault;
  readonly rates: Partial<SyntheticRates>;
  readonly languages: readonly LanguageTag[];
  readonly seed: number;
  readonly documents: number;
  /** Lines of each document before anything was done to them. */
  readonly lines: number;
  readonly result: UnitResult;
  readonly pairs: readonly SyntheticPairResult[];
  readonly calibration: Calibration;
}

export type SetReport = BeadSetReport | UnitSetReport | SyntheticSetReport;

/** Texts that are no translations of each other. */
export interface UnrelatedResult extends UnrelatedCounts {
  readonly sets: readonly (UnrelatedCounts & { readonly name: string })[];
}

export interface UnrelatedCounts {
  /** Pairs of texts. */
  readonly texts: number;
  readonly units: number;
  /** Units with a confidence over 0.5. */
  readonly over: number;
  readonly share: number;
}

/** What `hexapla eval --json` writes. Fields may be added; those that are here stay. */
export interface EvaluationReport {
  readonly model: string;
  readonly sets: readonly SetReport[];
  /** Counts of all sets of a kind together; null where there is none. */
  readonly total: {
    readonly beads: BeadResult | null;
    readonly units: UnitResult | null;
    readonly synthetic: UnitResult | null;
  };
  /** Over everything that has gold: beads of `beads`, units of the others. */
  readonly calibration: Calibration;
  readonly unrelated: UnrelatedResult;
}
