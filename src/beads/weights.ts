/**
 * Weights of the bead model by feature name, in nats: a bead's score is their weighted sum. Fitted by
 * `training/fit-beads.mjs`, which prints this table.
 */
export type Weights = Readonly<Record<FeatureName, number>>;

export const FEATURES = [
  'bead 1-1',
  'bead 1-2',
  'bead 1-3',
  'bead 1-4',
  'bead 1-5',
  'bead 1-6',
  'bead 2-2',
  'bead 2-3',
  'bead 0-1',
  'similarity',
  'similarity lacking',
  'similarity merged',
  'gain of merging',
  'gain of extending',
  'margin',
  'length',
  'length squared',
  'null similarity',
  'null length',
  'paragraph break',
] as const;

export type FeatureName = (typeof FEATURES)[number];

export const WEIGHTS: Weights = {
  'bead 1-1': 3.802,
  'bead 1-2': 2.546,
  'bead 1-3': 1.266,
  'bead 1-4': -0.149,
  'bead 1-5': -2.698,
  'bead 1-6': -6.441,
  'bead 2-2': 1.696,
  'bead 2-3': 0.724,
  'bead 0-1': -2.127,
  similarity: 7.799,
  'similarity lacking': -0.991,
  'similarity merged': 3.666,
  'gain of merging': 3.857,
  'gain of extending': -1.851,
  margin: 1.815,
  length: -5.151,
  'length squared': -0.093,
  'null similarity': 3.505,
  'null length': -0.024,
  'paragraph break': -1.5,
};
