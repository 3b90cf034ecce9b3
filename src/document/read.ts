import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { HexaplaError, systemReason } from '../errors.ts';
import { decodeSource, MAX_BYTES, type Source, tooLarge } from './source.ts';

/** Bytes that are read at once. */
const CHUNK = 2 ** 20;

async function collect(
  name: string,
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'this is a folder; name the files in it',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'too many symbolic links',
};

/** An input that the system does not hand out. */
export function unreadable(name: string, cause: unknown): HexaplaError {
  const reason = systemReason(cause, REASONS);
  return new HexaplaError('INPUT_UNREADABLE', `${name}: cannot be read: ${reason}`, { cause });
}

/**
 * Reads the bytes of a file, or of standard input for `-`; never more than `maxBytes` into memory.
 *
 * @throws HexaplaError `INPUT_UNREADABLE`, `INPUT_TOO_LARGE`, `CANCELLED`.
 */
export async function readBytes(
  path: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const name = path === '-' ? 'standard input' : path;
  try {
    if (path !== '-') {
      const info = await stat(path);
      if (info.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
      if (info.size > maxBytes) throw tooLarge(name, maxBytes);
    }
    const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
    if (signal !== undefined) addAbortSignal(signal, stream);
    return { name, bytes: await collect(name, stream, maxBytes) };
  } catch (cause) {
    if (signal?.aborted) throw new HexaplaError('CANCELLED', 'the reading was cancelled', { cause });
    if (cause instanceof HexaplaError) throw cause;
    throw unreadable(name, cause);
  }
}

/**
 * Reads a file, or standard input for `-`, as text; never more than `maxBytes` into memory.
 *
 * @throws HexaplaError `INPUT_UNREADABLE` and the codes of `decodeSource`.
 */
export async function readSource(path: string, maxBytes: number = MAX_BYTES): Promise<Source> {
  const { name, bytes } = await readBytes(path, maxBytes);
  return decodeSource(name, bytes, maxBytes);
}
