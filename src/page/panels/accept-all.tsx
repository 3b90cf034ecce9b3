import { Dialog } from '../parts/dialog.tsx';
import type { ReviewSession } from '../review/session.ts';
import { count } from '../review/words.ts';

/** Units in a change: its answer holds them all, as they were and as they are. */
const STEP = 1000;

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
          : `${count(units.length, 'unreviewed unit')} of those that are shown will be accepted. ${
              units.length > STEP
                ? `Undo takes back ${count(STEP, 'unit')} at a time.`
                : 'One undo takes it back.'
            }`}
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
            for (let at = 0; at < units.length; at += STEP) {
              void session.operate({ op: 'accept', units: units.slice(at, at + STEP) });
            }
          }}
        >
          Accept {units.length.toLocaleString('en')}
        </button>
      </div>
    </Dialog>
  );
}
