import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HexaplaError } from '../errors.ts';
import type { BitextInput } from './bitext.ts';

/** Bytes that go through a reader at a time: few enough to bound the memory, enough to be quick. */
const PIECE = 64 * 1024;

/**
 * A translation memory shrinks to a tenth or a twentieth in gzip. What grows by more than this, behind the first
 * `BOMB_FROM` bytes, was made to fill memory or time.
 */
const MAX_RATIO = 200;
const BOMB_FROM = 64 * 1024 * 1024;

/**
 * The bytes of an input in pieces, inflated where they are gzip.
 *
 * @throws HexaplaError `INPUT_EMPTY`, `INPUT_FORMAT` (damaged gzip), `INPUT_TOO_LARGE`
 */
export async function* bytesOf(
  { name, ...input }: Exclude<BitextInput, { text: string }>,
  maxBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const piece of inflated(name, 'bytes' in input ? pieces(input.bytes) : input.stream)) {
    total += piece.length;
    if (total > maxBytes) {
      throw new HexaplaError(
        'INPUT_TOO_LARGE',
        `${name}: more than the limit of ${maxBytes} bytes; split it`,
      );
    }
    yield piece;
  }
  if (total === 0) throw new HexaplaError('INPUT_EMPTY', `${name}: the file is empty`);
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* inflated(name: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const rest = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const next = await rest.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  const all = resume(head, rest);
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(name, all);
  else yield* all;
}

async function* resume(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* gunzip(name: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packed = 0;
  const counted = async function* () {
    for await (const piece of source) {
      packed += piece.length;
      yield piece;
    }
  };
  const input = Readable.from(counted(), { objectMode: false });
  const output = createGunzip({ chunkSize: PIECE });
  input.on('error', (error) => output.destroy(error));
  input.pipe(output);
  let total = 0;
  try {
    for await (const piece of output as AsyncIterable<Uint8Array>) {
      total += piece.length;
      if (total > BOMB_FROM && total > MAX_RATIO * packed) {
        throw new HexaplaError(
          'INPUT_TOO_LARGE',
          `${name}: unpacks to more than ${MAX_RATIO} times its size; if it is meant, unpack it and give the file inside`,
        );
      }
      yield piece;
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!code.startsWith('Z_')) throw cause;
    throw new HexaplaError(
      'INPUT_FORMAT',
      `${name}: damaged gzip after ${total} unpacked bytes; fetch the file again`,
      { cause },
    );
  } finally {
    input.destroy();
    output.destroy();
  }
}
