import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { HexaplaError } from '../errors.ts';
import { unreadable } from './read.ts';
import {
  binary,
  type Charset,
  charsetOf,
  checkBeginning,
  firstInvalidByte,
  notText,
  undecodable,
} from './source.ts';

/** More bytes than any signature has; a file may come in smaller pieces than that. */
const BEGINNING = 16;

/** UTF-16 units of a line, unless the caller says otherwise. */
const MAX_LINE = 16 * 2 ** 20;

export interface LineOptions {
  /** What messages call the file. Default: its path. */
  readonly name?: string | undefined;
  /** UTF-16 units of a line at most. */
  readonly maxLine?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the lines of a file of any size, or of standard input for `-`, some at a time. A line ends at LF or
 * CRLF, as most programs count lines; other separators stay in it.
 *
 * @throws HexaplaError `INPUT_UNREADABLE`, `INPUT_EMPTY` (no byte), `INPUT_BINARY`, `INPUT_ENCODING`,
 * `INPUT_TOO_LARGE` (a line), `CANCELLED`.
 */
export async function* readLines(path: string, options: LineOptions = {}): AsyncGenerator<readonly string[]> {
  const name = options.name ?? (path === '-' ? 'standard input' : path);
  const { maxLine = MAX_LINE, signal } = options;
  let rest = '';
  let lines = 0;
  for await (const text of decode(name, bytesOf(name, path, signal))) {
    const parts = text.split('\n');
    parts[0] = rest + (parts[0] ?? '');
    rest = parts.pop() ?? '';
    if ([rest, ...parts].some((part) => part.length > maxLine))
      throw lineTooLong(name, lines, parts, maxLine);
    lines += parts.length;
    if (parts.length > 0) yield parts.map((part) => (part.endsWith('\r') ? part.slice(0, -1) : part));
  }
  if (rest !== '') yield [rest];
}

function lineTooLong(name: string, before: number, parts: readonly string[], maxLine: number): HexaplaError {
  const at = parts.findIndex((part) => part.length > maxLine);
  const line = before + (at < 0 ? parts.length : at) + 1;
  const limit = maxLine >= 2 ** 20 ? `${Math.round(maxLine / 2 ** 20)} Mi` : `${maxLine}`;
  return new HexaplaError('INPUT_TOO_LARGE', `${name}: line ${line} has more than ${limit} characters`);
}

async function* bytesOf(name: string, path: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  try {
    // Opening a folder works on some systems, and its reading says why not in other words on each.
    if (path !== '-' && (await stat(path)).isDirectory()) {
      throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    }
    const stream = path === '-' ? process.stdin : createReadStream(path);
    if (signal !== undefined) addAbortSignal(signal, stream);
    for await (const chunk of stream) yield Buffer.from(chunk);
  } catch (cause) {
    if (signal?.aborted) throw new HexaplaError('CANCELLED', 'the reading was cancelled', { cause });
    throw unreadable(name, cause);
  }
}

/** Text piece by piece, never cut inside a character, without the byte order mark. */
async function* decode(name: string, stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let held: Buffer = Buffer.alloc(0);
  let start = 0;
  let charset: Charset | undefined;
  let units = 0;

  const take = (isLast: boolean): string => {
    if (charset === undefined) {
      checkBeginning(name, held);
      charset = charsetOf(held);
      start = charset === 'utf-8' ? (held.indexOf('\ufeff') === 0 ? 3 : 0) : 2;
      held = held.subarray(start);
    }
    const length = isLast ? held.length : held.length - incomplete(held, charset);
    const bytes = held.subarray(0, length);
    const nul = charset === 'utf-8' ? bytes.indexOf(0) : -1;
    if (nul >= 0) throw binary(name, start + nul);
    const known = charset;
    let text: string;
    try {
      text = new TextDecoder(known, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (cause) {
      throw undecodable(name, known, () => start + firstInvalidByte(bytes), cause);
    }
    const at = text.indexOf('\0');
    if (at >= 0) throw notText(name, units + at);
    units += text.length;
    held = held.subarray(length);
    start += length;
    return text;
  };

  for await (const chunk of stream) {
    held = Buffer.concat([held, chunk]);
    if (charset !== undefined || held.length >= BEGINNING) yield take(false);
  }
  yield take(true);
}

/** Bytes at the end that may be the beginning of a character. */
function incomplete(bytes: Uint8Array, charset: Charset): number {
  if (charset !== 'utf-8') {
    const odd = bytes.length % 2;
    const high = bytes[bytes.length - odd - (charset === 'utf-16le' ? 1 : 2)] ?? 0;
    return odd + (bytes.length - odd >= 2 && high >= 0xd8 && high <= 0xdb ? 2 : 0);
  }
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? back : 0;
  }
  return 0;
}
