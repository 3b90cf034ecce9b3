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
  'bead 1-1': 4.03,
  'bead 1-2': 2.866,
  'bead 1-3': 1.764,
  'bead 1-4': 0.509,
  'bead 1-5': -1.86,
  'bead 1-6': -5.634,
  'bead 2-2': 1.898,
  'bead 2-3': 1.153,
  'bead 0-1': -2.576,
  similarity: 8.525,
  'similarity lacking': -1.756,
  'similarity merged': 3.929,
  'gain of merging': 6.061,
  'gain of extending': -2.492,
  margin: 2.117,
  length: -5.523,
  'length squared': 0.095,
  'null similarity': 3.627,
  'null length': 0.547,
  'paragraph break': -3,
};
