import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { HexaplaError, systemReason } from '../errors.ts';
import { decodeSource, MAX_BYTES, type Source, tooLarge } from './source.ts';

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
 * Reads a file, or standard input for `-`, as text; never more than `maxBytes` into memory.
 *
 * @throws HexaplaError `INPUT_UNREADABLE` and the codes of `decodeSource`.
 */
export async function readSource(path: string, maxBytes: number = MAX_BYTES): Promise<Source> {
  const name = path === '-' ? 'standard input' : path;
  let bytes: Uint8Array;
  try {
    if (path === '-') {
      bytes = await collect(name, process.stdin, maxBytes);
    } else {
      const info = await stat(path);
      if (info.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
      if (info.size > maxBytes) throw tooLarge(name, maxBytes);
      bytes = await collect(name, createReadStream(path), maxBytes);
    }
  } catch (cause) {
    if (cause instanceof HexaplaError) throw cause;
    throw unreadable(name, cause);
  }
  return decodeSource(name, bytes, maxBytes);
}
