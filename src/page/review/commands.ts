import { boundaries, type Cuts, cutsAt, proposeCuts, stepCut } from './cuts.ts';
import { nextUncertain } from './filter.ts';
import type { Command } from './keys.ts';
import { filterIsOpen, overlay, panel, togglePanel } from './panels.ts';
import type { Mode, ReviewSession } from './session.ts';
import { settings } from './settings.ts';

const ROWS_OF_A_SCREEN = 8;

function step(session: ReviewSession, by: number): void {
  const shown = session.shown.peek();
  const at = shown.indexOf(session.current.peek() ?? '');
  session.go(shown[Math.max(0, Math.min(shown.length - 1, at + by))]);
}

function stepLanguage(session: ReviewSession, by: number): void {
  const languages = session.document.peek()?.languages ?? [];
  const at = languages.indexOf(session.language.peek());
  const next = languages[Math.max(0, Math.min(languages.length - 1, at + by))];
  if (next !== undefined) session.language.value = next;
}

function goUncertain(session: ReviewSession, direction: 1 | -1): void {
  const list = session.list.peek();
  if (list === undefined) return;
  const next = nextUncertain(
    session.shown.peek(),
    list,
    session.current.peek(),
    direction,
    settings.uncertainBelow.peek(),
  );
  if (next === undefined) session.say('No uncertain unit is left here');
  else session.go(next);
}

/** Puts the unit that is marked and the current one together; marks the current one where none is. */
function link(session: ReviewSession, current: string): void {
  const marked = session.marked.peek();
  if (marked === undefined) {
    session.marked.value = current;
    session.say(`#${session.number(current)} is marked: go to the unit it belongs with and press l again`);
    return;
  }
  session.marked.value = undefined;
  if (marked === current) session.say('The mark is taken away');
  else void session.operate({ op: 'link', units: [marked, current] });
}

/**
 * Does what a key or a button says.
 *
 * @param focusSearch Puts the cursor into the search field.
 */
export function runCommand(command: Command, session: ReviewSession, focusSearch: () => void): void {
  const current = session.current.peek();
  const language = session.language.peek();
  const unit = session.unit;
  const mode = session.mode.peek();
  if (mode.kind === 'split' && runInSplit(command, session, mode)) return;
  switch (command) {
    case 'next':
      return step(session, 1);
    case 'previous':
      return step(session, -1);
    case 'pageDown':
      return step(session, ROWS_OF_A_SCREEN);
    case 'pageUp':
      return step(session, -ROWS_OF_A_SCREEN);
    case 'first':
      return step(session, Number.NEGATIVE_INFINITY);
    case 'last':
      return step(session, Number.POSITIVE_INFINITY);
    case 'left':
      return stepLanguage(session, -1);
    case 'right':
      return stepLanguage(session, 1);
    case 'nextUncertain':
      return goUncertain(session, 1);
    case 'previousUncertain':
      return goUncertain(session, -1);
    case 'undo':
      return session.undo();
    case 'redo':
      return session.redo();
    case 'search':
      return focusSearch();
    case 'filter':
      filterIsOpen.value = !filterIsOpen.peek();
      return;
    case 'overview':
    case 'memory':
      return togglePanel(command);
    case 'goTo':
    case 'export':
    case 'help':
      overlay.value = command;
      return;
    case 'numbers':
      settings.numbers.value = !settings.numbers.peek();
      return;
    case 'realign':
      return session.realign();
    case 'cancel':
      return cancel(session);
    default:
  }
  if (current === undefined) return;
  switch (command) {
    case 'accept':
      void session.operate({ op: 'accept', units: [current] });
      return goUncertain(session, 1);
    case 'reject':
    case 'reopen':
      void session.operate({ op: command, units: [current] });
      return;
    case 'mergeNext':
    case 'mergePrevious':
      void session.operate({
        op: 'merge',
        unit: current,
        with: command === 'mergeNext' ? 'next' : 'previous',
      });
      return;
    case 'moveFirst':
    case 'moveLast':
      void session.operate({
        op: 'move',
        unit: current,
        language,
        sentence: command === 'moveFirst' ? 'first' : 'last',
      });
      return;
    case 'unlink':
      void session.operate({ op: 'unlink', unit: current, language });
      return;
    case 'link':
      return link(session, current);
    default:
  }
  if (unit === undefined) return;
  switch (command) {
    case 'bookmark':
      void session.operate({ op: 'bookmark', unit: unit.id, on: !unit.bookmarked });
      return;
    case 'note':
      session.mode.value = { kind: 'note', unit: unit.id, language };
      return;
    case 'edit':
      if (unit.cells[language] === undefined)
        session.say('There is no text in this language to edit', 'problem');
      else session.mode.value = { kind: 'edit', unit: unit.id, language };
      return;
    case 'restore':
      if (unit.cells[language]?.edited === undefined) session.say('This is the text of the document');
      else void session.operate({ op: 'edit', unit: unit.id, language, text: null });
      return;
    case 'split':
      session.mode.value = {
        kind: 'split',
        unit: unit.id,
        language: unit.cells[language] === undefined ? (Object.keys(unit.cells)[0] ?? language) : language,
        cuts: proposeCuts(unit),
      };
      session.say('Split: arrow keys move the cut, Enter splits, Esc leaves it');
      return;
    default:
  }
}

