import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join } from 'node:path';

/*
 * The files. One belongs to one model and is only ever appended to, a block at a time, with a single write:
 *
 *     block  = MAGIC (16 bytes), number of records (uint32), keys, records, check of the keys (16 bytes)
 *     key    = 32 bytes: SHA-256 of the model's identity and a text
 *     record = check of key and vector (16 bytes), vector (float32)
 *
 * A check is a digest, and a vector is believed only if its own is right. So whatever became of a file (cut
 * short, overwritten, two processes writing into each other), what is read is a vector that was once written
 * for that very text, or nothing. A block whose end does not fit its beginning is passed over: reading goes on
 * at the next MAGIC.
 */
const MAGIC = Buffer.from('\u0089hexapla vectors', 'latin1');
const KEY = 32;
const CHECK = 16;
const HEAD = MAGIC.length + 4;
const ENDING = '.vectors';

/** Bytes of a block at most, written and looked through at once. */
const BLOCK = 1024 * 1024;
/** Bytes of all files together; beyond that the oldest go. */
const DEFAULT_LIMIT = 1024 ** 3;
/** A file that has this part of the limit is followed by a new one, so that the oldest can go one by one. */
const FILES = 16;

/** What vectors depend on beside the text, and their length. */
export interface VectorSource {
  readonly identity: string;
  readonly dimensions: number;
}

/**
 * Vectors of one model, on disk. Nothing here ever fails: a cache that cannot be read is an empty one, and
 * one that cannot be written to stays as it is.
 */
export interface VectorCache {
  keyOf(text: string): string;
  /** Hands on the vectors that are there. */
  read(keys: Iterable<string>, found: (key: string, vector: Float32Array) => void): Promise<void>;
  write(vectors: readonly (readonly [key: string, vector: Float32Array])[]): Promise<void>;
}

/**
 * Opens the cache of a model.
 *
 * @param folder Holds the files of all models; is made when there is something to write.
 * @param limit Bytes of all files together.
 */
