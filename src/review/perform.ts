import type { ReviewStatus } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import { cutCell, joinCells } from './cells.ts';
import type { Operation } from './operation.ts';
import { type ReviewCell, type ReviewUnit, textOf } from './review-unit.ts';
import type { Splice } from './splice.ts';

/** The units of a document, as far as an operation needs to see them. */
export interface UnitList {
  get(id: string): Promise<ReviewUnit | undefined>;
  /** The unit before or behind one. */
  beside(id: string, side: 'previous' | 'next'): Promise<ReviewUnit | undefined>;
  /** An id that no unit of the document has or had. */
  newId(): string;
}

type Cells = Readonly<Record<LanguageTag, ReviewCell>>;

/** The most characters of a note or of a text that somebody writes in a cell. */
export const MAX_TEXT = 100_000;

/**
 * Works out what an operation changes; nothing is changed yet.
 *
 * @returns Changes to be applied one after the other, none where everything is so already.
 * @throws HexaplaError `UNIT_MISSING`; `INVALID_OPERATION` where the units do not allow it.
 */
export async function perform(units: UnitList, operation: Operation): Promise<Splice[]> {
  switch (operation.op) {
    case 'accept':
      return change(units, operation.units, (unit) => ({ ...unit, status: acceptedStatus(unit) }));
    case 'reject':
      return change(units, operation.units, (unit) => ({ ...unit, status: 'rejected' }));
    case 'reopen':
      return change(units, operation.units, (unit) => ({ ...unit, status: 'unreviewed' }));
    case 'note': {
      const text = checkText(operation.text).trim();
      return change(units, [operation.unit], ({ note: _, ...unit }) =>
        text === '' ? unit : { ...unit, note: text },
      );
    }
    case 'bookmark':
      return change(units, [operation.unit], (unit) => ({ ...unit, bookmarked: operation.on }));
    case 'edit':
      return change(units, [operation.unit], (unit) => edited(unit, operation.language, operation.text));
    case 'merge':
      return merge(units, operation);
    case 'split':
      return split(units, operation);
    case 'move':
      return move(units, operation);
    case 'unlink':
      return unlink(units, operation);
    case 'link':
      return link(units, operation.units);
  }
}

function refuse(message: string): HexaplaError {
  return new HexaplaError('INVALID_OPERATION', message);
}

async function find(units: UnitList, id: string): Promise<ReviewUnit> {
  const unit = await units.get(id);
  if (unit === undefined)
    throw new HexaplaError('UNIT_MISSING', `there is no unit '${id}'; it may have been merged or split`);
  return unit;
}

async function before(units: UnitList, id: string): Promise<string | null> {
  return (await units.beside(id, 'previous'))?.id ?? null;
}

function checkText(text: string): string {
  if (text.length > MAX_TEXT) throw refuse(`a text of ${text.length} characters is more than ${MAX_TEXT}`);
  return text;
}

function cellOf(unit: ReviewUnit, language: LanguageTag): ReviewCell {
  const cell = unit.cells[language];
  if (cell === undefined) throw refuse(`unit ${unit.id} has nothing in ${language}`);
  return cell;
}

function isEdited({ cells }: ReviewUnit): boolean {
  return Object.values(cells).some(({ edited: text }) => text !== undefined);
}

function acceptedStatus(unit: ReviewUnit): ReviewStatus {
  return isEdited(unit) ? 'edited' : 'accepted';
}

/** Changes units that stay where they are. */
async function change(
  units: UnitList,
  ids: readonly string[],
  with_: (unit: ReviewUnit) => ReviewUnit,
): Promise<Splice[]> {
  const splices: Splice[] = [];
  for (const id of new Set(ids)) {
    const unit = await find(units, id);
    const changed = with_(unit);
    if (JSON.stringify(changed) === JSON.stringify(unit)) continue;
    splices.push({ after: await before(units, id), removed: [unit], inserted: [changed] });
  }
  return splices;
}

