import { useRef, useState } from 'preact/hooks';
import type { ReviewSession } from '../review/session.ts';
import { count } from '../review/words.ts';
import { shadeOf } from '../table/shade.ts';
import { type Bin, histogram } from './histogram.ts';

/** Heights by the square root: the few uncertain units matter, and are not seen beside thousands of sure ones. */
const heightOf = ({ units }: Bin, most: number) =>
  units === 0 ? 0 : Math.max(3, Math.sqrt(units / most) * 100);

/** How many units are how certain; a click or a drag over bars shows these units alone. */
export function HistogramChart({ session }: { readonly session: ReviewSession }) {
  const [drag, setDrag] = useState<readonly [number, number] | undefined>(undefined);
  const from = useRef<number | undefined>(undefined);
  session.version.value;
  const bins = histogram(session.list.value?.entries ?? []);
  const most = Math.max(1, ...bins.map(({ units }) => units));
  const filter = session.filter.value;
  const isFiltered = filter.least > 0 || filter.most < 100;
  const show = (a: number, b: number) => {
    const least = bins[Math.min(a, b)]?.least ?? 0;
    const mostOf = bins[Math.max(a, b)]?.most ?? 100;
    void session.show({ ...filter, least, most: mostOf });
  };
  const isIn = (index: number, bin: Bin) => {
    if (drag !== undefined) return index >= Math.min(...drag) && index <= Math.max(...drag);
    return isFiltered && bin.most >= filter.least && bin.least <= filter.most;
  };
  return (
    <div class="histogram">
      <div
        class="bars"
        role="group"
        aria-label="Units by confidence"
        data-selects={isFiltered || drag !== undefined}
        onPointerLeave={() => {
          from.current = undefined;
          setDrag(undefined);
        }}
      >
        {bins.map((bin, index) => (
          <button
            key={bin.least}
            type="button"
            class="bar-button"
            data-in={isIn(index, bin)}
            disabled={bin.units === 0 && drag === undefined}
            aria-label={`${bin.least} to ${bin.most} %: ${count(bin.units, 'unit')}, ${bin.unreviewed} unreviewed`}
            title={`${bin.least} to ${bin.most} %: ${count(bin.units, 'unit')}, ${bin.unreviewed} unreviewed`}
            onPointerDown={() => {
              from.current = index;
              setDrag([index, index]);
            }}
            onPointerEnter={() => {
              if (from.current !== undefined) setDrag([from.current, index]);
            }}
            onPointerUp={() => {
              if (from.current !== undefined && from.current !== index) show(from.current, index);
              from.current = undefined;
              setDrag(undefined);
            }}
            onClick={() => show(index, index)}
          >
            <span
              class="bar-fill"
              data-shade={shadeOf(bin.most)}
              style={{ height: `${heightOf(bin, most)}%` }}
            />
          </button>
        ))}
      </div>
      <div class="axis" aria-hidden="true">
        <span>0 %</span>
        <span>50</span>
        <span>100 %</span>
      </div>
      {isFiltered && (
        <button
          type="button"
          class="button small"
          onClick={() => void session.show({ ...filter, least: 0, most: 100 })}
        >
          Any confidence
        </button>
      )}
    </div>
  );
}
