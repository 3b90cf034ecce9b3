import type { ReviewStatus } from '../../bitext/index.ts';
import { ALL, type Filter, isAll } from '../review/filter.ts';
import { overlay } from '../review/panels.ts';
import type { ReviewSession } from '../review/session.ts';
import { count, flagName } from '../review/words.ts';

const STATUSES: readonly (readonly [ReviewStatus, string])[] = [
  ['unreviewed', 'Unreviewed'],
  ['accepted', 'Accepted'],
  ['edited', 'Edited'],
  ['rejected', 'Rejected'],
];

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}

/** Which units are shown. */
export function FilterBar({ session }: { readonly session: ReviewSession }) {
  const filter = session.filter.value;
  const list = session.list.value;
  const shown = session.shown.value;
  const { counts } = session.document.value ?? {};
  session.version.value;
  const set = (change: Partial<Filter>) => void session.show({ ...filter, ...change });
  return (
    <section class="filter-bar" aria-label="Filter">
      <div class="filter-group" role="group" aria-label="Status">
        {STATUSES.map(([status, label]) => (
          <button
            key={status}
            type="button"
            class="chip"
            data-status={status[0]}
            aria-pressed={filter.statuses.includes(status)}
            onClick={() => set({ statuses: toggled(filter.statuses, status) })}
          >
            {label} <span class="chip-count">{counts?.byStatus[status].toLocaleString('en')}</span>
          </button>
        ))}
      </div>
      {list !== undefined && list.codes.length > 0 && (
        <div class="filter-group" role="group" aria-label="Flags">
          {list.codes.map((code) => (
            <button
              key={code}
              type="button"
              class="chip"
              aria-pressed={filter.flags.includes(code)}
              onClick={() => set({ flags: toggled(filter.flags, code) })}
            >
              {flagName(code)}
            </button>
          ))}
        </div>
      )}
      <div class="filter-group" role="group" aria-label="Confidence">
        <label class="range">
          Confidence from
          <input
            type="number"
            min={0}
            max={100}
            value={filter.least}
            onChange={({ currentTarget }) => set({ least: hundredth(currentTarget.value, 0) })}
          />
        </label>
        <label class="range">
          to
          <input
            type="number"
            min={0}
            max={100}
            value={filter.most}
            onChange={({ currentTarget }) => set({ most: hundredth(currentTarget.value, 100) })}
          />
          %
        </label>
      </div>
      <div class="filter-group">
        <button
          type="button"
          class="chip"
          aria-pressed={filter.bookmarked}
          onClick={() => set({ bookmarked: !filter.bookmarked })}
        >
          Bookmarked
        </button>
        <button
          type="button"
          class="chip"
          aria-pressed={filter.order === 'uncertain'}
          onClick={() => set({ order: filter.order === 'uncertain' ? 'position' : 'uncertain' })}
        >
          Least certain first
        </button>
      </div>
      <div class="filter-end">
        <span>{count(shown.length, 'unit')}</span>
        {!isAll(filter) && (
          <>
            <button
              type="button"
              class="button small"
              disabled={shown.length === 0}
              onClick={() => {
                overlay.value = 'acceptAll';
              }}
            >
              Accept all shown
            </button>
            <button type="button" class="button small" onClick={() => void session.show(ALL)}>
              Show all
            </button>
          </>
        )}
      </div>
    </section>
  );
}

function hundredth(text: string, fallback: number): number {
  const value = Math.round(Number(text));
  return text.trim() === '' || !Number.isFinite(value) ? fallback : Math.max(0, Math.min(100, value));
}
