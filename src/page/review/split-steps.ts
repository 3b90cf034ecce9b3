import { boundaries, type Cuts, cutsAt, proposeCuts, stepCut } from './cuts.ts';
import type { Command } from './keys.ts';
import type { Mode } from './mode.ts';
import type { ReviewSession } from './session.ts';

type SplitMode = Extract<Mode, { kind: 'split' }>;

/** Begins to split the current unit, with a proposal where. */
export function beginSplit(session: ReviewSession): void {
  const { unit } = session;
  const language = session.language.peek();
  if (unit === undefined) return;
  session.mode.value = {
    kind: 'split',
    unit: unit.id,
    language: unit.cells[language] === undefined ? (Object.keys(unit.cells)[0] ?? language) : language,
    cuts: proposeCuts(unit),
  };
  session.say('Split: arrow keys move the cut, Enter splits, Esc leaves it');
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

function stepLanguage(session: ReviewSession, mode: SplitMode, by: number): void {
  const languages = Object.keys(session.units.get(mode.unit)?.cells ?? {});
  const at = languages.indexOf(mode.language) + by;
  session.mode.value = { ...mode, language: languages[(at + languages.length) % languages.length] ?? '' };
}

/**
 * Does what a key says while a unit is being split. Keys that would change the unit under the knife do nothing.
 *
 * @returns Whether the key was dealt with.
 */
export function runInSplit(command: Command, session: ReviewSession): boolean {
  const mode = session.mode.peek();
  if (mode.kind !== 'split' || command === 'cancel') return false;
  const cell = session.units.get(mode.unit)?.cells[mode.language];
  const by = cell !== undefined && boundaries(cell, mode.language).length > 0 ? 'sentence' : 'word';
  if (command === 'left' || command === 'right') moveCut(session, command === 'left' ? -1 : 1, by);
  else if (command === 'next' || command === 'previous') {
    stepLanguage(session, mode, command === 'next' ? 1 : -1);
  } else if (command === 'edit' || command === 'split') finishSplit(session);
  return true;
}
