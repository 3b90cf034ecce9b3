import { HexaplaError } from '../../errors.ts';
import type { DocumentNote, EncodingFound } from '../document.ts';
import { binary } from '../source.ts';
import { decodeStrictly, encodingNamed, firstBadByte } from './decode.ts';
import { guessEncoding } from './guess.ts';
import { unmarkedUtf16 } from './utf16.ts';

/** A text, how its bytes were read, and what of that a person should know. */
export interface Decoded {
  readonly text: string;
  readonly encoding: EncodingFound;
  readonly notes: readonly DocumentNote[];
}

export interface DecodeOptions {
  /** Label of the WHATWG encoding standard that the caller says; nothing else is tried. */
  readonly encoding?: string | undefined;
  /** Label that the file itself states; ignored where the bytes are not valid in it. */
  readonly declared?: string | undefined;
}

/** A guess that leads by less than this factor (natural logarithm) is called uncertain: e^8 is about 3000 to 1. */
const SURE = 8;

/**
 * Text of bytes whose character set may be unknown: by the caller, a byte order mark, strict UTF-8, what the file
 * states, UTF-16 without a mark, and last a guess, which is noted. Every way decodes all bytes strictly.
 *
 * @throws HexaplaError `INVALID_OPTION` (no such encoding), `INPUT_ENCODING` with the offset of the first bad byte,
 * `INPUT_BINARY` for NUL bytes outside UTF-16 and UTF-8.
 */
export function decodeText(name: string, bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  const given = options.encoding === undefined ? undefined : known(options.encoding);
  if (given !== undefined) return decodedAs(name, bytes, { name: given, by: 'given' });
  const marked = byteOrderMark(name, bytes);
  if (marked !== undefined) return decodedAs(name, bytes, { name: marked, by: 'bom' });
  const utf16 = unmarkedUtf16(bytes);
  if (utf16 !== undefined) return detected(name, bytes, utf16, []);
  const escapes = bytes.includes(0x1b);
  const utf8 = escapes ? undefined : decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: { name: 'utf-8', by: 'utf-8' }, notes: [] };
  const declared = options.declared === undefined ? undefined : encodingNamed(options.declared);
  // A file cannot say in ASCII letters that it is in UTF-16.
  if (declared !== undefined && !declared.startsWith('utf-16')) {
    const text = decodeStrictly(bytes, declared);
    if (text !== undefined) return { text, encoding: { name: declared, by: 'declared' }, notes: [] };
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw binary(name, nul);
  const { encoding, margin } = guessEncoding(bytes);
  if (encoding === 'utf-8') return decodedAs(name, bytes, { name: 'utf-8', by: 'utf-8' });
  const uncertain = margin < SURE;
  const notes: DocumentNote[] =
    declared === undefined || declared === encoding
      ? []
      : [
          {
            code: 'encoding-differs',
            message: `the file says that it is in ${declared}, which its bytes are not`,
          },
        ];
  return detected(name, bytes, encoding, notes, uncertain);
}

function known(label: string): string {
  const name = encodingNamed(label);
  if (name !== undefined) return name;
  throw new HexaplaError(
    'INVALID_OPTION',
    `unknown encoding '${label}': give a label such as utf-8, big5, gb18030, shift_jis, euc-kr or windows-1252`,
  );
}

function byteOrderMark(name: string, bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) {
    if (third === 0 && fourth === 0) throw unknownMark(name);
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) throw unknownMark(name);
  return undefined;
}

function unknownMark(name: string): HexaplaError {
  return new HexaplaError('INPUT_ENCODING', `${name}: UTF-32 is not read; save it as UTF-8`);
}

function decodedAs(name: string, bytes: Uint8Array, encoding: EncodingFound): Decoded {
  const text = decodeStrictly(bytes, encoding.name);
  if (text === undefined) throw undecodable(name, bytes, encoding);
  return { text, encoding, notes: [] };
}

function detected(
  name: string,
  bytes: Uint8Array,
  encoding: string,
  notes: readonly DocumentNote[],
  uncertain = false,
): Decoded {
  const found: EncodingFound = { name: encoding, by: 'detected' };
  const text = decodeStrictly(bytes, encoding);
  if (text === undefined) throw undecodable(name, bytes, found);
  const guess = `the file does not say its encoding; read as ${encoding}`;
  const message = uncertain ? `${guess}, which is uncertain: check the text, or give the encoding` : guess;
  return { text, encoding: found, notes: [...notes, { code: 'encoding-detected', message }] };
}

const SAID: Readonly<Record<EncodingFound['by'], string>> = {
  given: 'as was asked for',
  bom: 'as its byte order mark says',
  declared: 'as it states itself',
  'utf-8': '',
  detected: 'which it seems to be',
};

function undecodable(name: string, bytes: Uint8Array, { name: encoding, by }: EncodingFound): HexaplaError {
  const offset = firstBadByte(bytes, encoding);
  const said = SAID[by] === '' ? '' : ` (${SAID[by]})`;
  const advice = by === 'given' ? 'give another encoding' : 'give its encoding, or convert it to UTF-8';
  return new HexaplaError(
    'INPUT_ENCODING',
    `${name}: not valid ${encoding.toUpperCase()}${said}: the byte at offset ${offset} is wrong; ${advice}`,
  );
}
