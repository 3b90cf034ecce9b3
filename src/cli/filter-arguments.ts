import { REVIEW_STATUSES } from '../bitext/index.ts';
import type { UnitFilter } from '../exports/index.ts';
import { FLAG_CODES } from '../flags/codes.ts';
import { languageList, numberIn, oneOf, usage } from './usage.ts';

/** For `parseArgs`: which units are written; the same for every command that writes some. */
export const FILTER_OPTIONS = {
  'min-confidence': { type: 'string' },
  status: { type: 'string' },
  columns: { type: 'string' },
  'with-flag': { type: 'string' },
  'without-flag': { type: 'string' },
  drop: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
} as const;

export const FILTER_OPTION_NAMES = Object.keys(FILTER_OPTIONS) as (keyof typeof FILTER_OPTIONS)[];

const DROPPED = ['untranslated', 'half-empty', 'duplicates'] as const;

type FilterValues = { readonly [name in keyof typeof FILTER_OPTIONS]?: string };

/** @throws HexaplaError `INVALID_OPTION`, `UNKNOWN_LANGUAGE` */
export function filterArguments(values: FilterValues): UnitFilter {
  const names = <T extends string>(option: keyof FilterValues, allowed: readonly T[]) =>
    values[option]?.split(',').map((name) => oneOf(option, name.trim(), allowed));
  const dropped = names('drop', DROPPED) ?? [];
  const only = names('with-flag', FLAG_CODES);
  const without = names('without-flag', FLAG_CODES);
  return {
    minConfidence: numberIn('min-confidence', values['min-confidence'] ?? '0', 0, 1),
    status: names('status', REVIEW_STATUSES),
    languages: columnsOf(values.columns),
    flags: only === undefined && without === undefined ? undefined : { only, without },
    sourceEqualsTarget: dropped.includes('untranslated') ? 'drop' : undefined,
    halfEmpty: dropped.includes('half-empty') ? 'drop' : undefined,
    duplicates: dropped.includes('duplicates') ? 'drop' : undefined,
    since: dateOf('since', values.since),
    until: dateOf('until', values.until),
  };
}

function columnsOf(value: string | undefined): readonly string[] | undefined {
  const languages = value === undefined ? undefined : languageList(value);
  if (languages !== undefined && new Set(languages).size < 2) {
    throw usage(`--columns is two languages or more such as en,ja, not '${value}'`);
  }
  return languages;
}

function dateOf(option: 'since' | 'until', value: string | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(value);
  const date = new Date(isDay && option === 'until' ? `${value}T23:59:59.999Z` : value);
  if (!/^\d{4}-\d{2}-\d{2}/u.test(value) || Number.isNaN(date.getTime())) {
    throw usage(`--${option} is a date such as 2026-03-31 or 2026-03-31T12:00Z, not '${value}'`);
  }
  return date;
}
