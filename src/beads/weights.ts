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
  'bead 1-1': 3.852,
  'bead 1-2': 2.685,
  'bead 1-3': 1.635,
  'bead 1-4': 0.261,
  'bead 1-5': -2.138,
  'bead 1-6': -5.877,
  'bead 2-2': 1.818,
  'bead 2-3': 0.993,
  'bead 0-1': -2.395,
  similarity: 8.519,
  'similarity lacking': -0.994,
  'similarity merged': 3.559,
  'gain of merging': 4.999,
  'gain of extending': -2.532,
  margin: 2.003,
  length: -5.609,
  'length squared': 0.015,
  'null similarity': 3.417,
  'null length': 0.397,
  'paragraph break': -3,
};
