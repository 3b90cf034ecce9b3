import { type ReviewUnit, textOf } from '../../review/index.ts';
import { boundaries } from '../review/cuts.ts';
import type { Mode } from '../review/mode.ts';
import type { ReviewSession } from '../review/session.ts';
import { directionOf, languageName } from '../review/words.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellText } from './cell-text.tsx';
import { SplitCell } from './split-cell.tsx';

export interface ContentProps {
  readonly session: ReviewSession;
  readonly unit: ReviewUnit;
  readonly language: string;
  readonly mode: Mode | undefined;
  readonly wanted: string;
}

/** What a cell shows: its text, or what a person is doing with it. */
export function CellContent({ session, unit, language, mode, wanted }: ContentProps) {
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
