import type { ReviewUnit } from '../../review/index.ts';
import { nextUncertain } from './filter.ts';
import type { Command } from './keys.ts';
import { filterIsOpen, overlay, panel, togglePanel } from './panels.ts';
import type { ReviewSession } from './session.ts';
import { settings } from './settings.ts';
import { beginSplit, runInSplit } from './split-steps.ts';

const ROWS_OF_A_SCREEN = 8;

/** What a command may need. */
interface Desk {
  readonly session: ReviewSession;
  readonly language: string;
  readonly focusSearch: () => void;
}

type Always = (desk: Desk) => void;
type OnCurrent = (desk: Desk, current: string) => void;
type OnUnit = (desk: Desk, unit: ReviewUnit) => void;

/** Commands that need no unit. */
const ALWAYS: Readonly<Partial<Record<Command, Always>>> = {
  next: ({ session }) => step(session, 1),
  previous: ({ session }) => step(session, -1),
  pageDown: ({ session }) => step(session, ROWS_OF_A_SCREEN),
  pageUp: ({ session }) => step(session, -ROWS_OF_A_SCREEN),
  first: ({ session }) => step(session, Number.NEGATIVE_INFINITY),
  last: ({ session }) => step(session, Number.POSITIVE_INFINITY),
  left: ({ session }) => stepLanguage(session, -1),
  right: ({ session }) => stepLanguage(session, 1),
  nextUncertain: ({ session }) => goUncertain(session, 1),
  previousUncertain: ({ session }) => goUncertain(session, -1),
  undo: ({ session }) => session.undo(),
  redo: ({ session }) => session.redo(),
  realign: ({ session }) => session.realign(),
  search: ({ focusSearch }) => focusSearch(),
  filter: () => {
    filterIsOpen.value = !filterIsOpen.peek();
  },
  overview: () => togglePanel('overview'),
  memory: () => togglePanel('memory'),
  goTo: () => {
    overlay.value = 'goTo';
  },
  export: () => {
    overlay.value = 'export';
  },
  help: () => {
    overlay.value = 'help';
  },
  numbers: () => {
    settings.numbers.value = !settings.numbers.peek();
  },
  cancel: ({ session }) => cancel(session),
};

/** Commands that need the current unit, whether its texts are loaded or not. */
const ON_CURRENT: Readonly<Partial<Record<Command, OnCurrent>>> = {
  accept: ({ session }, current) => {
    void session.operate({ op: 'accept', units: [current] });
    goUncertain(session, 1);
  },
  reject: ({ session }, current) => void session.operate({ op: 'reject', units: [current] }),
  reopen: ({ session }, current) => void session.operate({ op: 'reopen', units: [current] }),
  mergeNext: ({ session }, unit) => void session.operate({ op: 'merge', unit, with: 'next' }),
  mergePrevious: ({ session }, unit) => void session.operate({ op: 'merge', unit, with: 'previous' }),
  moveFirst: ({ session, language }, unit) =>
    void session.operate({ op: 'move', unit, language, sentence: 'first' }),
  moveLast: ({ session, language }, unit) =>
    void session.operate({ op: 'move', unit, language, sentence: 'last' }),
  unlink: ({ session, language }, unit) => void session.operate({ op: 'unlink', unit, language }),
  link: ({ session }, current) => link(session, current),
};

/** Commands that need the texts of the current unit. */
const ON_UNIT: Readonly<Partial<Record<Command, OnUnit>>> = {
  bookmark: ({ session }, unit) =>
    void session.operate({ op: 'bookmark', unit: unit.id, on: !unit.bookmarked }),
  note: ({ session, language }, { id }) => {
    session.mode.value = { kind: 'note', unit: id, language };
  },
  edit: ({ session, language }, { id, cells }) => {
    if (cells[language] === undefined) session.say('There is no text in this language to edit', 'problem');
    else session.mode.value = { kind: 'edit', unit: id, language };
  },
  restore: ({ session, language }, { id, cells }) => {
    if (cells[language]?.edited === undefined) session.say('This is the text of the document');
    else void session.operate({ op: 'edit', unit: id, language, text: null });
  },
  split: ({ session }) => beginSplit(session),
};

/**
 * Does what a key or a button says.
 *
 * @param focusSearch Puts the cursor into the search field.
 */
export function runCommand(command: Command, session: ReviewSession, focusSearch: () => void): void {
  if (runInSplit(command, session)) return;
  const desk = { session, language: session.language.peek(), focusSearch };
  ALWAYS[command]?.(desk);
  const current = session.current.peek();
  if (current !== undefined) ON_CURRENT[command]?.(desk, current);
  const { unit } = session;
  if (unit !== undefined) ON_UNIT[command]?.(desk, unit);
}

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

function cancel(session: ReviewSession): void {
  if (session.mode.peek().kind !== 'look') session.mode.value = { kind: 'look' };
  else if (session.marked.peek() !== undefined) session.marked.value = undefined;
  else if (panel.peek() !== undefined) panel.value = undefined;
  else filterIsOpen.value = false;
}
