/** What a unit may be flagged for, in the order in which its flags stand. */
export const FLAG_CODES = [
  'number-mismatch',
  'missing-name',
  'untranslated',
  'other-language',
  'duplicate',
  'length-outlier',
  'weak-similarity',
  'large-merge',
  'broken-text',
] as const;

export type FlagCode = (typeof FLAG_CODES)[number];
