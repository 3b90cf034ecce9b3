/** What the tool repairs in its view of a text, each with a switch of its own. The list grows. */
export const REPAIR_NAMES = [
  /** Zero-width and control characters, soft hyphens, stray byte order marks. */
  'invisible',
  /** Signs sprinkled between words and inside numbers: `12■◆★.85`. */
  'ornament',
  /** A first letter that stands before its word once more: `t tổng`. */
  'doubled-letter',
  /** A space between two characters of Chinese or Japanese. */
  'cjk-space',
  /** A full stop with the next sentence right behind it: `year.Project`. */
  'missing-space',
  /** Lines broken at a fixed width are joined. */
  'hard-wrap',
  /** A line that comes again on every page: headers, footers, page numbers. */
  'furniture',
] as const;

export type RepairName = (typeof REPAIR_NAMES)[number];
