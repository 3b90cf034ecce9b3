import { useComputed } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReviewSession } from '../review/session.ts';
import { settings } from '../review/settings.ts';
import { languageName } from '../review/words.ts';
import { ShownRows } from './shown-rows.ts';
import { cellId, UnitRow } from './unit-row.tsx';

/** Rows that are drawn beyond what is in sight, on both sides. */
const MORE_ROWS = 6;
/** Rows beyond what is drawn whose texts must be there; where one is not, more are fetched, in few requests. */
const NEAR = 30;
const AHEAD = 100;
/** How long a place that was jumped to is kept in sight while rows turn out to be higher than was thought. */
const SETTLE = 500;

/** The units as a table of which only what is in sight exists. */
export function UnitTable({ session }: { readonly session: ReviewSession }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [, redraw] = useState(0);
  const rows = useMemo(() => new ShownRows(), []);
  const settleUntil = useRef(0);
  const hasMoved = useRef(false);
  const lastCurrent = useRef<string | undefined>(undefined);
  const list = session.list.value;
  const shown = session.shown.value;
  const current = session.current.value;
  const language = session.language.value;
  const mode = session.mode.value;
  const marked = session.marked.value;
  const fresh = session.fresh.value;
  const wanted = session.filter.value.text;
  const showsNumber = settings.numbers.value;
  const languages = useComputed(() => session.document.value?.languages ?? []).value;
  // Units come and change without the list of ids being another.
  session.version.value;

  const observer = useMemo(() => {
    let timer = 0;
    return new ResizeObserver((entries) => {
      keepPlace();
      let changed = false;
      for (const { target, borderBoxSize } of entries) {
        const height = borderBoxSize[0]?.blockSize ?? 0;
        const id = target instanceof HTMLElement ? target.dataset['id'] : undefined;
        if (id !== undefined && height > 0 && rows.measured(id, height)) changed = true;
      }
      if (!changed) return;
      // Once a frame is enough, and a frame in which nothing came is not drawn again.
      cancelAnimationFrame(timer);
      place();
      timer = requestAnimationFrame(() => redraw((count) => count + 1));
    });
  }, []);

  const observe = useMemo(
    () => (element: HTMLElement) => {
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    [observer],
  );

  /** Takes note of the place before rows get other heights: it may be newer than what the last event told. */
  function keepPlace(): void {
    const element = scroller.current;
    if (element !== null && performance.now() >= settleUntil.current) rows.remember(element.scrollTop);
  }

  /** Puts the scroller where the row at its upper edge is the same as before. */
  function place(): void {
    const element = scroller.current;
    if (element === null) return;
    const isSettling = performance.now() < settleUntil.current;
    const top =
      isSettling && current !== undefined ? rows.reveal(session.current.peek(), element) : rows.anchored();
    if (top !== undefined && Math.abs(top - element.scrollTop) >= 1) element.scrollTop = top;
  }

  if (list !== undefined && rows.isOther(shown, list, languages.length)) {
    keepPlace();
    rows.update(shown, list, languages.length);
    hasMoved.current = true;
  }

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    rows.resize(element);
    const resize = new ResizeObserver(() => {
      keepPlace();
      if (!rows.resize(element)) return;
      // Rows whose height is the same at the new width say nothing of themselves.
      for (const row of element.querySelectorAll<HTMLElement>('.row')) {
        rows.measured(row.dataset['id'] ?? '', row.getBoundingClientRect().height);
      }
      place();
      redraw((count) => count + 1);
    });
    resize.observe(element);
    return () => {
      resize.disconnect();
      observer.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (current !== lastCurrent.current) {
      lastCurrent.current = current;
      settleUntil.current = performance.now() + SETTLE;
    }
    if (hasMoved.current || performance.now() < settleUntil.current) place();
    hasMoved.current = false;
    if (rows.look(element)) redraw((count) => count + 1);
  });

  // With many languages the one in focus may be out of sight to a side.
  useLayoutEffect(() => {
    const element = scroller.current;
    const cell = element?.querySelector('.head[data-focus="true"]');
    if (element === null || cell === null || cell === undefined) return;
    const box = cell.getBoundingClientRect();
    const frame = element.getBoundingClientRect();
    const gutter = element.querySelector('.head-row > .gutter')?.clientWidth ?? 0;
    if (box.right > frame.right) element.scrollLeft += box.right - frame.right;
    else if (box.left < frame.left + gutter) element.scrollLeft -= frame.left + gutter - box.left;
  }, [language]);

  const { from, to } = rows.inSight(MORE_ROWS);
  useEffect(() => {
    const around = (more: number) => shown.slice(Math.max(0, from - more), to + more);
    if (around(NEAR).some((id) => session.units.get(id) === undefined)) session.loader.want(around(AHEAD));
  });
  const drawn = shown.slice(from, to);
  const isDrawn = current !== undefined && drawn.includes(current);

  return (
    <div
      ref={scroller}
      class="table"
      role="grid"
      tabIndex={0}
      id="units"
      aria-label="Units"
      aria-rowcount={shown.length + 1}
      aria-colcount={languages.length + 1}
      aria-activedescendant={isDrawn ? cellId(current, language) : undefined}
      data-languages={languages.length}
      style={{ '--languages': String(Math.max(1, languages.length)) }}
      onScroll={({ currentTarget }) => {
        if (performance.now() >= settleUntil.current) rows.remember(currentTarget.scrollTop);
        if (rows.look(currentTarget)) redraw((count) => count + 1);
      }}
      onWheel={() => {
        settleUntil.current = 0;
      }}
      onTouchMove={() => {
        settleUntil.current = 0;
      }}
    >
      <div role="rowgroup" class="table-head">
        <div role="row" class="head-row" aria-rowindex={1}>
          <div role="columnheader" class="gutter">
            <span class="visually-hidden">Unit</span>
          </div>
          {languages.map((tag) => (
            <div key={tag} role="columnheader" class="head" data-focus={tag === language}>
              {languageName(tag)} <span class="tag">{tag}</span>
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" class="rows" style={{ height: `${rows.total}px` }}>
        {list !== undefined &&
          drawn.map((id, index) => {
            const entry = list.get(id);
            if (entry === undefined) return null;
            return (
              <UnitRow
                key={id}
                session={session}
                languages={languages}
                entry={entry}
                unit={session.units.get(id)}
                row={from + index}
                number={(list.position(id) ?? 0) + 1}
                top={rows.top(from + index)}
                focus={id === current ? language : undefined}
                mode={mode.kind !== 'look' && mode.unit === id ? mode : undefined}
                isMarked={id === marked}
                isFresh={fresh.has(id)}
                showsNumber={showsNumber}
                wanted={wanted}
                observe={observe}
              />
            );
          })}
      </div>
    </div>
  );
}
