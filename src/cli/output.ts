import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HexaplaError } from '../errors.ts';

const BUFFER = 64 * 1024;

async function pour(chunks: Iterable<string>, write: (text: string) => Promise<unknown>): Promise<void> {
  let buffer = '';
  for (const chunk of chunks) {
    buffer += chunk;
    if (buffer.length >= BUFFER) {
      await write(buffer);
      buffer = '';
    }
  }
  if (buffer !== '') await write(buffer);
}

function toStdout(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

async function writeTo(path: string, flags: 'w' | 'wx', chunks: Iterable<string>): Promise<void> {
  const file = await open(path, flags);
  try {
    await pour(chunks, (text) => file.appendFile(text));
    if (flags === 'wx') await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes text to a file, or to standard output for `-`. A file is written beside its place and renamed
 * when it is complete, so that nobody ever sees half of it and a failure leaves what was there.
 *
 * @throws HexaplaError `OUTPUT_UNWRITABLE`
 */
export async function writeOutput(path: string, chunks: Iterable<string>): Promise<void> {
  if (path === '-') {
    try {
      await pour(chunks, toStdout);
    } catch (cause) {
      // The reader (head, less) has seen enough.
      if (cause instanceof Error && 'code' in cause && cause.code === 'EPIPE') return;
      throw unwritable('standard output', cause);
    }
    return;
  }
  let temporary: string | undefined;
  try {
    // A link stays a link: what it points to is replaced.
    const target = await realpath(path).catch(() => path);
    const there = await stat(target).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    if (there !== undefined && !there.isFile()) {
      // A device or a pipe is written to; replacing it by a file would be a bad surprise.
      await writeTo(target, 'w', chunks);
      return;
    }
    temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    await writeTo(temporary, 'wx', chunks);
    await rename(temporary, target);
  } catch (cause) {
    if (temporary !== undefined) await rm(temporary, { force: true });
    throw cause instanceof HexaplaError ? cause : unwritable(path, cause);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'no permission',
  EISDIR: 'this is a folder',
  ENOTDIR: 'part of the path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

function unwritable(path: string, cause: unknown): HexaplaError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new HexaplaError('OUTPUT_UNWRITABLE', `${path}: cannot be written: ${reason}`, { cause });
}
