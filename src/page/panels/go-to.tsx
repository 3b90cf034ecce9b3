import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import type { ReviewSession } from '../review/session.ts';

/** Asks for the number of a unit and goes there. */
export function GoTo({
  session,
  onClose,
}: {
  readonly session: ReviewSession;
  readonly onClose: () => void;
}) {
  const size = session.list.value?.size ?? 0;
  const [text, setText] = useState('');
  const number = Number(text);
  const isValid = Number.isInteger(number) && number >= 1 && number <= size;
  return (
    <Dialog title="Go to a unit" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isValid) return;
          onClose();
          session.go(session.list.peek()?.at(number - 1)?.id);
        }}
      >
        <label class="field">
          Number, 1 to {size.toLocaleString('en')}
          <input
            type="text"
            inputMode="numeric"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value.trim())}
          />
        </label>
        <div class="dialog-buttons">
          <button type="submit" class="button primary" disabled={!isValid}>
            Go <kbd>↵</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
