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
  'bead 1-1': 4.199,
  'bead 1-2': 2.952,
  'bead 1-3': 1.99,
  'bead 1-4': 0.7,
  'bead 1-5': -1.287,
  'bead 1-6': -5.036,
  'bead 2-2': 2.031,
  'bead 2-3': 1.235,
  'bead 0-1': -2.896,
  similarity: 8.148,
  'similarity lacking': -1.803,
  'similarity merged': 3.63,
  'gain of merging': 7.245,
  'gain of extending': -3.837,
  margin: 0.926,
  length: -5.753,
  'length squared': 0.46,
  'null similarity': 3.846,
  'null length': 0.606,
  'paragraph break': -3,
};
