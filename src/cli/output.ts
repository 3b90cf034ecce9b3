import { randomBytes } from 'node:crypto';
import { open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
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

async function writeTo(
  path: string,
  flags: 'w' | 'wx',
  chunks: Iterable<string>,
  mode?: number,
): Promise<void> {
  const file = await open(path, flags);
  try {
    if (mode !== undefined) await file.chmod(mode);
    await pour(chunks, (text) => file.appendFile(text));
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
    const target = await followLinks(path);
    const there = await stat(target).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    if (there !== undefined && !there.isFile()) {
      // A device or a pipe is written to; replacing it by a file would be a bad surprise.
      await writeTo(target, 'w', chunks);
      return;
    }
    temporary = join(dirname(target), `.hexapla-${randomBytes(6).toString('hex')}.tmp`);
    // What was for the owner's eyes only stays so.
    await writeTo(temporary, 'wx', chunks, there === undefined ? undefined : there.mode & 0o7777);
    await rename(temporary, target);
  } catch (cause) {
    // Nothing to remove where its folder is the trouble; that is what the error below tells.
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => {});
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
  ELOOP: 'too many symbolic links',
};

function unwritable(path: string, cause: unknown): HexaplaError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new HexaplaError('OUTPUT_UNWRITABLE', `${path}: cannot be written: ${reason}`, { cause });
}
