import { HexaplaError } from '../errors.ts';

/** How files begin that are no text and are not read, and what to do with them. */
const UNSUPPORTED: readonly (readonly [bytes: readonly number[], what: string, advice: string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'an old Microsoft Office file (.doc, .xls), or one with a password',
    'save it as .docx or .xlsx, without a password',
  ],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a Rich Text file', 'save it as .docx'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture', 'run text recognition on it first'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture', 'run text recognition on it first'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture', 'run text recognition on it first'],
  [[0x49, 0x49, 0x2a, 0x00], 'a TIFF picture', 'run text recognition on it first'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a TIFF picture', 'run text recognition on it first'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive', 'unpack it and give the files in it'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive', 'unpack it and give the files in it'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive', 'unpack it and give the file in it'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive', 'unpack it and give the file in it'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive', 'unpack it and give the file in it'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], 'an SQLite database', 'export its text'],
  [[0x25, 0x21, 0x50, 0x53], 'a PostScript file', 'save it as PDF'],
];

export function startsWith(bytes: Uint8Array, prefix: readonly number[], at = 0): boolean {
  return prefix.every((value, index) => bytes[at + index] === value);
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

export function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x1f, 0x8b]);
}

/** Readers of PDF find its mark anywhere in the first kilobyte; something before it is common in mails. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-');
}

/** @throws HexaplaError `INPUT_UNSUPPORTED` for a file of a known format that is not read. */
export function refuseUnsupported(name: string, bytes: Uint8Array): void {
  const found = UNSUPPORTED.find(([prefix]) => startsWith(bytes, prefix));
  if (found === undefined) return;
  const [, what, advice] = found;
  throw new HexaplaError('INPUT_UNSUPPORTED', `${name}: this is ${what}, which is not read; ${advice}`);
}