export function openVectorCache(
  folder: string,
  { identity, dimensions }: VectorSource,
  limit: number = DEFAULT_LIMIT,
): VectorCache {
  const model = createHash('sha256').update(`${endianness()} ${dimensions} ${identity}`).digest();
  const stem = `${model.toString('hex').slice(0, 16)}-`;
  const recordBytes = CHECK + 4 * dimensions;
  /** Where the record of a key is, file by file: byte. */
  const places = new Map<string, Map<string, number>>();
  /** How many bytes of each file have been looked through. */
  const seen = new Map<string, number>();
  let isWritable = true;

  /** This model's files, the oldest first. */
  async function ownFiles(): Promise<string[]> {
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => name.startsWith(stem) && name.endsWith(ENDING)).sort();
  }

  /** Takes note of what was appended since the last time, by this process or another. */
  async function refresh(): Promise<void> {
    const files = await ownFiles();
    // Of files that are gone nothing is kept: they would fill the memory of a long run, and hide the same keys
    // of others.
    for (const file of [...places.keys()].filter((known) => !files.includes(known))) {
      places.delete(file);
      seen.delete(file);
    }
    for (const file of files) {
      // One that cannot be read does not hide the others.
      await withFile(join(folder, file), 'r', async (handle) => {
        const { size } = await handle.stat();
        let at = seen.get(file) ?? 0;
        while (at < size) at = await readBlock(handle, file, at, size);
        seen.set(file, at);
      }).catch(() => {});
    }
  }

  /** Notes the keys of the block at a byte; returns where the next one may begin. */
  async function readBlock(handle: FileHandle, file: string, at: number, size: number): Promise<number> {
    const head = await readAt(handle, at, HEAD);
    const isBlock = head?.subarray(0, MAGIC.length).equals(MAGIC) === true;
    const count = isBlock ? head.readUInt32LE(MAGIC.length) : 0;
    const records = at + HEAD + count * KEY;
    const end = records + count * recordBytes + CHECK;
    if (count === 0 || end > size) return nextMagic(handle, at + 1, size);
    const keys = await readAt(handle, at + HEAD, count * KEY);
    const check = await readAt(handle, end - CHECK, CHECK);
    if (keys === undefined || check?.equals(digest(keys)) !== true) return nextMagic(handle, at + 1, size);
    const known = places.get(file) ?? new Map<string, number>();
    places.set(file, known);
    for (let index = 0; index < count; index++) {
      const key = keys.toString('latin1', index * KEY, (index + 1) * KEY);
      known.set(key, records + index * recordBytes);
    }
    return end;
  }

  async function read(
    keys: Iterable<string>,
    found: (key: string, vector: Float32Array) => void,
  ): Promise<void> {
    await refresh();
    const wanted = new Map<string, (readonly [key: string, at: number])[]>();
    // A vector that is in several files was written again because what the older ones have is damaged.
    const newestFirst = [...places.keys()].sort().reverse();
    for (const key of keys) {
      const file = newestFirst.find((name) => places.get(name)?.has(key));
      const at = file === undefined ? undefined : places.get(file)?.get(key);
      if (file === undefined || at === undefined) continue;
      const list = wanted.get(file) ?? [];
      wanted.set(file, list);
      list.push([key, at]);
    }
    for (const [file, list] of wanted) {
      await withFile(join(folder, file), 'r', async (handle) => {
        for (const [key, at] of list) {
          const record = await readAt(handle, at, recordBytes);
          if (record === undefined) continue;
          const vector = record.subarray(CHECK);
          const check = digest(Buffer.from(key, 'latin1'), vector);
          if (check.equals(record.subarray(0, CHECK))) found(key, numbersOf(vector));
        }
      }).catch(() => {});
    }
  }

  async function write(vectors: Parameters<VectorCache['write']>[0]): Promise<void> {
    const perBlock = Math.max(1, Math.floor(BLOCK / (KEY + recordBytes)));
    for (let first = 0; isWritable && first < vectors.length; first += perBlock) {
      try {
        await append(blockOf(vectors.slice(first, first + perBlock)));
        await dropOldest(folder, limit);
      } catch {
        // No room, no permission: these vectors are made again the next time.
        isWritable = false;
      }
    }
  }

  async function append(block: Buffer): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const last = (await ownFiles()).at(-1);
    const size = last === undefined ? 0 : (await stat(join(folder, last))).size;
    const isNew = last === undefined || size + block.length > limit / FILES;
    // By name the files are in the order of their age.
    const time = Date.now().toString(36).padStart(9, '0');
    const file = isNew ? `${stem}${time}-${randomBytes(4).toString('hex')}${ENDING}` : last;
    await withFile(join(folder, file), 'a', async (handle) => {
      const { bytesWritten } = await handle.write(block);
      if (bytesWritten < block.length) throw new Error('the disk is full');
    });
  }

  return {
    // As UTF-16, since in UTF-8 all lone surrogates are one and the same character.
    keyOf: (text) =>
      createHash('sha256').update(model).update(Buffer.from(text, 'utf16le')).digest().toString('latin1'),
    read,
    write,
  };
}

function digest(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, CHECK);
}

function numbersOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

function blockOf(vectors: readonly (readonly [string, Float32Array])[]): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(vectors.length);
  const keys = Buffer.concat(vectors.map(([key]) => Buffer.from(key, 'latin1')));
  const records = vectors.flatMap(([, vector], index) => {
    const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
    return [digest(keys.subarray(index * KEY, (index + 1) * KEY), bytes), bytes];
  });
  return Buffer.concat([MAGIC, count, keys, ...records, digest(keys)]);
}

/** The first place from a byte on where a block may begin; the file's end where there is none. */
async function nextMagic(handle: FileHandle, from: number, size: number): Promise<number> {
  for (let at = from; at + MAGIC.length <= size; at += BLOCK) {
    // What overlaps belongs to a MAGIC that begins in this stretch.
    const stretch = await readAt(handle, at, Math.min(BLOCK + MAGIC.length - 1, size - at));
    const place = stretch?.indexOf(MAGIC) ?? -1;
    if (place >= 0) return at + place;
  }
  return size;
}

/** Bytes of a file; undefined where it has not as many. */
async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return bytesRead === length ? buffer : undefined;
}

async function withFile(
  path: string,
  flags: 'r' | 'a',
  work: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(path, flags, 0o600);
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}

/** Of all models' files, those to which nobody has written for the longest time. */
async function dropOldest(folder: string, limit: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING));
  const files = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return { name, size: found?.size ?? 0, time: found?.mtimeMs ?? 0 };
    }),
  );
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of files.sort((a, b) => a.time - b.time)) {
    if (total <= limit) return;
    await rm(join(folder, name), { force: true });
    total -= size;
  }
}
