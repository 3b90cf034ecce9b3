import type { DocumentWire } from '../api/wire.ts';
import { Icon } from '../parts/icon.tsx';
import { ReviewBar } from '../parts/review-bar.tsx';
import { count, languageName } from '../review/words.ts';

const STAGES: Readonly<Record<string, string>> = {
  read: 'Reading',
  download: 'Fetching the model',
  encode: 'Understanding',
  align: 'Aligning',
};

function since(time: string): string {
  const minutes = (Date.now() - Date.parse(time)) / 60_000;
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
  if (minutes < 1) return 'just now';
  if (minutes < 60) return format.format(-Math.round(minutes), 'minute');
  return minutes < 60 * 24
    ? format.format(-Math.round(minutes / 60), 'hour')
    : format.format(-Math.round(minutes / 60 / 24), 'day');
}

/** A document in the list: what became of it, and how much of it is reviewed. */
export function DocumentCard({
  document,
  onRemove,
}: {
  readonly document: DocumentWire;
  readonly onRemove: () => void;
}) {
  const { id, name, state, counts, languages, changed } = document;
  const isOpen = state === 'done';
  const time = (
    <time dateTime={changed} title={new Date(changed).toLocaleString('en')}>
      {since(changed)}
    </time>
  );
  return (
    <li class="document" data-state={state}>
      <Icon name="file" />
      <div class="document-main">
        <h3>{isOpen ? <a href={`#/d/${encodeURIComponent(id)}`}>{name}</a> : name}</h3>
        <p class="document-facts">
          {isOpen && (
            <span class="tags">
              {languages.map((tag) => (
                <span key={tag} class="tag" title={languageName(tag)}>
                  {tag}
                </span>
              ))}
            </span>
          )}
          {isOpen && counts.flagged > 0 && <span>{count(counts.flagged, 'flagged', 'flagged')}</span>}
          {isOpen && counts.bookmarked > 0 && <span>{count(counts.bookmarked, 'bookmark')}</span>}
          {time}
        </p>
        {state === 'failed' && <p class="error">{document.error?.message ?? 'It could not be aligned.'}</p>}
        {state === 'cancelled' && <p class="quiet">Cancelled</p>}
      </div>
      <div class="document-progress">
        {isOpen && <ReviewBar counts={counts} />}
        {(state === 'running' || state === 'queued') && <Working document={document} />}
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={`Delete ${name}`}
        title="Delete"
        onClick={onRemove}
      >
        <Icon name="remove" />
      </button>
    </li>
  );
}

function Working({ document: { state, progress } }: { readonly document: DocumentWire }) {
  const words = state === 'queued' ? 'Waiting' : (STAGES[progress?.stage ?? ''] ?? 'Working');
  const share = progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total;
  return (
    <div class="review-bar">
      <progress class="working" aria-label={words} max={1} value={state === 'queued' ? undefined : share} />
      <span class="bar-words">
        {words}
        {share !== undefined && state === 'running' && ` ${Math.round(share * 100)} %`}…
      </span>
    </div>
  );
}