function cancel(session: ReviewSession): void {
  if (session.mode.peek().kind !== 'look') session.mode.value = { kind: 'look' };
  else if (session.marked.peek() !== undefined) session.marked.value = undefined;
  else if (panel.peek() !== undefined) panel.value = undefined;
  else filterIsOpen.value = false;
}

type SplitMode = Extract<Mode, { kind: 'split' }>;

/** @returns Whether the key is one of those of a split. */
function runInSplit(command: Command, session: ReviewSession, mode: SplitMode): boolean {
  const unit = session.units.get(mode.unit);
  if (unit === undefined) return false;
  const languages = Object.keys(unit.cells);
  switch (command) {
    case 'left':
    case 'right': {
      const cell = unit.cells[mode.language];
      const by = cell !== undefined && boundaries(cell, mode.language).length > 0 ? 'sentence' : 'word';
      moveCut(session, command === 'left' ? -1 : 1, by);
      return true;
    }
    case 'next':
    case 'previous': {
      const at = languages.indexOf(mode.language) + (command === 'next' ? 1 : -1);
      session.mode.value = { ...mode, language: languages[(at + languages.length) % languages.length] ?? '' };
      return true;
    }
    case 'edit':
    case 'split':
      finishSplit(session);
      return true;
    case 'cancel':
      return false;
    default:
      // Any other key would change the unit under the knife.
      return true;
  }
}

/** Moves the cut of the language in focus. */
export function moveCut(session: ReviewSession, step: 1 | -1, by: 'sentence' | 'word' | 'character'): void {
  const mode = session.mode.peek();
  if (mode.kind !== 'split') return;
  const cell = session.units.get(mode.unit)?.cells[mode.language];
  if (cell === undefined) return;
  const cuts: Cuts = {
    ...mode.cuts,
    [mode.language]: stepCut(cell, mode.language, mode.cuts[mode.language] ?? 0, step, by),
  };
  session.mode.value = { ...mode, cuts };
}

export function finishSplit(session: ReviewSession): void {
  const mode = session.mode.peek();
  if (mode.kind !== 'split') return;
  const unit = session.units.get(mode.unit);
  const at = unit === undefined ? undefined : cutsAt(unit, mode.cuts);
  if (at === undefined) {
    session.say('One of the two units would be empty: move a cut into a text', 'problem');
    return;
  }
  session.mode.value = { kind: 'look' };
  void session.operate({ op: 'split', unit: mode.unit, at });
}
