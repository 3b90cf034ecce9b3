import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon, type IconName } from '../parts/icon.tsx';
import { ReviewBar } from '../parts/review-bar.tsx';
import { ThemeSwitch } from '../parts/theme-switch.tsx';
import { isAll } from '../review/filter.ts';
import { type Command, keyOf } from '../review/keys.ts';
import { filterIsOpen, overlay, panel } from '../review/panels.ts';
import type { ReviewSession } from '../review/session.ts';

export interface ReviewHeadProps {
  readonly session: ReviewSession;
  readonly run: (command: Command) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** Name and progress of the document, the search, and what can be opened. */
export function ReviewHead({ session, run, search }: ReviewHeadProps) {
  const document = session.document.value;
  const filter = session.filter.value;
  // Others than the field take the search back too.
  useEffect(() => {
    if (search.current !== null) search.current.value = filter.text;
  }, [filter.text]);
  const button = (command: Command, icon: IconName, label: string, pressed?: boolean) => (
    <button
      type="button"
      class="icon-button labelled"
      aria-pressed={pressed}
      title={`${label} (${keyOf(command)})`}
      onClick={() => run(command)}
    >
      <Icon name={icon} />
      <span class="button-label">{label}</span>
    </button>
  );
  return (
    <header class="head-bar">
      <a class="icon-button" href="#/" aria-label="All documents" title="All documents">
        <Icon name="back" />
      </a>
      <div class="title">
        <h1 title={document?.name}>{document?.name}</h1>
        {document !== undefined && <ReviewBar counts={document.counts} />}
      </div>
      <form
        role="search"
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          const text = search.current?.value ?? '';
          void session.show({ ...filter, text });
          window.document.getElementById('units')?.focus();
        }}
      >
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          aria-label="Search in all languages"
          placeholder="Search"
          defaultValue={filter.text}
          onInput={({ currentTarget }) => {
            if (currentTarget.value === '' && filter.text !== '') void session.show({ ...filter, text: '' });
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.currentTarget.value = '';
            if (filter.text !== '') void session.show({ ...filter, text: '' });
            window.document.getElementById('units')?.focus();
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
      <nav class="tools" aria-label="Tools">
        {button('filter', 'filter', 'Filter', filterIsOpen.value || !isAll(filter))}
        {button('overview', 'overview', 'Overview', panel.value === 'overview')}
        {button('memory', 'memory', 'Memory', panel.value === 'memory')}
        {button('export', 'export', 'Export')}
        <button
          type="button"
          class="icon-button"
          aria-label="Settings"
          title="Settings"
          onClick={() => {
            overlay.value = 'settings';
          }}
        >
          <Icon name="more" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Key map"
          title="Key map (?)"
          onClick={() => run('help')}
        >
          <Icon name="help" />
        </button>
        <ThemeSwitch />
      </nav>
    </header>
  );
}