function edited(unit: ReviewUnit, language: LanguageTag, text: string | null): ReviewUnit {
  const { edited: _, ...plain } = cellOf(unit, language);
  const written = text === null ? undefined : checkText(text).trim();
  if (written === '') throw refuse('a text that is empty: reject the unit, or unlink the language');
  const isSame = written === undefined || written === textOf(plain, language);
  const cells = { ...unit.cells, [language]: isSame ? plain : { ...plain, edited: written } };
  const changed = { ...unit, cells };
  return { ...changed, status: acceptedStatus(changed) };
}

/** A unit that a person made of others. */
function made(from: ReviewUnit, id: string, cells: Cells): ReviewUnit {
  const unit: ReviewUnit = { ...from, id, cells, confidence: null, pairs: [], flags: [] };
  return { ...unit, status: acceptedStatus(unit) };
}

/** The one that stood first keeps its notes and adds those of the other. */
function joined(first: ReviewUnit, second: ReviewUnit, id: string, cells: Cells): ReviewUnit {
  const unit = made(first, id, cells);
  const note = [first.note, second.note].filter((text) => text !== undefined).join('\n');
  return {
    ...unit,
    bookmarked: first.bookmarked || second.bookmarked,
    moved: first.moved || second.moved,
    ...(note === '' ? {} : { note }),
  };
}

function without(cells: Cells, language: LanguageTag): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([tag]) => tag !== language));
}

function hasCells(unit: ReviewUnit): boolean {
  return Object.keys(unit.cells).length > 0;
}

async function merge(
  units: UnitList,
  { unit: id, with: side, languages }: Extract<Operation, { op: 'merge' }>,
): Promise<Splice[]> {
  const unit = await find(units, id);
  const other = await units.beside(id, side);
  if (other === undefined)
    throw refuse(`there is no unit ${side === 'next' ? 'behind' : 'before'} unit ${id}`);
  const taken = Object.keys(other.cells).filter((language) => languages?.includes(language) ?? true);
  if (taken.length === 0) throw refuse(`unit ${other.id} has nothing in ${languages?.join(', ')}`);
  const [first, second] = side === 'next' ? [unit, other] : [other, unit];
  const cells: Record<LanguageTag, ReviewCell> = { ...unit.cells };
  for (const language of taken) {
    const whole = joinCells(
      side === 'next' ? unit.cells[language] : other.cells[language],
      side === 'next' ? other.cells[language] : unit.cells[language],
      language,
    );
    if (whole !== undefined) cells[language] = whole;
  }
  const left = taken.reduce((rest, language) => without(rest, language), other.cells);
  const after = await before(units, first.id);
  if (Object.keys(left).length === 0) {
    return [{ after, removed: [first, second], inserted: [joined(first, second, units.newId(), cells)] }];
  }
  const grown = made(unit, units.newId(), cells);
  const rest = made(other, units.newId(), left);
  return [{ after, removed: [first, second], inserted: side === 'next' ? [grown, rest] : [rest, grown] }];
}

async function split(
  units: UnitList,
  { unit: id, at }: Extract<Operation, { op: 'split' }>,
): Promise<Splice[]> {
  const unit = await find(units, id);
  const first: Record<LanguageTag, ReviewCell> = {};
  const second: Record<LanguageTag, ReviewCell> = {};
  for (const language of Object.keys(at)) cellOf(unit, language);
  for (const [language, cell] of Object.entries(unit.cells)) {
    const place = at[language];
    if (place === undefined) {
      first[language] = cell;
      continue;
    }
    const isAll =
      'sentences' in place
        ? place.sentences <= 0
        : textOf(cell, language).slice(0, place.offset).trim() === '';
    if (isAll) {
      second[language] = cell;
      continue;
    }
    const parts = cutCell(cell, language, place);
    if (parts === undefined)
      throw refuse(`unit ${id} cannot be cut there in ${language}: one of the parts would be empty`);
    [first[language], second[language]] = parts;
  }
  if (Object.keys(first).length === 0 || Object.keys(second).length === 0) {
    throw refuse(`unit ${id} would not be cut: one of the two parts has nothing in any language`);
  }
  const { note: _, ...bare } = unit;
  const parts = [
    made(unit, units.newId(), first),
    { ...made(bare, units.newId(), second), bookmarked: false },
  ];
  return [{ after: await before(units, id), removed: [unit], inserted: parts }];
}

