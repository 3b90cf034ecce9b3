import { HexaplaError } from '../errors.ts';

/** A text as it came in, with the name that messages call it by. Offsets everywhere count its UTF-16 units. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** The largest input: bytes of a file, or UTF-8 bytes of a text. About three hundred books. */
export const MAX_BYTES = 128 * 1024 * 1024;

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF file' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive (Word, Excel and EPUB files are such)' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Microsoft Office file' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
];

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((value, index) => bytes[index] === value);
}

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The character set that the first bytes of a file tell. */
export function charsetOf(bytes: Uint8Array): Charset {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return 'utf-8';
}

/** Offset of the first byte that is no UTF-8, in bytes of which one is none. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // A prefix that ends inside a character is still valid in streaming mode, so validity is monotone.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  // A character that is cut short is bad from its first byte, which the decoder still holds back.
  const valid = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return Buffer.byteLength(valid.decode(bytes.subarray(0, low), { stream: true }));
}

/**
 * Checks that a text can be worked on.
 *
 * @throws HexaplaError `INPUT_EMPTY` (nothing but white space), `INPUT_BINARY` (NUL characters),
 * `INPUT_TOO_LARGE`.
 */
export function checkSource(source: Source, maxBytes: number = MAX_BYTES): Source {
  const { name, text } = source;
  if (text.length > maxBytes || Buffer.byteLength(text) > maxBytes) throw tooLarge(name, maxBytes);
  if (text.trim() === '') throw new HexaplaError('INPUT_EMPTY', `${name}: the text is empty`);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw notText(name, nul);
  return source;
}

export function notText(name: string, offset: number): HexaplaError {
  return new HexaplaError(
    'INPUT_BINARY',
    `${name}: not a text (a NUL character at offset ${offset}); give plain UTF-8 text`,
  );
}

export function tooLarge(name: string, maxBytes: number): HexaplaError {
  const mebibytes = Math.round((maxBytes / 1024 / 1024) * 10) / 10;
  const limit = mebibytes < 1 ? `${maxBytes} bytes` : `${mebibytes} MiB`;
  return new HexaplaError(
    'INPUT_TOO_LARGE',
    `${name}: larger than the limit of ${limit}; split it into parts at the same place in every language`,
  );
}

/**
 * Turns the bytes of a file into text: UTF-8 (with or without byte order mark) or UTF-16 with one. The
 * byte order mark is not part of the text, and offsets count from behind it.
 *
 * @throws HexaplaError `INPUT_EMPTY`, `INPUT_BINARY`, `INPUT_ENCODING` (with the offset of the first bad
 * byte), `INPUT_TOO_LARGE`.
 */
export function decodeSource(name: string, bytes: Uint8Array, maxBytes: number = MAX_BYTES): Source {
  if (bytes.length > maxBytes) throw tooLarge(name, maxBytes);
  checkBeginning(name, bytes);
  const charset = charsetOf(bytes);
  const nul = charset === 'utf-8' ? bytes.indexOf(0) : -1;
  if (nul >= 0) throw binary(name, nul);
  let text: string;
  try {
    text = new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw undecodable(name, charset, () => firstInvalidByte(bytes), cause);
  }
  return checkSource({ name, text }, maxBytes);
}

/**
 * Checks what the first bytes of a file tell: that there are any, and that they begin no file of a known
 * format.
 *
 * @throws HexaplaError `INPUT_EMPTY`, `INPUT_BINARY`
 */
export function checkBeginning(name: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new HexaplaError('INPUT_EMPTY', `${name}: the file is empty`);
  const signature = SIGNATURES.find((candidate) => startsWith(bytes, candidate.bytes));
  if (signature === undefined) return;
  throw new HexaplaError(
    'INPUT_BINARY',
    `${name}: this is ${signature.what}, not plain text; save it as UTF-8 text and try again`,
  );
}

export function binary(name: string, offset: number): HexaplaError {
  return new HexaplaError(
    'INPUT_BINARY',
    `${name}: a binary file, not text (a NUL byte at offset ${offset}); give plain UTF-8 text`,
  );
}

/** @param offset Of the first bad byte; asked for where that is known of the character set. */
export function undecodable(
  name: string,
  charset: Charset,
  offset: () => number,
  cause?: unknown,
): HexaplaError {
  const where = charset === 'utf-8' ? ` (the byte at offset ${offset()} is no UTF-8)` : '';
  return new HexaplaError(
    'INPUT_ENCODING',
    `${name}: not valid ${charset.toUpperCase()}${where}; convert it to UTF-8, for example with iconv`,
    { cause },
  );
}
