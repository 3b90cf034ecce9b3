import { Icon, type IconName } from '../parts/icon.tsx';
import { isUncertain } from '../review/filter.ts';
import { type Command, keyOf } from '../review/keys.ts';
import type { ReviewSession } from '../review/session.ts';
import { settings } from '../review/settings.ts';
import { finishSplit, moveCut } from '../review/split-steps.ts';
import { count } from '../review/words.ts';

interface Action {
  readonly command: Command;
  readonly label: string;
  readonly icon: IconName;
}

const ACTIONS: readonly (readonly Action[])[] = [
  [
    { command: 'accept', label: 'Accept', icon: 'accept' },
    { command: 'reject', label: 'Reject', icon: 'reject' },
    { command: 'edit', label: 'Edit', icon: 'edit' },
  ],
  [
    { command: 'mergePrevious', label: 'Merge up', icon: 'mergeUp' },
    { command: 'mergeNext', label: 'Merge down', icon: 'mergeDown' },
    { command: 'split', label: 'Split', icon: 'split' },
    { command: 'moveFirst', label: 'First up', icon: 'up' },
    { command: 'moveLast', label: 'Last down', icon: 'down' },
    { command: 'unlink', label: 'Unlink', icon: 'unlink' },
    { command: 'link', label: 'Link', icon: 'link' },
    { command: 'realign', label: 'Realign', icon: 'realign' },
  ],
  [
    { command: 'bookmark', label: 'Bookmark', icon: 'bookmark' },
    { command: 'note', label: 'Note', icon: 'note' },
    { command: 'undo', label: 'Undo', icon: 'undo' },
    { command: 'redo', label: 'Redo', icon: 'redo' },
  ],
];

export interface ActionBarProps {
  readonly session: ReviewSession;
  readonly run: (command: Command) => void;
}

/** What can be done with the current unit, for hands on a mouse or a phone, and what was done last. */
export function ActionBar({ session, run }: ActionBarProps) {
  const message = session.message.value;
  const isSplitting = session.mode.value.kind === 'split';
  const waiting = session.queue.length.value;
  session.version.value;
  const list = session.list.value;
  const below = settings.uncertainBelow.value;
  const uncertain = list?.entries.filter((entry) => isUncertain(entry, below)).length ?? 0;
  const isOffline = session.queue.offline.value;
  const canUndo = session.canUndo.value;
  const canRedo = session.canRedo.value;
  const isDisabled = (command: Command) =>
    (command === 'undo' && !canUndo) ||
    (command === 'redo' && !canRedo) ||
    session.current.value === undefined;
  return (
    <footer class="action-bar">
      {isOffline && (
        <div class="offline" role="alert">
          The service cannot be reached. {count(waiting, 'change')} {waiting === 1 ? 'waits' : 'wait'} here
          and
          {waiting === 1 ? ' is' : ' are'} sent as soon as it is back.
          <button type="button" class="button small" onClick={() => session.queue.wake()}>
            Try now
          </button>
        </div>
      )}
      {isSplitting ? (
        <div class="actions" role="toolbar" aria-label="Split">
          <button type="button" class="button primary" onClick={() => finishSplit(session)}>
            <Icon name="split" /> Split here <kbd>↵</kbd>
          </button>
          <button type="button" class="button" onClick={() => run('left')}>
            ← Cut
          </button>
          <button type="button" class="button" onClick={() => run('right')}>
            Cut →
          </button>
          <button type="button" class="button" onClick={() => moveCut(session, -1, 'character')}>
            ← Letter
          </button>
          <button type="button" class="button" onClick={() => moveCut(session, 1, 'character')}>
            Letter →
          </button>
          <button type="button" class="button" onClick={() => run('next')}>
            Next language
          </button>
          <button type="button" class="button" onClick={() => run('cancel')}>
            Cancel <kbd>Esc</kbd>
          </button>
        </div>
      ) : (
        <div class="actions" role="toolbar" aria-label="The current unit">
          {ACTIONS.map((group) => (
            <div key={group[0]?.command} class="action-group">
              {group.map(({ command, label, icon }) => (
                <button
                  key={command}
                  type="button"
                  class="action"
                  title={`${label} (${keyOf(command)})`}
                  data-command={command}
                  disabled={isDisabled(command)}
                  onClick={() => run(command)}
                >
                  <Icon name={icon} />
                  <span class="action-label">{label}</span>
                  <kbd aria-hidden="true">{keyOf(command)}</kbd>
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
      <div class="status-line" data-tone={message?.tone}>
        <span role="status" class="message">
          {message?.text}
        </span>
        <span class="left">
          {!isOffline && waiting > 0 && 'saving… '}
          {list !== undefined && (
            <>
              {uncertain === 0
                ? 'nothing uncertain left'
                : `${uncertain.toLocaleString('en')} uncertain left`}
              {uncertain > 0 && (
                <span class="keys-only">
                  {' '}
                  · <kbd>n</kbd> next
                </span>
              )}
              <span class="keys-only">
                {' '}
                · <kbd>?</kbd> all keys
              </span>
            </>
          )}
        </span>
      </div>
    </footer>
  );
}
