import { Component, createRef } from 'preact';
import type { ReviewUnit } from '../../review/index.ts';
import type { Mode } from '../review/mode.ts';
import type { OutlineEntry } from '../review/outline-list.ts';
import type { ReviewSession } from '../review/session.ts';
import { directionOf, languageName } from '../review/words.ts';
import { CellContent } from './cell-content.tsx';
import { Foot } from './row-foot.tsx';
import { Gutter } from './row-gutter.tsx';

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
