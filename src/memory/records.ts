import type { Kysely } from 'kysely';
import { type DatabaseKind, insertRows } from '../database/index.ts';
import type { MemoryTables } from './schema.ts';

/*
 * What is looked through as a whole at every search stands in records of a fixed size, thousands to a row of the
 * database, so that it is in memory in a moment. Records are only ever appended; of what was deleted since they are
 * stale, and who finds something by one looks whether it is still there.
 */
export interface RecordKind {
  readonly name: string;
  /** Bytes of a record. */
  readonly bytes: number;
  /** Records of a full block. */
  readonly perBlock: number;
}

export interface RecordWriter {
  append(record: Uint8Array): void;
  /** Writes what was appended since. */
  flush(): Promise<void>;
}

/** Appends records to those that are there. The generation marks what is new for readers. */
export async function appendRecords(
  db: Kysely<MemoryTables>,
  database: DatabaseKind,
  { name, bytes, perBlock }: RecordKind,
  generation: number,
): Promise<RecordWriter> {
  const last = await db
    .selectFrom('record')
    .select(['block', 'data'])
    .where('kind', '=', name)
    .orderBy('block', 'desc')
    .limit(1)
    .executeTakeFirst();
  let block = last?.block ?? 0;
  let buffer = new Uint8Array(bytes * perBlock);
  let used = 0;
  if (last !== undefined) {
    const data = bytesOf(last.data);
    buffer.set(data);
    used = data.length;
  }
  const full: (readonly [number, Uint8Array])[] = [];
  let isDirty = false;
  return {
    append(record) {
      if (used === buffer.length) {
        full.push([block, buffer]);
        block++;
        buffer = new Uint8Array(bytes * perBlock);
        used = 0;
      }
      buffer.set(record, used);
      used += bytes;
      isDirty = true;
    },
    async flush() {
      if (!isDirty) return;
      const rows = [...full.splice(0), [block, buffer.slice(0, used)] as const];
      isDirty = false;
      for (const [number, data] of rows) {
        await insertRows(
          db,
          database,
          'record',
          ['kind', 'block', 'generation', 'data'],
          [[name, number, generation, Buffer.from(data)]],
          'on conflict (kind, block) do update set generation = excluded.generation, data = excluded.data',
        );
      }
    },
  };
}

/** Records in memory, in their order. */
export interface LoadedRecords {
  readonly data: Uint8Array;
  readonly count: number;
  /** Generation up to which they are complete. */
  readonly generation: number;
  /** Generation in which one was last written. */
  readonly changed: number;
}

export const NO_RECORDS: LoadedRecords = { data: new Uint8Array(0), count: 0, generation: -1, changed: -1 };

/** All records of a kind; of those that are loaded already only what is new is read. */
export async function loadRecords(
  db: Kysely<MemoryTables>,
  { name, bytes, perBlock }: RecordKind,
  loaded: LoadedRecords,
  generation: number,
): Promise<LoadedRecords> {
  if (loaded.generation >= generation) return loaded;
  const { last, changed } = await db
    .selectFrom('record')
    .select(({ fn }) => [fn.max('block').as('last'), fn.max('generation').as('changed')])
    .where('kind', '=', name)
    .executeTakeFirstOrThrow();
  if (last === null) return { ...NO_RECORDS, generation };
  if (changed <= loaded.generation) return { ...loaded, generation };
  const size = (last + 1) * perBlock * bytes;
  let data = loaded.data;
  if (data.length < size) {
    data = new Uint8Array(size);
    data.set(loaded.data);
  }
  let end = 0;
  let next = 0;
  for (;;) {
    // A few blocks at a time: a result set is held as a whole.
    const rows = await db
      .selectFrom('record')
      .select(['block', 'data'])
      .where('kind', '=', name)
      .where('generation', '>', loaded.generation)
      .where('block', '>=', next)
      // Another process may have added some since; they are read the next time.
      .where('block', '<=', last)
      .orderBy('block')
      .limit(16)
      .execute();
    for (const { block, data: part } of rows) {
      const at = block * perBlock * bytes;
      const read = bytesOf(part);
      data.set(read.subarray(0, perBlock * bytes), at);
      end = Math.max(end, at + read.length);
      next = block + 1;
    }
    if (rows.length < 16) break;
  }
  return { data, count: Math.floor(end / bytes), generation, changed };
}

/** Bytes as either driver gives them; never a `Buffer`, whose `slice` does not copy. */
export function bytesOf(data: Uint8Array | ArrayBuffer): Uint8Array {
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
