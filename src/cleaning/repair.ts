import type { RepairName } from './repair-names.ts';

/** What a repair puts in place of a stretch of the text that it was shown. */
export interface Change {
  /** UTF-16 offsets into that text; equal where something is put in. */
  readonly start: number;
  readonly end: number;
  /** '' takes the stretch out. */
  readonly text: string;
}

/** One thing that is repaired in texts. */
export interface RepairRule {
  readonly name: RepairName;
  /**
   * The changes that a text wants, in order, none overlapping another; none where the text as a whole does not show
   * the pattern. Takes time linear in the length of the text, whatever stands in it.
   */
  readonly find: (text: string) => Change[];
}
