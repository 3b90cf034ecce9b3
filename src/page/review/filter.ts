import type { ReviewStatus } from '../../bitext/index.ts';
import type { OutlineEntry, OutlineList } from './outline-list.ts';

/** Which units are shown, and in what order. */
export interface Filter {
  readonly order: 'position' | 'uncertain';
  /** Empty: any. */
  readonly statuses: readonly ReviewStatus[];
  /** Codes of which a unit has one at least; empty: any. */
  readonly flags: readonly string[];
  /** In hundredths, both included. */
  readonly least: number;
  readonly most: number;
  /** Asked of the service: the page does not have all texts. */
  readonly text: string;
  readonly bookmarked: boolean;
}

export const ALL: Filter = {
  order: 'position',
  statuses: [],
  flags: [],
  least: 0,
  most: 100,
  text: '',
  bookmarked: false,
};

export function isAll(filter: Filter): boolean {
  return JSON.stringify(filter) === JSON.stringify(ALL);
}

/** Whether the outline alone cannot say which units these are. */
export function asksService({ text, bookmarked }: Filter): boolean {
  return text.trim() !== '' || bookmarked;
}

/** The units that the filter finds without regard to texts and bookmarks. */
export function select(list: OutlineList, filter: Filter): readonly string[] {
  if (isAll({ ...filter, text: '', bookmarked: false })) return list.ids;
  const letters = new Set(filter.statuses.map((status) => status[0]));
  const bits = filter.flags.reduce((sum, code) => {
    const index = list.codes.indexOf(code);
    return index < 0 ? sum : sum | (1 << index);
  }, 0);
  const limits = filter.least > 0 || filter.most < 100;
  const found = list.entries.filter(
    ({ confidence, status, flags }) =>
      (letters.size === 0 || letters.has(status)) &&
      (filter.flags.length === 0 || (flags & bits) !== 0) &&
      (!limits || (confidence >= filter.least && confidence <= filter.most)),
  );
  const ordered = filter.order === 'uncertain' ? found.sort(byUncertainty) : found;
  return ordered.map(({ id }) => id);
}

/** Unreviewed first, the least certain of them first; what people made is certain. Stable in the order of the text. */
function byUncertainty(a: OutlineEntry, b: OutlineEntry): number {
  const rank = ({ status, confidence }: OutlineEntry) =>
    (status === 'u' ? 0 : 1000) + (confidence < 0 ? 101 : confidence);
  return rank(a) - rank(b);
}

/** Whether a person should look at a unit: nobody did, and it is not sure or flagged. */
export function isUncertain({ status, confidence, flags }: OutlineEntry, below: number): boolean {
  return status === 'u' && (flags !== 0 || (confidence >= 0 && confidence < below));
}

/** The next of these units that is uncertain, from one on and round the end; undefined where no other one is. */
export function nextUncertain(
  ids: readonly string[],
  list: OutlineList,
  from: string | undefined,
  step: 1 | -1,
  below: number,
): string | undefined {
  const start = from === undefined ? -1 : ids.indexOf(from);
  const count = ids.length;
  for (let walked = 1; walked <= count; walked++) {
    const id = ids[(((start + step * walked) % count) + count) % count];
    const entry = id === undefined ? undefined : list.get(id);
    if (entry !== undefined && entry.id !== from && isUncertain(entry, below)) return entry.id;
  }
  return undefined;
}

/** The stretch around a unit up to the nearest confirmed units on both sides, these with it. */
export function stretchAround(
  list: OutlineList,
  id: string,
): { readonly from?: string; readonly to?: string } | undefined {
  const position = list.position(id);
  if (position === undefined) return undefined;
  const isFixed = (at: number) => ['a', 'e'].includes(list.at(at)?.status ?? '');
  let from = position - 1;
  while (from >= 0 && !isFixed(from)) from -= 1;
  let to = position + 1;
  while (to < list.size && !isFixed(to)) to += 1;
  const first = list.at(from);
  const last = list.at(to);
  return {
    ...(first === undefined ? {} : { from: first.id }),
    ...(last === undefined ? {} : { to: last.id }),
  };
}
