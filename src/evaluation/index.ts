export { alignSentences, type SentenceEdition } from './align-sentences.ts';
export { type EvaluateOptions, type EvaluationProgress, evaluate } from './evaluate.ts';
export { evaluateSynthetic, FAULT_RATES, type SyntheticPlan, unrelatedLines } from './evaluate-synthetic.ts';
export { findGold } from './find-gold.ts';
export { readBeadDocument } from './gold-beads.ts';
export {
  DEFAULT_DOCUMENTS,
  DEFAULT_LANGUAGES,
  DEFAULT_SEED,
  MAX_DOCUMENTS,
  MAX_LANGUAGES,
  MAX_SEED,
} from './limits.ts';
export { readParallel } from './parallel.ts';
export { type Calibration, Reliability, type ReliabilityBin } from './reliability.ts';
export type {
  BeadResult,
  BeadSetReport,
  EvaluationReport,
  Fault,
  PairResult,
  SetReport,
  SyntheticPairResult,
  SyntheticSetReport,
  UnitDocumentReport,
  UnitResult,
  UnitSetReport,
  UnrelatedResult,
} from './report.ts';
export { type BeadCounts, countBeads, laxScores, strictScores } from './score-beads.ts';
export { type ComparedUnit, countUnits, type Span, type UnitCounts, unitScores } from './score-units.ts';
export type { Scores } from './scores.ts';
export {
  type ParallelLines,
  type SyntheticDocument,
  type SyntheticOptions,
  type SyntheticRates,
  type SyntheticUnit,
  synthesize,
} from './synthetic.ts';
export { Unrelated, type UnrelatedPair } from './unrelated.ts';
