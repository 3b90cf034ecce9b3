import { useEffect, useState } from 'preact/hooks';
import { REVIEW_STATUSES, type ReviewStatus } from '../../bitext/translation-unit.ts';
import { call, json, query, wordsOf } from '../api/client.ts';
import type { ExportReport } from '../api/wire.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import type { ReviewSession } from '../review/session.ts';
import { count, languageName } from '../review/words.ts';

const FORMATS: readonly (readonly [string, string])[] = [
  ['tmx', 'TMX, for translation tools'],
  ['xliff', 'XLIFF, two languages'],
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
  ['tsv', 'TSV'],
  ['html', 'HTML, to read and print'],
  ['jsonl', 'JSON Lines'],
  ['moses', 'Moses, a file a language'],
];

/** Formats that can be written for two of the languages alone. */
const HEEDS_PAIR = new Set(['tmx', 'xliff', 'csv', 'tsv', 'html', 'moses']);

const REASONS: Readonly<Record<string, string>> = {
  'single-cell': 'in one language only',
  'half-empty': 'without a second language',
  'no-source': 'without the source language',
  'below-confidence': 'under the confidence',
  'other-status': 'of another status',
  flags: 'flagged',
  'outside-dates': 'outside the dates',
  'other-document': 'of another document',
  'source-equals-target': 'the same in all languages',
  'too-long': 'too long for the format',
  duplicate: 'duplicates',
};

interface Choice {
  readonly format: string;
  /** Two languages, or all of them. */
  readonly pair: readonly [string, string] | undefined;
  readonly statuses: readonly ReviewStatus[];
  readonly least: number;
  readonly duplicates: boolean;
  readonly halfEmpty: boolean;
  readonly same: boolean;
}

function search(
  { format, pair, statuses, least, duplicates, halfEmpty, same }: Choice,
  more: { preview?: boolean } = {},
) {
  return query({
    format,
    bilingual: HEEDS_PAIR.has(format) ? pair : undefined,
    status: statuses.length === REVIEW_STATUSES.length ? undefined : statuses,
    minConfidence: least > 0 ? least / 100 : undefined,
    duplicates: duplicates ? 'drop' : undefined,
    halfEmpty: halfEmpty ? 'drop' : undefined,
    sourceEqualsTarget: same ? 'drop' : undefined,
    ...more,
  });
}

/** The name that the service gives the file. */
function nameOf(response: Response, fallback: string): string {
  const header = response.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(header)?.[1] ?? fallback;
}

async function download(path: string, fallback: string): Promise<string> {
  const response = await call(path);
  const url = URL.createObjectURL(await response.blob());
  const name = nameOf(response, fallback);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}

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
      json<ExportReport>(`${session.path}/export${search(choice, { preview: true })}`, {
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
                `${session.path}/export${search(choice)}`,
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
