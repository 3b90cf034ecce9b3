import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { textOf } from '../../review/index.ts';
import { call, json, query, wordsOf } from '../api/client.ts';
import type { MemoryHit } from '../api/wire.ts';
import { type Mark, runsOf } from '../review/highlight.ts';
import { panel } from '../review/panels.ts';
import type { ReviewSession } from '../review/session.ts';
import { count, directionOf } from '../review/words.ts';
import { PanelHead } from './panel-head.tsx';

const MODES: Readonly<Record<string, string>> = {
  '': 'All kinds',
  exact: 'Exact',
  fuzzy: 'Similar',
  concordance: 'Containing',
  meaning: 'By meaning',
};

/** Looks in the translation memory for a text, or for what the current unit says. */
export function MemoryPanel({ session }: { readonly session: ReviewSession }) {
  const field = useRef<HTMLInputElement>(null);
  const mode = useRef<HTMLSelectElement>(null);
  const [hits, setHits] = useState<readonly MemoryHit[] | undefined>(undefined);
  const [state, setState] = useState<string | undefined>(undefined);
  const asked = useRef(0);
  useLayoutEffect(() => field.current?.focus(), []);
  const add = async () => {
    setState('Adding…');
    try {
      const filter = query({ status: ['accepted', 'edited'] });
      await call(`v1/memory/documents/${encodeURIComponent(session.id)}${filter}`, { method: 'POST' });
      setState('The confirmed units of this document are in the memory');
    } catch (error) {
      setState(wordsOf(error));
    }
  };
  const search = async (text: string) => {
    if (text.trim() === '') return;
    const mine = asked.current + 1;
    asked.current = mine;
    setState('Searching…');
    try {
      const found = await json<{ readonly hits: readonly MemoryHit[] }>(
        `v1/memory/search${query({ q: text, mode: mode.current?.value, limit: 20 })}`,
      );
      // An answer that comes late is not what was asked last.
      if (mine !== asked.current) return;
      setHits(found.hits);
      setState(
        found.hits.length === 0
          ? 'Nothing like that is in the memory'
          : count(found.hits.length, 'match', 'matches'),
      );
    } catch (error) {
      if (mine !== asked.current) return;
      setHits(undefined);
      setState(wordsOf(error));
    }
  };
  return (
    <aside class="panel" aria-labelledby="memory-title">
      <PanelHead id="memory-title" title="Translation memory" />
      <form
        role="search"
        class="memory-search"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          panel.value = undefined;
          document.getElementById('units')?.focus();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void search(field.current?.value ?? '');
        }}
      >
        <input
          ref={field}
          type="search"
          aria-label="Text to look for"
          placeholder="Word, phrase or sentence"
        />
        <select ref={mode} aria-label="Kind of match">
          {Object.entries(MODES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <button type="submit" class="button">
          Search
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            const language = session.language.peek();
            const cell = session.unit?.cells[language];
            if (cell === undefined || field.current === null) return;
            field.current.value = textOf(cell, language);
            void search(field.current.value);
          }}
        >
          Like the current cell
        </button>
      </form>
      <button type="button" class="button small" onClick={() => void add()}>
        Add the confirmed units of this document
      </button>
      <p class="panel-lead" role="status">
        {state}
      </p>
      <ol class="hits">
        {hits?.map((hit) => (
          <Hit key={hit.unit.number} hit={hit} />
        ))}
      </ol>
    </aside>
  );
}

function Hit({ hit: { mode, score, unit, variant, highlights = [] } }: { readonly hit: MemoryHit }) {
  const label =
    mode === 'exact' ? 'exact' : mode === 'concordance' ? 'contains it' : `${Math.round(score * 100)} %`;
  return (
    <li class="hit">
      <div class="hit-head">
        <b>{label}</b>
        <span>{mode === 'meaning' ? 'by meaning' : unit.unit.document}</span>
      </div>
      {unit.unit.variants.map(({ language, text }, index) => {
        const marks: Mark[] =
          index === variant ? highlights.map(({ start, end }) => ({ start, end, kind: 'hit' })) : [];
        return (
          <p key={language} lang={language} dir={directionOf(language)}>
            {runsOf(text, marks, []).map((run) =>
              run.kinds.length === 0 ? (
                run.text
              ) : (
                <mark key={run.start} class="hit-mark">
                  {run.text}
                </mark>
              ),
            )}
          </p>
        );
      })}
    </li>
  );
}
