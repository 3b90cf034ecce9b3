import { Component, createRef } from 'preact';
import { type ReviewUnit, textOf } from '../../review/index.ts';
import { Icon } from '../parts/icon.tsx';
import { boundaries } from '../review/cuts.ts';
import type { OutlineEntry } from '../review/outline-list.ts';
import type { Mode, ReviewSession } from '../review/session.ts';
import { directionOf, flagName, flagSentence, languageName } from '../review/words.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellText } from './cell-text.tsx';
import { shadeOf, statusWords } from './shade.ts';
import { SplitCell } from './split-cell.tsx';

export interface UnitRowProps {
  readonly session: ReviewSession;
  readonly languages: readonly string[];
  readonly entry: OutlineEntry;
  /** Undefined while it is fetched. */
  readonly unit: ReviewUnit | undefined;
  /** Place among the units that are shown, from 0. */
  readonly row: number;
  /** The number that people call it by. */
  readonly number: number;
  readonly top: number;
  /** The language that is in focus; undefined where the unit is not the current one. */
  readonly focus: string | undefined;
  /** Undefined where a person is at no work in this unit. */
  readonly mode: Mode | undefined;
  readonly isMarked: boolean;
  readonly isFresh: boolean;
  readonly showsNumber: boolean;
  readonly wanted: string;
  readonly observe: (element: HTMLElement) => () => void;
}

export const cellId = (unit: string, language: string) => `cell-${unit}-${language}`;

/** A unit as a row: its number and what is said of it, a cell a language, and below its flags and note. */
export class UnitRow extends Component<UnitRowProps> {
  readonly #element = createRef<HTMLDivElement>();
  #release: (() => void) | undefined;

  override shouldComponentUpdate(next: UnitRowProps): boolean {
    const names = Object.keys(next) as (keyof UnitRowProps)[];
    return names.some((name) => next[name] !== this.props[name]);
  }

  override componentDidMount(): void {
    const element = this.#element.current;
    if (element !== null) this.#release = this.props.observe(element);
  }

  override componentWillUnmount(): void {
    this.#release?.();
  }

  override render({
    session,
    languages,
    entry,
    unit,
    row,
    top,
    focus,
    isMarked,
    isFresh,
    ...rest
  }: UnitRowProps) {
    const { number, mode, showsNumber, wanted } = rest;
    return (
      <div
        ref={this.#element}
        role="row"
        class="row"
        data-id={entry.id}
        aria-rowindex={row + 2}
        aria-selected={focus !== undefined}
        data-status={entry.status}
        data-current={focus !== undefined}
        data-marked={isMarked}
        data-fresh={isFresh}
        data-mode={mode?.kind}
        style={{ transform: `translateY(${top}px)` }}
      >
        <Gutter
          entry={entry}
          unit={unit}
          number={number}
          showsNumber={showsNumber || focus !== undefined}
          isMarked={isMarked}
        />
        {languages.map((language) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: every key is handled by the page
          <div
            key={language}
            role="gridcell"
            id={cellId(entry.id, language)}
            class="cell"
            lang={language}
            dir={directionOf(language)}
            data-focus={focus === language}
            data-edited={unit?.cells[language]?.edited !== undefined}
            data-empty={unit !== undefined && unit.cells[language] === undefined}
            aria-busy={unit === undefined}
            onClick={() => {
              session.current.value = entry.id;
              session.language.value = language;
            }}
            onDblClick={() => {
              if (unit?.cells[language] !== undefined && mode === undefined) {
                session.mode.value = { kind: 'edit', unit: entry.id, language };
              }
            }}
          >
            <span class="cell-language" lang="en" dir="ltr">
              {languageName(language)}
            </span>
            {unit === undefined ? (
              <span class="skeleton" />
            ) : (
              <CellContent session={session} unit={unit} language={language} mode={mode} wanted={wanted} />
            )}
          </div>
        ))}
        {unit !== undefined && <Foot session={session} unit={unit} mode={mode} />}
      </div>
    );
  }
}

