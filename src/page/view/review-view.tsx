import { useEffect, useMemo, useRef } from 'preact/hooks';
import { AcceptAll } from '../panels/accept-all.tsx';
import { ExportDialog } from '../panels/export-dialog.tsx';
import { GoTo } from '../panels/go-to.tsx';
import { KeyMap } from '../panels/key-map.tsx';
import { MemoryPanel } from '../panels/memory-panel.tsx';
import { OverviewPanel } from '../panels/overview-panel.tsx';
import { SettingsDialog } from '../panels/settings-dialog.tsx';
import { runCommand } from '../review/commands.ts';
import { isAll } from '../review/filter.ts';
import { type Command, commandOf } from '../review/keys.ts';
import { filterIsOpen, overlay, panel } from '../review/panels.ts';
import { ReviewSession } from '../review/session.ts';
import { moveCut } from '../review/split-steps.ts';
import { UnitTable } from '../table/unit-table.tsx';
import { ActionBar } from './action-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ReviewHead } from './review-head.tsx';

/** Whether a key goes to what is being written, or to a control that has its own use for it. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, dialog, [contenteditable]') !== null) return true;
  return target.closest('button, a, summary') !== null && (event.key === 'Enter' || event.key === ' ');
}

/** A document under review. */
export function ReviewView({ id }: { readonly id: string }) {
  const session = useMemo(() => new ReviewSession(id), [id]);
  const search = useRef<HTMLInputElement>(null);
  const close = () => {
    overlay.value = undefined;
  };
  const run = (command: Command) =>
    session.inTurn(() => runCommand(command, session, () => search.current?.select()));

  useEffect(() => {
    void session.open();
    const online = () => session.queue.wake();
    // What waits is kept over a reload, but not when the tab is closed.
    const leave = (event: BeforeUnloadEvent) => {
      if (!session.queue.isIdle) event.preventDefault();
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('online', online);
      session.close();
      overlay.value = undefined;
      panel.value = undefined;
      filterIsOpen.value = false;
    };
  }, [session]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || overlay.peek() !== undefined || isTaken(event))
        return;
      const isSplit = session.mode.peek().kind === 'split';
      if (isSplit && event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        event.preventDefault();
        moveCut(session, event.key === 'ArrowLeft' ? -1 : 1, 'character');
        return;
      }
      const command = commandOf(event);
      if (command === undefined) return;
      event.preventDefault();
      run(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [session]);

  const isReady = session.list.value !== undefined;
  useEffect(() => {
    if (isReady) document.getElementById('units')?.focus({ preventScroll: true });
  }, [isReady]);
  // Whoever leaves a field goes on with keys.
  const mode = session.mode.value.kind;
  useEffect(() => {
    if (mode === 'look' && isReady && document.activeElement === document.body) {
      document.getElementById('units')?.focus({ preventScroll: true });
    }
  }, [mode]);

  const name = session.document.value?.name;
  useEffect(() => {
    document.title = name === undefined ? 'Hexapla' : `${name} · Hexapla`;
  }, [name]);

  const problem = session.problem.value;
  const isEmpty = isReady && session.shown.value.length === 0;
  return (
    <div class="review">
      <ReviewHead session={session} run={run} search={search} />
      {(filterIsOpen.value || !isAll(session.filter.value)) && isReady && <FilterBar session={session} />}
      <main class="desk">
        {problem !== undefined ? (
          <div class="notice" role="alert">
            <p>{problem}</p>
            <a class="button" href="#/">
              All documents
            </a>
          </div>
        ) : !isReady ? (
          <div class="notice" role="status">
            Opening…
          </div>
        ) : isEmpty ? (
          <div class="notice">
            <p>No unit is like that.</p>
          </div>
        ) : (
          <UnitTable session={session} />
        )}
        {isReady && panel.value === 'overview' && <OverviewPanel session={session} />}
        {panel.value === 'memory' && <MemoryPanel session={session} />}
      </main>
      {problem === undefined && <ActionBar session={session} run={run} />}
      {overlay.value === 'help' && <KeyMap onClose={close} />}
      {overlay.value === 'export' && <ExportDialog session={session} onClose={close} />}
      {overlay.value === 'goTo' && <GoTo session={session} onClose={close} />}
      {overlay.value === 'settings' && <SettingsDialog onClose={close} />}
      {overlay.value === 'acceptAll' && <AcceptAll session={session} onClose={close} />}
    </div>
  );
}
