import { TextDecoder } from 'node:util';
import { HexaplaError } from '../errors.ts';
import type { BitextInput, ReadOptions } from './bitext.ts';
import { bytesOf } from './bytes.ts';

/** Bytes in which a byte order mark and a declaration are looked for. */
const HEAD = 4096;

/** Finds the character set that a file names itself in its first bytes, given one character a byte. */
export type Declaration = (head: string) => string | undefined;

/** The `encoding` of an XML declaration. */
export const xmlDeclaration: Declaration = (head) =>
  /^\s{0,8}<\?xml\s[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([\w.:-]{1,40})["']/.exec(head)?.[1];

/** The `charset` that the first entry of a PO file names. */
export const poDeclaration: Declaration = (head) =>
  /Content-Type:[^"\n]{0,80}?charset=([\w.:-]{1,40})/i.exec(head)?.[1];

/**
 * The text of an input in pieces that never end inside a character or between CR and LF. Byte order mark first,
 * then what the zero bytes of BOM-less UTF-16 tell, then the declaration, else UTF-8. Nothing is guessed.
 *
 * @throws HexaplaError `INPUT_ENCODING` with the offset of the first bad byte, and the codes of `bytesOf`.
 */
export async function* textOf(
  input: BitextInput,
  options: ReadOptions,
  declaration: Declaration,
): AsyncGenerator<string> {
  if ('text' in input) {
    if (input.text === '') throw new HexaplaError('INPUT_EMPTY', `${input.name}: the file is empty`);
    yield* whole(slices(input.text));
  } else {
    yield* whole(decoded(input.name, bytesOf(input, options.maxBytes), declaration));
  }
}

async function* slices(text: string): AsyncGenerator<string> {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  for (let at = start; at < text.length; at += 65_536) yield text.slice(at, at + 65_536);
}

/** Holds back a carriage return or half a surrogate pair at the end of a piece until the next one. */
async function* whole(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of texts) {
    const text = held + piece;
    const last = text.charCodeAt(text.length - 1);
    held = last === 0x0d || (last >= 0xd800 && last <= 0xdbff) ? text.slice(-1) : '';
    const ready = held === '' ? text : text.slice(0, -1);
    if (ready !== '') yield ready;
  }
  if (held !== '') yield held;
}

async function* decoded(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  declaration: Declaration,
): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | undefined;
  let offset = 0;
  const decode = (piece: Uint8Array, last: boolean): string => {
    decoder ??= decoderFor(name, piece, declaration);
    try {
      const text = decoder.decode(piece, { stream: !last });
      offset += piece.length;
      return text;
    } catch (cause) {
      const at = offset + firstBadByte(piece, decoder.encoding);
      throw new HexaplaError(
        'INPUT_ENCODING',
        `${name}: not valid ${decoder.encoding.toUpperCase()} (at or shortly before the byte at offset ${at}); ` +
          'correct what the file says of its encoding, or convert it to UTF-8',
        { cause },
      );
    }
  };
  for await (const piece of bytes) {
    if (decoder === undefined) {
      head = Buffer.concat([head, piece]);
      if (head.length >= HEAD) yield decode(head, false);
    } else {
      yield decode(piece, false);
    }
  }
  yield decode(decoder === undefined ? head : new Uint8Array(), true);
}

function decoderFor(name: string, head: Uint8Array, declaration: Declaration): TextDecoder {
  const label = charsetOf(head, declaration);
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new HexaplaError(
      'INPUT_ENCODING',
      `${name}: names an unknown encoding '${label}'; convert the file to UTF-8`,
      { cause },
    );
  }
}

/** @internal The label of the character set, as the file's first bytes tell it. */
export function charsetOf(head: Uint8Array, declaration: Declaration): string {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // No text format begins with a NUL character, and all of them begin with one of ASCII.
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  const declared = declaration(Buffer.from(head.subarray(0, HEAD)).toString('latin1'))?.toLowerCase();
  // The declaration was read byte by byte, so it cannot be UTF-16; and ASCII is a part of UTF-8, in which bytes
  // that are no ASCII are told from other things, while the web's meaning of the label is windows-1252.
  if (declared === undefined || /^(utf-?16.*|ucs-?2|iso-10646-ucs-2|us-ascii|ascii)$/.test(declared))
    return 'utf-8';
  return declared;
}

/** Offset in a piece of the first byte that is no character; 0 where the piece before is at fault. */
function firstBadByte(piece: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return 0;
  let start = 0;
  while (start < 3 && ((piece[start] ?? 0) & 0xc0) === 0x80) start++;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece.subarray(start));
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    const byte = start + Buffer.byteLength(text.slice(0, at));
    // U+FFFD may stand in the text itself.
    if (piece[byte] !== 0xef || piece[byte + 1] !== 0xbf || piece[byte + 2] !== 0xbd) return byte;
  }
  return 0;
}
