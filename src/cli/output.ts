import { randomBytes } from 'node:crypto';
import { mkdir, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { HexaplaError, systemReason } from '../errors.ts';

const BUFFER = 64 * 1024;

/** What an output is made of, piece by piece: text, or bytes. */
export type Chunks = Iterable<string> | AsyncIterable<string | Uint8Array>;

async function pour(chunks: Chunks, write: (chunk: string | Uint8Array) => Promise<unknown>): Promise<void> {
  let buffer = '';
  const flush = async () => {
    const text = buffer;
    buffer = '';
    if (text !== '') await write(text);
  };
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      buffer += chunk;
      if (buffer.length >= BUFFER) await flush();
    } else {
      await flush();
      await write(chunk);
    }
  }
  await flush();
}

function toStdout(chunk: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

async function writeTo(path: string, flags: 'w' | 'wx', chunks: Chunks, mode?: number): Promise<void> {
  const file = await open(path, flags);
  try {
    if (mode !== undefined) await file.chmod(mode);
    await pour(chunks, (chunk) => file.appendFile(chunk));
    if (flags === 'wx') await file.sync();
  } finally {
    await file.close();
  }
}

/** Where a path leads: through links, also to a file that is not there yet. */
async function followLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ELOOP') throw cause;
    const link = await readlink(path).catch(() => undefined);
    return link === undefined ? path : followLinks(resolve(dirname(path), link));
  }
}

/** A file name as it is in the end, links followed; for telling whether two names mean one file. */
async function outputTarget(path: string): Promise<string> {
  // What cannot be followed is told by the reading or the writing.
  const target = await followLinks(path).catch(() => resolve(path));
  // The file may be new; its folder is there, or the writing will say so.
  const folder = await realpath(dirname(target)).catch(() => resolve(dirname(target)));
  return join(folder, basename(target));
}

/** What is written and waits for being put in its place. */
interface Staged {
  commit(): Promise<void>;
  discard(): Promise<void>;
}

async function stageFile(path: string, chunks: Chunks): Promise<Staged> {
  let temporary: string | undefined;
  // Nothing to remove where its folder is the trouble; that is what the error tells.
  const discard = async () => {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => {});
  };
  try {
    // A link stays a link: what it points to is replaced.
    const target = await followLinks(path);
    const there = await stat(target).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    if (there !== undefined && !there.isFile()) {
      // A device or a pipe is written to; replacing it by a file would be a bad surprise.
      return { commit: () => rethrow(path, writeTo(target, 'w', chunks)), discard };
    }
    const name = join(dirname(target), `.hexapla-${randomBytes(6).toString('hex')}.tmp`);
    temporary = name;
    // What was for the owner's eyes only stays so.
    await writeTo(name, 'wx', chunks, there === undefined ? undefined : there.mode & 0o7777);
    return { commit: () => rethrow(path, rename(name, target)), discard };
  } catch (cause) {
    await discard();
    throw cause instanceof HexaplaError ? cause : unwritable(path, cause);
  }
}

async function rethrow(path: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    throw cause instanceof HexaplaError ? cause : unwritable(path, cause);
  }
}

async function writeStdout(chunks: Chunks): Promise<void> {
  try {
    await pour(chunks, toStdout);
  } catch (cause) {
    // The reader (head, less) has seen enough.
    if (cause instanceof HexaplaError) throw cause;
    if (cause instanceof Error && 'code' in cause && cause.code === 'EPIPE') return;
    throw unwritable('standard output', cause);
  }
}

/** A text, or bytes, and where it goes; `-` is standard output. */
export interface OutputText {
  readonly path: string;
  readonly chunks: Chunks;
}

/**
 * Sees to it that no output is one of the inputs: a link may hide it.
 *
 * @throws HexaplaError `INVALID_OPTION`
 */
export async function checkOverwriting(
  files: readonly string[],
  outputs: readonly { readonly path: string }[],
): Promise<void> {
  const inputs = new Set(await Promise.all(files.filter((file) => file !== '-').map(outputTarget)));
  for (const { path } of outputs) {
    if (path === '-' || !inputs.has(await outputTarget(path))) continue;
    throw new HexaplaError('INVALID_OPTION', `the output ${path} would overwrite the input`);
  }
}

/**
 * Writes texts to files and to standard output. Files are written beside their places, and renamed when all
 * of them are complete, so that nobody ever sees half of one and a failure leaves what was there.
 *
 * @throws HexaplaError `OUTPUT_UNWRITABLE`
 */
export async function writeOutputs(outputs: readonly OutputText[]): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const { path, chunks } of outputs) if (path !== '-') staged.push(await stageFile(path, chunks));
    for (const file of staged) await file.commit();
  } finally {
    for (const file of staged) await file.discard();
  }
  for (const { path, chunks } of outputs) if (path === '-') await writeStdout(chunks);
}

/**
 * Sees to it that a folder for outputs is there.
 *
 * @throws HexaplaError `OUTPUT_UNWRITABLE`
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'no permission',
  EISDIR: 'this is a folder',
  EEXIST: 'this is no folder',
  ENOTDIR: 'part of the path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ELOOP: 'too many symbolic links',
};

function unwritable(path: string, cause: unknown): HexaplaError {
  const reason = systemReason(cause, REASONS);
  return new HexaplaError('OUTPUT_UNWRITABLE', `${path}: cannot be written: ${reason}`, { cause });
}
