import { REVIEW_STATUSES, type ReviewStatus } from '../../bitext/translation-unit.ts';
import { query } from '../api/client.ts';

/** What is offered, with what it is for. */
export const FORMATS: readonly (readonly [string, string])[] = [
  ['tmx', 'TMX, for translation tools'],
  ['xliff', 'XLIFF, two languages'],
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
  ['tsv', 'TSV'],
  ['html', 'HTML, to read and print'],
  ['jsonl', 'JSON Lines'],
  ['moses', 'Moses, a file a language'],
];

/** Formats that can be written for two of the languages alone. */
export const HEEDS_PAIR = new Set(['tmx', 'xliff', 'csv', 'tsv', 'html', 'moses']);

/** Why units are left out, behind their number. */
export const REASONS: Readonly<Record<string, string>> = {
  'single-cell': 'in one language only',
  'half-empty': 'without a second language',
  'no-source': 'without the source language',
  'below-confidence': 'under the confidence',
  'other-status': 'of another status',
  flags: 'flagged',
  'outside-dates': 'outside the dates',
  'other-document': 'of another document',
  'source-equals-target': 'the same in all languages',
  'too-long': 'too long for the format',
  duplicate: 'duplicates',
};

/** What a person wants written. */
export interface Choice {
  readonly format: string;
  /** Two languages, or all of them. */
  readonly pair: readonly [string, string] | undefined;
  readonly statuses: readonly ReviewStatus[];
  readonly least: number;
  readonly duplicates: boolean;
  readonly halfEmpty: boolean;
  readonly same: boolean;
}

/** The choice as the service takes it. */
export function exportQuery(
  { format, pair, statuses, least, duplicates, halfEmpty, same }: Choice,
  more: { preview?: boolean } = {},
) {
  return query({
    format,
    bilingual: HEEDS_PAIR.has(format) ? pair : undefined,
    status: statuses.length === REVIEW_STATUSES.length ? undefined : statuses,
    minConfidence: least > 0 ? least / 100 : undefined,
    duplicates: duplicates ? 'drop' : undefined,
    halfEmpty: halfEmpty ? 'drop' : undefined,
    sourceEqualsTarget: same ? 'drop' : undefined,
    ...more,
  });
}
