import { HexaplaError } from '../errors.ts';
import { inverse, type Operation, perform, type Splice } from '../review/index.ts';
import { applyToStore } from './apply.ts';
import { countsOf } from './documents.ts';
import { appendLog, changeAt, redoBelow } from './log.ts';
import type { Applied, ChangeOptions, LogEntry } from './service.ts';
import { checkDone, type DocumentRow, documentRow, lockDocument, type Store, type Writer } from './store.ts';
import { StoredUnits } from './unit-list.ts';

/** Units that one operation may name: what it changes goes over the wire and into the log as a whole. */
const MOST_UNITS = 10_000;

/** What a step does, and what undo and redo take next behind it. */
export interface Step {
  readonly operation: LogEntry['operation'];
  readonly splices: readonly Splice[];
  /** Kept with the entry, see `LogTable.below`. */
  readonly below: number | null;
  /** Revisions, where `this` is that of the step. */
  readonly undoTop: number | null | 'this';
  readonly redoTop: number | null;
  /** What the next new unit is called. */
  readonly nextUnit: number;
}

/** @throws HexaplaError `STALE_REVISION`. */
export function checkRevision({ id, revision }: DocumentRow, { revision: seen }: ChangeOptions): void {
  if (seen === undefined || seen === revision) return;
  throw new HexaplaError(
    'STALE_REVISION',
    `document ${id} is at revision ${revision}, not ${seen}: somebody has changed it; look at what is there now`,
  );
}

/**
 * One step of the review of a document, in one transaction: its effect, its entry in the log, and the new revision.
 *
 * @param work Works out the step; what it throws leaves everything as it was.
 * @throws HexaplaError `DOCUMENT_MISSING`, `INVALID_OPERATION`, `STALE_REVISION`, and what `work` throws.
 */
export function step(
  store: Store,
  id: string,
  options: ChangeOptions,
  work: (trx: Writer, row: DocumentRow) => Promise<Step>,
): Promise<Applied> {
  return store.write(async (trx) => {
    const row = await lockDocument(trx, id);
    checkDone(row);
    checkRevision(row, options);
    const { operation, splices, below, undoTop, redoTop, nextUnit } = await work(trx, row);
    if (splices.length === 0) return appliedOf(row, []);
    const at = Date.now();
    const revision = row.revision + 1;
    await applyToStore(trx, store, row, splices, at);
    await appendLog(trx, row.number, revision, { operation, splices, by: options.by, at, below });
    await trx
      .updateTable('review_document')
      .set({
        revision,
        changed: at,
        undo_top: undoTop === 'this' ? revision : undoTop,
        redo_top: redoTop,
        next_unit: nextUnit,
      })
      .where('number', '=', row.number)
      .execute();
    return appliedOf(await documentRow(trx, id), splices);
  });
}

function appliedOf(row: DocumentRow, splices: readonly Splice[]): Applied {
  return {
    revision: row.revision,
    splices,
    counts: countsOf(row),
    canUndo: row.undo_top !== null,
    canRedo: row.redo_top !== null,
  };
}

/** A new change: it can be undone, and what was undone before it is no more to be made again. */
export function newChange(
  row: DocumentRow,
  operation: LogEntry['operation'],
  splices: readonly Splice[],
  nextUnit: number,
): Step {
  return { operation, splices, below: row.undo_top, undoTop: 'this', redoTop: null, nextUnit };
}

export function operate(
  store: Store,
  id: string,
  operation: Operation,
  options: ChangeOptions,
): Promise<Applied> {
  return step(store, id, options, async (trx, row) => {
    if ('units' in operation && operation.units.length > MOST_UNITS) {
      throw new HexaplaError(
        'INVALID_OPERATION',
        `${operation.units.length} units at once are more than ${MOST_UNITS}: do it in parts`,
      );
    }
    const units = new StoredUnits(trx, store.kind, row.number, row.next_unit);
    await units.foresee(operation);
    const splices = await perform(units, operation);
    return newChange(row, operation, splices, units.next);
  });
}

export function undo(store: Store, id: string, options: ChangeOptions): Promise<Applied> {
  return step(store, id, options, async (trx, row) => {
    const { undo_top: of, redo_top, next_unit } = row;
    if (of === null) throw new HexaplaError('INVALID_OPERATION', `document ${id}: there is nothing to undo`);
    const { splices, below } = await changeAt(trx, row.number, of);
    return {
      operation: { op: 'undo', of },
      splices: inverse(splices),
      below: redo_top,
      undoTop: below,
      redoTop: of,
      nextUnit: next_unit,
    };
  });
}

export function redo(store: Store, id: string, options: ChangeOptions): Promise<Applied> {
  return step(store, id, options, async (trx, row) => {
    const { redo_top: of, next_unit } = row;
    if (of === null) throw new HexaplaError('INVALID_OPERATION', `document ${id}: there is nothing to redo`);
    const { splices } = await changeAt(trx, row.number, of);
    return {
      operation: { op: 'redo', of },
      splices,
      below: null,
      undoTop: of,
      redoTop: await redoBelow(trx, row.number, of),
      nextUnit: next_unit,
    };
  });
}
