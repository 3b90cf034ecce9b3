import type { ReviewUnit } from '../../review/index.ts';
import { Icon } from '../parts/icon.tsx';
import type { Mode } from '../review/mode.ts';
import type { ReviewSession } from '../review/session.ts';
import { flagName, flagSentence } from '../review/words.ts';
import { CellEditor } from './cell-editor.tsx';

/** Flags and note of a unit, below its texts. */
export function Foot({
  session,
  unit,
  mode,
}: {
  readonly session: ReviewSession;
  readonly unit: ReviewUnit;
  readonly mode: Mode | undefined;
}) {
  const writesNote = mode?.kind === 'note';
  if (unit.flags.length === 0 && unit.note === undefined && !writesNote) return null;
  const leave = () => {
    session.drafts.drop(unit.id, 'note');
    session.mode.value = { kind: 'look' };
  };
  return (
    <div role="gridcell" class="foot">
      {unit.flags.map((flag, index) => (
        <span key={index} class="flag" title={flagSentence(flag, (id) => session.number(id))}>
          <b>{flagName(flag.code)}</b>
          <span class="flag-detail">{flagSentence(flag, (id) => session.number(id))}</span>
        </span>
      ))}
      {writesNote ? (
        <CellEditor
          label={`Note on unit ${session.number(unit.id)}`}
          lang={undefined}
          dir="auto"
          text={session.drafts.get(unit.id, 'note') ?? unit.note ?? ''}
          onDraft={(text) => session.drafts.set(unit.id, 'note', text)}
          onSave={(text) => {
            leave();
            void session.operate({ op: 'note', unit: unit.id, text });
          }}
          onCancel={leave}
        />
      ) : (
        unit.note !== undefined && (
          <span class="note" dir="auto">
            <Icon name="note" />
            {unit.note}
          </span>
        )
      )}
    </div>
  );
}
