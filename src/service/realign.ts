import { HexaplaError } from '../errors.ts';
import { type Fixed, fixedUnits, type ReviewUnit, reconcile, type Splice } from '../review/index.ts';
import type { Aligner, AlignTask } from '../work/index.ts';
import { filesOf } from './documents.ts';
import { hold } from './held.ts';
import { checkRevision, newChange, step } from './review.ts';
import type { Applied, ChangeOptions, ServiceOperation } from './service.ts';
import { checkDone, type DocumentRow, documentRow, type Reader, type Store, snapshot } from './store.ts';
import { heldUnits, readOutside, readStretch, type Stretch, sentencesOf } from './stretch.ts';

type Realign = Extract<ServiceOperation, { op: 'realign' }>;

/** Times that the work is done before somebody who keeps changing the document wins. */
const TRIES = 2;

/** What a document's row says of how to align it. */
export async function taskOf(db: Reader, row: DocumentRow, model: string | undefined): Promise<AlignTask> {
  return { key: row.id, files: await filesOf(db, row.number), options: JSON.parse(row.options), model };
}

/**
 * Aligns a stretch of a document again. Units that people confirmed stay as they are, and everything outside the
 * stretch does. The work is done while others may go on; where they have changed the document meanwhile it is done
 * once more.
 *
 * @throws HexaplaError `DOCUMENT_MISSING`, `UNIT_MISSING`, `STALE_REVISION`, `INVALID_OPERATION`.
 */
export async function realign(
  store: Store,
  pool: Aligner,
  model: string | undefined,
  id: string,
  operation: Realign,
  options: ChangeOptions,
): Promise<Applied> {
  for (let left = TRIES; ; left -= 1) {
    const { row, stretch, task } = await snapshot(store, async (db) => {
      const found = await documentRow(db, id);
      checkDone(found);
      checkRevision(found, options);
      return {
        row: found,
        stretch: await readStretch(db, found, operation.from, operation.to),
        task: await taskOf(db, found, model),
      };
    });
    const fixed = hold(heldUnits(stretch.units));
    const proposed = await propose(store, pool, task, row, stretch, fixed);
    try {
      return await step(store, id, { ...options, revision: stretch.revision }, async (_, now) => {
        let next = now.next_unit;
        const newId = () => {
          next += 1;
          return String(next - 1);
        };
        const splices: Splice[] = reconcile(stretch.units, stretch.after, fixed, proposed, newId);
        return newChange(now, operation, splices, next);
      });
    } catch (error) {
      const isStale = error instanceof HexaplaError && error.code === 'STALE_REVISION';
      if (!isStale || options.revision !== undefined || left <= 1) throw error;
    }
  }
}

/** The units that the sentences of a stretch make now. */
async function propose(
  store: Store,
  pool: Aligner,
  task: AlignTask,
  row: DocumentRow,
  stretch: Stretch,
  fixed: Fixed,
): Promise<readonly ReviewUnit[]> {
  const near = await within(pool, task, stretch, [...fixed.anchors, ...fixedUnits(stretch.beside).anchors]);
  if (isWhole(near, stretch, fixed)) return near;
  // Something from outside came in, or the reverse: now all the rest is held.
  const outside = await store.read((db) => readOutside(db, row, stretch));
  const closed = await within(pool, task, stretch, [...fixed.anchors, ...hold(outside).anchors]);
  if (isWhole(closed, stretch, fixed)) return closed;
  throw new HexaplaError(
    'INVALID_OPERATION',
    'these units cannot be aligned again by themselves: they share sentences with others, or the document was aligned ' +
      'by another version of the program; choose a longer stretch',
  );
}

async function within(
  pool: Aligner,
  task: AlignTask,
  stretch: Stretch,
  anchors: Fixed['anchors'],
): Promise<readonly ReviewUnit[]> {
  const sentences = Object.fromEntries(
    [...sentencesOf(stretch.units)].map(([language, list]) => [language, [...list]]),
  );
  try {
    return await pool.alignWithin(task, anchors, sentences);
  } catch (error) {
    if (!(error instanceof HexaplaError) || error.code !== 'INVALID_ANCHOR') throw error;
    throw new HexaplaError(
      'INVALID_OPERATION',
      `what is confirmed does not go together, so that nothing can be aligned between it: ${error.message}`,
      { cause: error },
    );
  }
}

/** Whether proposed units have all sentences of a stretch, each as it is there, and no others. */
function isWhole(proposed: readonly ReviewUnit[], { units }: Stretch, fixed: Fixed): boolean {
  const held = new Set(fixed.groups.flat());
  // What is held comes back as it was, whatever its sentences say.
  const texts = new Map<string, string | undefined>(piecesOf(units.filter((unit) => !held.has(unit))));
  for (const [key] of piecesOf([...held])) texts.set(key, undefined);
  const seen = new Set<string>();
  for (const [key, text] of piecesOf(proposed)) {
    if (!texts.has(key) || seen.has(key)) return false;
    const known = texts.get(key);
    if (known !== undefined && known !== text) return false;
    seen.add(key);
  }
  return seen.size === texts.size;
}

function* piecesOf(units: readonly ReviewUnit[]): Iterable<readonly [key: string, text: string]> {
  for (const { cells } of units) {
    for (const [language, { pieces }] of Object.entries(cells)) {
      for (const { sentence, text } of pieces) yield [`${language} ${sentence}`, text];
    }
  }
}
