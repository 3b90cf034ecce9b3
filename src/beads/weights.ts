import { fittedWeights } from './fitted.ts';

/** What the score of a bead is made of; the first names are of its shape. */
export const FEATURES = [
  'bead 1-1',
  'bead 1-2',
  'bead 1-3',
  'bead 1-4',
  'bead 1-5',
  'bead 1-6',
  'bead 2-2',
  'bead 2-3',
  'bead 2-4',
  'bead 2-5',
  'bead 2-6',
  'bead 3-3',
  'bead 3-4',
  'bead 3-5',
  'bead 4-4',
  'bead 0-1',
  'similarity',
  'similarity lacking',
  'similarity merged',
  'gain of merging',
  'gain of extending',
  'margin',
  'margin of the nearest',
  'weakest member',
  'members lacking',
  'foreign members',
  'parts',
  'length',
  'length squared',
  'null similarity',
  'null length',
  'null without letters',
  'pair without letters',
  'members without letters',
  'shared terms',
  'any shared term',
  'shared terms of the edge',
  'shared terms outside',
  'endings differ',
  'paragraph break',
] as const;

export type FeatureName = (typeof FEATURES)[number];

/** Weights of the bead model by feature, in nats: a bead's score is their weighted sum. */
export type Weights = Readonly<Record<FeatureName, number>>;

/** As fitted by `training/fit-beads.mjs`. */
export const WEIGHTS: Weights = fittedWeights('beads', FEATURES);
