import { type Kysely, sql } from 'kysely';
import { HexaplaError } from '../errors.ts';
import type { Encoder } from '../vectors/index.ts';
import { type Memory, nextGeneration, setSetting, setting } from './memory.ts';
import { PREFIX, quantise } from './quantised.ts';
import { appendRecords, bytesOf, type RecordKind } from './records.ts';
import { type MemoryTables, VARIANTS } from './schema.ts';

/** The first numbers of the vector of each unit, in the order of their numbers from 1 on. */
export const PREFIXES: RecordKind = { name: 'prefix', bytes: PREFIX, perBlock: 4096 };

/** All numbers of the vectors, few to a block: of these only some are read. */
export function wholeVectors(dimensions: number): RecordKind {
  return { name: 'vector', bytes: dimensions, perBlock: 32 };
}

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Units whose vectors are made, and committed, at once. */
const BATCH = 2048;

export interface VectorState {
  /** The model that the vectors are from, '' where there are none. */
  readonly model: string;
  readonly dimensions: number;
  /** The last unit that has one. */
  readonly done: number;
}

export async function vectorState(db: Kysely<MemoryTables>): Promise<VectorState> {
  return {
    model: await setting(db, 'vector-model'),
    dimensions: Number(await setting(db, 'vector-dimensions')),
    done: Number(await setting(db, 'vector-done')),
  };
}

export interface IndexOptions {
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the vectors of all units that have none; of all units, where those that are there are another model's. One vector
 * a unit, the sum of the unit vectors of its texts: translations point the same way. What is done is kept
 * when the work is stopped, and goes on there the next time.
 *
 * @returns How many units got one.
 * @throws HexaplaError `CANCELLED`
 */
export async function indexVectors(
  memory: Memory,
  encoder: Encoder,
  options: IndexOptions = {},
): Promise<number> {
  const total = await memory.database.read(async (db) => {
    const state = await vectorState(db);
    const last = Number((await setting(db, 'next-unit')) || 1) - 1;
    return state.model === encoder.id ? last - state.done : last;
  });
  let made = 0;
  for (;;) {
    if (options.signal?.aborted === true) {
      throw new HexaplaError(
        'CANCELLED',
        'stopped; the vectors that were made are kept, the next import makes the rest',
      );
    }
    const count = await indexSome(memory, encoder);
    if (count === 0) return made;
    made += count;
    options.onProgress?.({ done: made, total });
  }
}

async function indexSome(memory: Memory, encoder: Encoder): Promise<number> {
  return memory.database.write(async (db) => {
    const generation = await nextGeneration(db);
    const { kind } = memory.database;
    const { dimensions } = encoder;
    const state = await vectorState(db);
    const isSame = state.model === encoder.id && state.dimensions === dimensions;
    if (!isSame) await forget(db, encoder);
    const first = (isSame ? state.done : 0) + 1;
    const last = Math.min(first + BATCH - 1, Number((await setting(db, 'next-unit')) || 1) - 1);
    if (last < first) return 0;

    const { rows } = await sql<{ id: number; text: string }>`select id, text from variant
      where id >= ${first * VARIANTS} and id < ${(last + 1) * VARIANTS} order by id`.execute(db);
    const sums = await encoder.encode(rows.map(({ text }) => text));
    const units = new Float32Array((last - first + 1) * dimensions);
    for (const [row, { id, text }] of rows.entries()) {
      // A dash would weigh as much as a sentence.
      if (!SAYS_SOMETHING.test(text)) continue;
      const vector = sums.subarray(row * dimensions, (row + 1) * dimensions);
      addUnit(units, (Math.floor(id / VARIANTS) - first) * dimensions, vector);
    }
    const prefixes = await appendRecords(db, kind, PREFIXES, generation);
    const whole = await appendRecords(db, kind, wholeVectors(dimensions), generation);
    for (let unit = 0; unit <= last - first; unit++) {
      const bytes = quantise(units.subarray(unit * dimensions, (unit + 1) * dimensions));
      whole.append(new Uint8Array(bytes.buffer));
      prefixes.append(new Uint8Array(prefixOf(bytes).buffer));
    }
    await prefixes.flush();
    await whole.flush();
    await setSetting(db, 'vector-done', String(last));
    return last - first + 1;
  });
}

/** The first numbers of a direction; a model of fewer has zeros behind. */
export function prefixOf(bytes: Int8Array): Int8Array {
  const prefix = new Int8Array(PREFIX);
  prefix.set(bytes.subarray(0, PREFIX));
  return prefix;
}

async function forget(db: Kysely<MemoryTables>, { id, dimensions }: Encoder): Promise<void> {
  await db
    .deleteFrom('record')
    .where('kind', 'in', [PREFIXES.name, wholeVectors(dimensions).name])
    .execute();
  await setSetting(db, 'vector-model', id);
  await setSetting(db, 'vector-dimensions', String(dimensions));
  await setSetting(db, 'vector-done', '0');
}

/** Adds a vector at its length of 1; nothing where it is zero. */
function addUnit(sums: Float32Array, start: number, vector: Float32Array): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return;
  const scale = 1 / Math.sqrt(squares);
  for (let d = 0; d < vector.length; d++)
    sums[start + d] = (sums[start + d] as number) + (vector[d] as number) * scale;
}

/** Whole vectors of some rows (units from 0 on), by row. */
export async function readVectors(
  db: Kysely<MemoryTables>,
  dimensions: number,
  rows: readonly number[],
): Promise<Map<number, Int8Array>> {
  const { name, perBlock } = wholeVectors(dimensions);
  const byBlock = new Map<number, number[]>();
  for (const row of rows) {
    const block = Math.floor(row / perBlock);
    byBlock.set(block, [...(byBlock.get(block) ?? []), row]);
  }
  const found = new Map<number, Int8Array>();
  const blocks = await db
    .selectFrom('record')
    .select(['block', 'data'])
    .where('kind', '=', name)
    .where('block', 'in', [...byBlock.keys()])
    .execute();
  for (const { block, data } of blocks) {
    const bytes = bytesOf(data);
    for (const row of byBlock.get(block) ?? []) {
      const start = (row % perBlock) * dimensions;
      const part = bytes.slice(start, start + dimensions);
      if (part.length === dimensions) found.set(row, new Int8Array(part.buffer));
    }
  }
  return found;
}