interface GutterProps {
  readonly entry: OutlineEntry;
  readonly unit: ReviewUnit | undefined;
  readonly number: number;
  readonly showsNumber: boolean;
  readonly isMarked: boolean;
}

function Gutter({ entry, unit, number, showsNumber, isMarked }: GutterProps) {
  const { confidence, status } = entry;
  const words = confidence < 0 ? 'made by hand' : `confidence ${confidence} %`;
  return (
    <div role="rowheader" class="gutter" title={`${words}, ${statusWords(status)}`}>
      <span class="shade" data-shade={shadeOf(confidence)} aria-hidden="true" />
      <span class="number">{number}</span>
      <span class="visually-hidden">
        , {words}, {statusWords(status)}
        {unit?.bookmarked === true && ', bookmarked'}
        {unit?.moved === true && ', moved'}
        {isMarked && ', marked to be linked'}
      </span>
      <span class="signs" aria-hidden="true">
        {status === 'a' && <Icon name="accept" />}
        {status === 'e' && <Icon name="edit" />}
        {status === 'r' && <Icon name="reject" />}
        {isMarked && <Icon name="link" />}
        {unit?.bookmarked === true && <Icon name="bookmark" filled />}
        {unit?.moved === true && <span class="moved">moved</span>}
      </span>
      {showsNumber && (
        <span class="percentage" aria-hidden="true">
          {confidence < 0 ? 'by hand' : `${confidence} %`}
        </span>
      )}
    </div>
  );
}

interface ContentProps {
  readonly session: ReviewSession;
  readonly unit: ReviewUnit;
  readonly language: string;
  readonly mode: Mode | undefined;
  readonly wanted: string;
}

function CellContent({ session, unit, language, mode, wanted }: ContentProps) {
  const cell = unit.cells[language];
  if (mode?.kind === 'edit' && mode.language === language && cell !== undefined) {
    const leave = () => {
      session.drafts.drop(unit.id, language);
      session.mode.value = { kind: 'look' };
    };
    return (
      <CellEditor
        label={`Text of unit ${session.number(unit.id)} in ${languageName(language)}`}
        lang={language}
        dir={directionOf(language)}
        text={session.drafts.get(unit.id, language) ?? textOf(cell, language)}
        onDraft={(text) => session.drafts.set(unit.id, language, text)}
        onSave={(text) => {
          leave();
          void session.operate({ op: 'edit', unit: unit.id, language, text });
        }}
        onCancel={leave}
      />
    );
  }
  if (mode?.kind === 'split' && cell !== undefined) {
    const hasSentences = boundaries(cell, language).length > 0;
    return (
      <>
        <SplitCell
          cell={cell}
          language={language}
          cut={mode.cuts[language] ?? textOf(cell, language).length}
          isActive={mode.language === language}
          onCut={(offset) => {
            session.mode.value = { ...mode, language, cuts: { ...mode.cuts, [language]: offset } };
          }}
        />
        {mode.language === language && (
          <span class="split-hint" lang="en" dir="ltr">
            ← → by {hasSentences ? 'sentence' : 'word'}, ⇧ by character
          </span>
        )}
      </>
    );
  }
  return (
    <>
      <CellText unit={unit} language={language} wanted={wanted} />
      {session.drafts.get(unit.id, language) !== undefined && (
        <span class="draft" lang="en" dir="ltr">
          unsaved draft, <kbd>e</kbd> to go on
        </span>
      )}
      {cell?.edited !== undefined && (
        <details class="original" onToggle={(event) => event.stopPropagation()}>
          <summary lang="en" dir="ltr">
            edited, text of the document
          </summary>
          {textOf({ pieces: cell.pieces }, language)}
        </details>
      )}
    </>
  );
}

function Foot({
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