async function move(
  units: UnitList,
  { unit: id, language, sentence }: Extract<Operation, { op: 'move' }>,
): Promise<Splice[]> {
  const unit = await find(units, id);
  const cell = cellOf(unit, language);
  const side = sentence === 'first' ? 'previous' : 'next';
  const other = await units.beside(id, side);
  if (other === undefined)
    throw refuse(`there is no unit ${side === 'next' ? 'behind' : 'before'} unit ${id}`);
  if (cell.edited !== undefined && cell.pieces.length > 1) {
    throw refuse(
      `in ${language}, unit ${id} has another text than the document: take that back first, or split it`,
    );
  }
  const count = cell.pieces.length;
  const isFirst = sentence === 'first';
  const going: ReviewCell =
    count === 1 ? cell : { pieces: isFirst ? cell.pieces.slice(0, 1) : cell.pieces.slice(-1) };
  const staying =
    count === 1 ? undefined : { pieces: isFirst ? cell.pieces.slice(1) : cell.pieces.slice(0, -1) };
  const met = isFirst
    ? joinCells(other.cells[language], going, language)
    : joinCells(going, other.cells[language], language);
  const rest = without(unit.cells, language);
  const shrunk = made(
    unit,
    units.newId(),
    staying === undefined ? rest : { ...unit.cells, [language]: staying },
  );
  const grown = made(
    other,
    units.newId(),
    met === undefined ? other.cells : { ...other.cells, [language]: met },
  );
  const inserted = (isFirst ? [grown, shrunk] : [shrunk, grown]).filter(hasCells);
  const removed = isFirst ? [other, unit] : [unit, other];
  return [{ after: await before(units, removed[0]?.id ?? id), removed, inserted }];
}

async function unlink(
  units: UnitList,
  { unit: id, language }: Extract<Operation, { op: 'unlink' }>,
): Promise<Splice[]> {
  const unit = await find(units, id);
  const cell = cellOf(unit, language);
  const rest = without(unit.cells, language);
  if (Object.keys(rest).length === 0)
    throw refuse(`unit ${id} has ${language} alone: there is nothing to take it from`);
  const { note: _, ...bare } = unit;
  const alone = { ...made(bare, units.newId(), { [language]: cell }), bookmarked: false };
  return [
    { after: await before(units, id), removed: [unit], inserted: [made(unit, units.newId(), rest), alone] },
  ];
}

async function link(units: UnitList, [a, b]: readonly [string, string]): Promise<Splice[]> {
  if (a === b) throw refuse('a unit cannot be linked with itself');
  const first = await find(units, a);
  const second = await find(units, b);
  const both = Object.keys(first.cells).filter((language) => language in second.cells);
  if (both.length > 0) {
    throw refuse(`units ${a} and ${b} both have ${both.join(', ')}: move or unlink that first`);
  }
  const unit = joined(first, second, units.newId(), { ...first.cells, ...second.cells });
  const beside = await units.beside(a, 'next');
  // Next to each other they are one change; else the first place is changed after the other is empty.
  if (beside?.id === b)
    return [{ after: await before(units, a), removed: [first, second], inserted: [unit] }];
  const inPlace = await before(units, a);
  const gone: Splice = { after: await before(units, b), removed: [second], inserted: [] };
  return [gone, { after: inPlace === b ? gone.after : inPlace, removed: [first], inserted: [unit] }];
}
