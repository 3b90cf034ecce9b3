import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { FORMATS, type Format } from '../exports/index.ts';
import { RequestError } from './problem.ts';

const FORMAT_BY_MEDIA_TYPE: ReadonlyMap<string, Format> = new Map(
  Object.values(FORMATS).flatMap(({ name, mediaTypes }) => mediaTypes.map((type) => [type, name] as const)),
);

type Match = NonNullable<Parameters<typeof accepts>[1]['match']>;
type Ranges = Parameters<Match>[0];

const ALL: readonly Format[] = Object.values(FORMATS).map(({ name }) => name);

/**
 * The format that the `Accept` header likes best.
 *
 * @param formats Those to choose of.
 * @param preferred Where there is no such header, or one that takes anything.
 * @throws RequestError `NOT_ACCEPTABLE` when the header takes none of them.
 */
export function acceptedFormat(
  c: Context,
  formats: readonly Format[] = ALL,
  preferred: Format = 'json',
): Format {
  const ordered = [preferred, ...formats.filter((format) => format !== preferred)];
  const supports = ordered.flatMap((format) => FORMATS[format].mediaTypes);
  const [first] = FORMATS[preferred].mediaTypes;
  const type = accepts(c, { header: 'Accept', supports, default: first, match: bestType });
  const format = FORMAT_BY_MEDIA_TYPE.get(type);
  if (format === undefined) {
    throw new RequestError('NOT_ACCEPTABLE', `the service writes ${supports.join(', ')}`);
  }
  return format;
}

/**
 * The supported type with the highest weight by RFC 9110, section 12.5.1: for each type its most specific
 * range counts. Among equals the one named most exactly wins, then the one named first, then the order of
 * `supports`. '' when none fits. (Hono's own match passes over the range that holds anything.)
 */
function bestType(ranges: Ranges, { supports }: { supports: readonly string[] }): string {
  let best = { type: '', q: 0, specificity: 0, index: 0 };
  for (const type of supports) {
    const range = rangeFor(type, ranges);
    if (range === undefined || range.q === 0) continue;
    const gain = range.q - best.q || range.specificity - best.specificity || best.index - range.index;
    if (gain > 0) best = { type, ...range };
  }
  return best.type;
}

function rangeFor(type: string, ranges: Ranges) {
  return ranges
    .map((range, index) => ({ q: range.q, specificity: specificity(range.type, type), index }))
    .filter((range) => range.specificity > 0)
    .sort((a, b) => b.specificity - a.specificity)[0];
}

/** 3 for the type itself, 2 for `text/*`, 1 for anything, 0 where the range does not hold the type. */
function specificity(range: string, type: string): number {
  const lower = range.toLowerCase();
  if (lower === type) return 3;
  if (lower === `${type.split('/', 1)[0]}/*`) return 2;
  return lower === '*/*' ? 1 : 0;
}
