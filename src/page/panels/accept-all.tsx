import { Dialog } from '../parts/dialog.tsx';
import type { ReviewSession } from '../review/session.ts';
import { count } from '../review/words.ts';

/** Accepts what a filter shows, after a question: it may be thousands. */
export function AcceptAll({
  session,
  onClose,
}: {
  readonly session: ReviewSession;
  readonly onClose: () => void;
}) {
  const list = session.list.value;
  const units = session.shown.value.filter((id) => list?.get(id)?.status === 'u');
  return (
    <Dialog title="Accept all shown" onClose={onClose}>
      <p>
        {units.length === 0
          ? 'All units that are shown have been reviewed.'
          : `${count(units.length, 'unreviewed unit')} of those that are shown will be accepted. One undo takes it back.`}
      </p>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          class="button primary"
          disabled={units.length === 0}
          onClick={() => {
            onClose();
            void session.operate({ op: 'accept', units });
          }}
        >
          Accept {units.length.toLocaleString('en')}
        </button>
      </div>
    </Dialog>
  );
}
