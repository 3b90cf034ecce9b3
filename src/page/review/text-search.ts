import { json, query } from '../api/client.ts';
import type { PlacedUnit, UnitPage } from '../api/wire.ts';
import type { Filter } from './filter.ts';

/** Hits of a search that are shown; who has more searches for more. */
const MOST_HITS = 5000;
const PAGE = 500;

/** What a search has found so far. */
export interface Found {
  readonly ids: readonly string[];
  /** Those that came last. */
  readonly units: readonly PlacedUnit[];
  readonly total: number;
  /** Whether more will come, or would but for the limit. */
  readonly state: 'no' | 'yes' | 'cut';
}

/**
 * Units that only the service can find, page by page.
 *
 * @param path That of the document's units.
 * @throws as `call`.
 */
export async function* searchUnits(path: string, filter: Filter, signal: AbortSignal): AsyncGenerator<Found> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page: UnitPage = await json(`${path}${query({ ...queryOf(filter), cursor, limit: PAGE })}`, {
      signal,
    });
    ids.push(...page.units.map(({ id }) => id));
    cursor = page.next;
    const state = cursor === undefined ? 'no' : ids.length < MOST_HITS ? 'yes' : 'cut';
    yield { ids: [...ids], units: page.units, total: page.total, state };
  } while (cursor !== undefined && ids.length < MOST_HITS);
}

/** A filter as the service takes it. */
export function queryOf(filter: Filter) {
  return {
    order: filter.order === 'position' ? undefined : filter.order,
    status: filter.statuses,
    flags: filter.flags,
    minConfidence: filter.least > 0 ? filter.least / 100 : undefined,
    maxConfidence: filter.most < 100 ? filter.most / 100 : undefined,
    text: filter.text.trim(),
    bookmarked: filter.bookmarked || undefined,
  };
}
