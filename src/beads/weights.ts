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
  'bead 1-1': 0,
  'bead 1-2': -2,
  'bead 1-3': -3,
  'bead 1-4': -4,
  'bead 1-5': -5,
  'bead 1-6': -6,
  'bead 2-2': -4,
  'bead 2-3': -5,
  'bead 0-1': -2,
  similarity: 6,
  'similarity merged': 2,
  'gain of merging': 6,
  'gain of extending': -4,
  margin: 2,
  length: -1,
  'length squared': -1,
  'null similarity': -2,
  'null length': -0.3,
  'paragraph break': -1,
};
