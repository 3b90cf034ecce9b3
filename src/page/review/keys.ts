/** Everything that a key can do in the review of a document. */
export type Command =
  | 'next'
  | 'previous'
  | 'left'
  | 'right'
  | 'pageDown'
  | 'pageUp'
  | 'first'
  | 'last'
  | 'nextUncertain'
  | 'previousUncertain'
  | 'accept'
  | 'reject'
  | 'reopen'
  | 'edit'
  | 'restore'
  | 'mergeNext'
  | 'mergePrevious'
  | 'split'
  | 'moveFirst'
  | 'moveLast'
  | 'unlink'
  | 'link'
  | 'realign'
  | 'bookmark'
  | 'note'
  | 'undo'
  | 'redo'
  | 'search'
  | 'filter'
  | 'goTo'
  | 'overview'
  | 'memory'
  | 'export'
  | 'help'
  | 'numbers'
  | 'cancel';

/** A key with what it does, as the key map shows it. */
export interface Binding {
  readonly command: Command;
  /** Values of KeyboardEvent.key; any of them. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: 'Move' | 'Judge' | 'Put right' | 'Find' | 'Show';
}

export const BINDINGS: readonly Binding[] = [
  { command: 'next', keys: ['j', 'ArrowDown'], label: 'Next unit', group: 'Move' },
  { command: 'previous', keys: ['k', 'ArrowUp'], label: 'Previous unit', group: 'Move' },
  { command: 'left', keys: ['ArrowLeft'], label: 'Language to the left', group: 'Move' },
  { command: 'right', keys: ['ArrowRight'], label: 'Language to the right', group: 'Move' },
  { command: 'nextUncertain', keys: ['n'], label: 'Next uncertain unit', group: 'Move' },
  { command: 'previousUncertain', keys: ['p'], label: 'Previous uncertain unit', group: 'Move' },
  { command: 'pageDown', keys: ['PageDown', ' '], label: 'A screen down', group: 'Move' },
  { command: 'pageUp', keys: ['PageUp'], label: 'A screen up', group: 'Move' },
  { command: 'first', keys: ['Home'], label: 'First unit', group: 'Move' },
  { command: 'last', keys: ['End'], label: 'Last unit', group: 'Move' },
  { command: 'goTo', keys: ['g'], label: 'Go to a number', group: 'Move' },
  { command: 'accept', keys: ['a'], label: 'Accept, and on to the next uncertain', group: 'Judge' },
  { command: 'reject', keys: ['x'], label: 'Reject', group: 'Judge' },
  { command: 'reopen', keys: ['y'], label: 'Back to unreviewed', group: 'Judge' },
  { command: 'bookmark', keys: ['b'], label: 'Bookmark', group: 'Judge' },
  { command: 'note', keys: ['i'], label: 'Write a note', group: 'Judge' },
  { command: 'undo', keys: ['z'], label: 'Undo', group: 'Judge' },
  { command: 'redo', keys: ['Z'], label: 'Redo', group: 'Judge' },
  { command: 'edit', keys: ['e', 'Enter'], label: 'Edit the text', group: 'Put right' },
  { command: 'restore', keys: ['E'], label: 'Take back the text of the document', group: 'Put right' },
  { command: 'mergeNext', keys: ['m'], label: 'Merge with the next', group: 'Put right' },
  { command: 'mergePrevious', keys: ['M'], label: 'Merge with the previous', group: 'Put right' },
  { command: 'split', keys: ['s'], label: 'Split', group: 'Put right' },
  { command: 'moveFirst', keys: ['['], label: 'First sentence to the previous unit', group: 'Put right' },
  { command: 'moveLast', keys: [']'], label: 'Last sentence to the next unit', group: 'Put right' },
  { command: 'unlink', keys: ['u'], label: 'Unlink the language', group: 'Put right' },
  { command: 'link', keys: ['l'], label: 'Mark, then link with the marked', group: 'Put right' },
  { command: 'realign', keys: ['r'], label: 'Realign up to the confirmed neighbours', group: 'Put right' },
  { command: 'search', keys: ['/'], label: 'Search', group: 'Find' },
  { command: 'filter', keys: ['f'], label: 'Filter', group: 'Find' },
  { command: 'memory', keys: ['t'], label: 'Search the translation memory', group: 'Find' },
  { command: 'overview', keys: ['o'], label: 'Overview', group: 'Show' },
  { command: 'numbers', keys: ['c'], label: 'Confidence as numbers', group: 'Show' },
  { command: 'export', keys: ['w'], label: 'Export', group: 'Show' },
  { command: 'help', keys: ['?'], label: 'This key map', group: 'Show' },
  { command: 'cancel', keys: ['Escape'], label: 'Leave what is open', group: 'Show' },
];

const COMMANDS = new Map(BINDINGS.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)));

const WITH_ALT: ReadonlySet<string> = new Set(['[', ']', '/']);

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key does; undefined where it is the browser's. */
export function commandOf({ key, ctrlKey, metaKey, altKey }: Press): Command | undefined {
  // Many keyboards have brackets behind Alt, and some send Ctrl with it.
  if (altKey) return WITH_ALT.has(key) ? COMMANDS.get(key) : undefined;
  if (ctrlKey || metaKey) {
    if (key === 'z') return 'undo';
    return key === 'Z' || key === 'y' ? 'redo' : undefined;
  }
  return COMMANDS.get(key);
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Escape: 'Esc',
  ' ': 'Space',
};

/** A key as people call it. */
export function keyName(key: string): string {
  if (/^[A-Z]$/.test(key)) return `⇧${key}`;
  return NAMES[key] ?? key;
}

/** The first key of a command, for hints. */
export function keyOf(command: Command): string {
  const key = BINDINGS.find((binding) => binding.command === command)?.keys[0];
  return key === undefined ? '' : keyName(key);
}
