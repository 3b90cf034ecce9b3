import { useEffect, useState } from 'preact/hooks';
import { REVIEW_STATUSES, type ReviewStatus } from '../../bitext/translation-unit.ts';
import { json, wordsOf } from '../api/client.ts';
import { download } from '../api/download.ts';
import type { ExportReport } from '../api/wire.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import type { ReviewSession } from '../review/session.ts';
import { count, languageName } from '../review/words.ts';
import { type Choice, exportQuery, FORMATS, HEEDS_PAIR, REASONS } from './export-choice.ts';

/** Format and filters of an export, with what they keep. */
export function ExportDialog({
  session,
  onClose,
}: {
  readonly session: ReviewSession;
  readonly onClose: () => void;
}) {
  const [choice, setChoice] = useState<Choice>({
    format: 'tmx',
    pair: undefined,
    statuses: ['unreviewed', 'accepted', 'edited'],
    least: 0,
    duplicates: false,
    halfEmpty: true,
    same: false,
  });
  const [report, setReport] = useState<ExportReport | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const set = (change: Partial<Choice>) => setChoice({ ...choice, ...change });
  const languages = session.document.value?.languages ?? [];
  const pairs = languages.flatMap((source) =>
    languages.flatMap((target) => (source === target ? [] : [[source, target] as const])),
  );
  useEffect(() => {
    const abort = new AbortController();
    // A slider says many values on its way.
    const timer = setTimeout(() => {
      json<ExportReport>(`${session.path}/export${exportQuery(choice, { preview: true })}`, {
        signal: abort.signal,
      }).then(
        (found) => {
          setReport(found);
          setProblem(undefined);
        },
        (error: unknown) => {
          if (!abort.signal.aborted) setProblem(wordsOf(error));
        },
      );
    }, 150);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [choice]);
  const skipped = Object.entries(report?.skipped ?? {}).filter(([, units]) => units > 0);
  const total = (report?.written ?? 0) + skipped.reduce((sum, [, units]) => sum + units, 0);
  const statusBox = (status: ReviewStatus) => (
    <label key={status} class="check">
      <input
        type="checkbox"
        checked={choice.statuses.includes(status)}
        onChange={({ currentTarget }) =>
          set({
            statuses: currentTarget.checked
              ? [...choice.statuses, status]
              : choice.statuses.filter((each) => each !== status),
          })
        }
      />
      {status}
    </label>
  );
  const box = (name: 'duplicates' | 'halfEmpty' | 'same', label: string) => (
    <label class="check">
      <input
        type="checkbox"
        checked={choice[name]}
        onChange={({ currentTarget }) => set({ [name]: currentTarget.checked })}
      />
      {label}
    </label>
  );
  return (
    <Dialog title="Export" onClose={onClose}>
      <label class="field">
        Format
        <select
          value={choice.format}
          onChange={({ currentTarget: { value: format } }) =>
            // XLIFF has two languages, and so needs a choice.
            set({
              format,
              ...(format === 'xliff' && languages.length > 2 ? { pair: choice.pair ?? pairs[0] } : {}),
            })
          }
        >
          {FORMATS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {languages.length > 2 && HEEDS_PAIR.has(choice.format) && (
        <label class="field">
          Languages
          <select
            value={choice.pair?.join(' ') ?? ''}
            onChange={({ currentTarget }) => {
              const pair = pairs.find((each) => each.join(' ') === currentTarget.value);
              set({ pair });
            }}
          >
            {choice.format !== 'xliff' && <option value="">All {languages.length}</option>}
            {pairs.map(([source, target]) => (
              <option key={`${source} ${target}`} value={`${source} ${target}`}>
                {languageName(source)} → {languageName(target)}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset class="field">
        <legend>Units that are</legend>
        <div class="checks">{REVIEW_STATUSES.map(statusBox)}</div>
      </fieldset>
      <label class="field">
        Confidence of {choice.least} % or more
        <input
          type="range"
          min={0}
          max={100}
          value={choice.least}
          onInput={({ currentTarget }) => set({ least: Number(currentTarget.value) })}
        />
      </label>
      <fieldset class="field">
        <legend>Leave out</legend>
        <div class="checks">
          {box('halfEmpty', 'units in one language only')}
          {box('duplicates', 'duplicates')}
          {box('same', 'units that say the same in all languages')}
        </div>
      </fieldset>
      <div class="preview" role="status">
        {problem !== undefined ? (
          <p class="error">{problem}</p>
        ) : report === undefined ? (
          <p>Counting…</p>
        ) : (
          <>
            <div class="bar" aria-hidden="true">
              <span
                class="bar-confirmed"
                style={{ width: `${total === 0 ? 0 : (report.written / total) * 100}%` }}
              />
            </div>
            <p>
              <b>{count(report.written, 'unit')}</b> will be written
            </p>
            {skipped.length > 0 && (
              <ul>
                {skipped.map(([reason, units]) => (
                  <li key={reason}>
                    {units.toLocaleString('en')} {REASONS[reason] ?? reason}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          class="button primary"
          disabled={isBusy || choice.statuses.length === 0 || report?.written === 0}
          onClick={async () => {
            setBusy(true);
            try {
              const name = await download(
                `${session.path}/export${exportQuery(choice)}`,
                `export.${choice.format}`,
              );
              session.say(`${name} is written`);
              onClose();
            } catch (error) {
              setProblem(wordsOf(error));
            } finally {
              setBusy(false);
            }
          }}
        >
          <Icon name="export" /> Download
        </button>
      </div>
    </Dialog>
  );
}
