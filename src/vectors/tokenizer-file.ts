import { isUtf8 } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { HexaplaError } from '../errors.ts';

/** A vocabulary of pieces with log probabilities, and what becomes of characters that are in none. */
export interface UnigramModel {
  /** The UTF-16 code units of all pieces, one piece after the other. */
  readonly units: Uint16Array;
  /** Where each piece begins in `units`, and at the end where the last one ends: (pieces + 1). */
  readonly starts: Int32Array;
  /** Log probability of each piece: (pieces). */
  readonly scores: Float64Array;
  /** The piece that stands for what is in no piece. */
  readonly unknown: number;
  /** Whether pieces `<0x00>` to `<0xFF>` stand for the bytes of unknown characters. */
  readonly byteFallback: boolean;
}

const METASPACE = '\u2581';
/** What `unigram.ts` does, as the file must ask for it. */
const SUPPORTED: Readonly<Record<string, unknown>> = {
  truncation: null,
  padding: null,
  added_tokens: [],
  normalizer: {
    type: 'Sequence',
    normalizers: [
      { type: 'NFKC' },
      { type: 'Lowercase' },
      {
        type: 'Replace',
        pattern: {
          Regex: '[\\u0000-\\u0008\\u000b-\\u001f\\u007f\\u00ad\\u200b-\\u200f\\u2060\\ufeff]',
        },
        content: '',
      },
      { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
      { type: 'Strip', strip_left: true, strip_right: true },
    ],
  },
  pre_tokenizer: {
    type: 'Sequence',
    pretokenizers: [
      { type: 'Metaspace', replacement: METASPACE, prepend_scheme: 'always', split: true },
      { type: 'Digits', individual_digits: true },
    ],
  },
  post_processor: null,
};

const [QUOTE, COMMA, BACKSLASH, OPEN, CLOSE, COLON] = [0x22, 0x2c, 0x5c, 0x5b, 0x5d, 0x3a];

/**
 * Reads a `tokenizer.json` of the Hugging Face format that holds a unigram model.
 *
 * The vocabulary, nearly all of the file, is read from its bytes: decoding and `JSON.parse` take twice as long and
 * leave a hundred thousand small arrays behind.
 *
 * @throws HexaplaError `MODEL_INVALID`: no such file, or one that asks for what this package does not do.
 */
export function readTokenizerFile(file: Buffer): UnigramModel {
  if (!isUtf8(file)) throw invalid('it is not UTF-8');
  const open = vocabularyAt(file);
  if (open < 0) {
    checkSettings(parse(file.toString()));
    throw invalid('it has no vocabulary of pieces');
  }
  const vocabulary = readVocabulary(file, open);
  const settings = parse(`${file.toString('utf8', 0, open)}[]${file.toString('utf8', vocabulary.end)}`);
  const { unknown, byteFallback } = checkSettings(settings);
  const { units, starts, scores } = vocabulary;
  if (unknown >= scores.length) throw invalid(`its unk_id ${unknown} is no piece`);
  return { units, starts, scores, unknown, byteFallback };
}

function invalid(reason: string): HexaplaError {
  return new HexaplaError('MODEL_INVALID', reason);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HexaplaError('MODEL_INVALID', 'it is not JSON', { cause });
  }
}

function checkSettings(settings: unknown): Pick<UnigramModel, 'unknown' | 'byteFallback'> {
  if (!isRecord(settings)) throw invalid('it is not an object');
  for (const [key, supported] of Object.entries(SUPPORTED)) {
    expectSame(key, settings[key], supported);
  }
  const model = settings['model'];
  if (!isRecord(model)) throw invalid('it has no model');
  expectSame('model.type', model['type'], 'Unigram');
  expectSame('model.vocab', model['vocab'], []);
  const { unk_id: unknown, byte_fallback: byteFallback = false } = model;
  if (typeof unknown !== 'number' || !Number.isInteger(unknown) || unknown < 0) {
    throw unsupported('model.unk_id', unknown);
  }
  if (typeof byteFallback !== 'boolean') throw unsupported('model.byte_fallback', byteFallback);
  return { unknown, byteFallback };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expectSame(key: string, found: unknown, supported: unknown): void {
  if (!isDeepStrictEqual(found, supported)) throw unsupported(key, found);
}

function unsupported(key: string, found: unknown): HexaplaError {
  const shown = JSON.stringify(found) ?? 'nothing';
  return invalid(`its ${key} is not supported: ${shown.length > 300 ? `${shown.slice(0, 300)}…` : shown}`);
}

/** The offset of the bracket that opens `"vocab": […]`, or -1. */
function vocabularyAt(file: Buffer): number {
  const key = '"vocab"';
  const found = file.indexOf(key);
  if (found < 0) return -1;
  const colon = skipSpace(file, found + key.length);
  const open = skipSpace(file, colon + 1);
  return file[colon] === COLON && file[open] === OPEN ? open : -1;
}

function skipSpace(file: Buffer, from: number): number {
  let at = from;
  // No control character but white space gets past the readers of strings and numbers.
  while ((file[at] ?? 0xff) <= 0x20) at++;
  return at;
}

interface Vocabulary extends Pick<UnigramModel, 'units' | 'starts' | 'scores'> {
  /** The offset behind the bracket that closes it. */
  readonly end: number;
}

/** Reads `[["piece", score], …]`, whose bracket is at `open`. */
function readVocabulary(file: Buffer, open: number): Vocabulary {
  // Upper bounds by the shortest entry, `["a",0],`; pages that are never written cost nothing.
  const units = new Uint16Array(file.length - open);
  const starts = new Int32Array(((file.length - open) >> 3) + 2);
  const numbers = new Uint8Array(file.length - open);
  let pieces = 0;
  let next = 0;
  let at = skipSpace(file, open + 1);
  while (file[at] === OPEN) {
    at = readString(file, skipSpace(file, at + 1), units, starts, pieces++);
    at = skipSpace(file, at);
    if (file[at] !== COMMA) throw misplaced(at);
    const number = skipSpace(file, at + 1);
    at = copyToBracket(file, number, numbers, next);
    next += at - number;
    numbers[next++] = COMMA;
    if (file[at] !== CLOSE) throw misplaced(at);
    at = skipSpace(file, at + 1);
    if (file[at] !== COMMA) break;
    at = skipSpace(file, at + 1);
  }
  if (file[at] !== CLOSE || pieces === 0) throw misplaced(at);
  const scores: unknown = parse(`[${Buffer.from(numbers.buffer, 0, next - 1).toString('latin1')}]`);
  if (!isScores(scores) || scores.length !== pieces)
    throw invalid('the scores of its pieces are not numbers');
  return {
    units: units.slice(0, starts[pieces]),
    starts: starts.slice(0, pieces + 1),
    scores: Float64Array.from(scores),
    end: at + 1,
  };
}

/** @returns Where the bracket is. */
function copyToBracket(file: Buffer, from: number, to: Uint8Array, start: number): number {
  let at = from;
  for (let next = start; at < file.length; at++) {
    const byte = file[at] ?? 0;
    if (byte === CLOSE) break;
    to[next++] = byte;
  }
  return at;
}

function isScores(values: unknown): values is number[] {
  return Array.isArray(values) && values.every((value) => typeof value === 'number' && Math.abs(value) < 1e6);
}

function misplaced(at: number): HexaplaError {
  return invalid(`its vocabulary is not a list of pieces with scores at byte ${at}`);
}

/**
 * Appends the code units of the string at `from` to those of the pieces before it.
 *
 * @returns The offset behind the string.
 */
function readString(
  file: Buffer,
  from: number,
  units: Uint16Array,
  starts: Int32Array,
  piece: number,
): number {
  if (file[from] !== QUOTE) throw misplaced(from);
  let next = starts[piece] ?? 0;
  let at = from + 1;
  for (;;) {
    const byte = file[at] ?? 0;
    if (byte === QUOTE) break;
    if (byte === BACKSLASH) return readEscaped(file, from, units, starts, piece);
    if (byte < 0x20) throw misplaced(at);
    if (byte < 0x80) {
      units[next++] = byte;
      at++;
    } else if (byte < 0xe0) {
      units[next++] = ((byte & 0x1f) << 6) | rest(file, at + 1);
      at += 2;
    } else if (byte < 0xf0) {
      units[next++] = ((byte & 0x0f) << 12) | (rest(file, at + 1) << 6) | rest(file, at + 2);
      at += 3;
    } else {
      const high = ((byte & 0x07) << 18) | (rest(file, at + 1) << 12);
      const point = high | (rest(file, at + 2) << 6) | rest(file, at + 3);
      units[next++] = 0xd7c0 + (point >> 10);
      units[next++] = 0xdc00 | (point & 0x3ff);
      at += 4;
    }
  }
  if (at === from + 1) throw invalid('it has an empty piece');
  starts[piece + 1] = next;
  return at + 1;
}

function rest(file: Buffer, at: number): number {
  return (file[at] ?? 0) & 0x3f;
}

/** As `readString`, for the few strings with escapes. */
function readEscaped(
  file: Buffer,
  from: number,
  units: Uint16Array,
  starts: Int32Array,
  piece: number,
): number {
  let at = from + 1;
  while (file[at] !== QUOTE) {
    if (at >= file.length) throw misplaced(at);
    at += file[at] === BACKSLASH ? 2 : 1;
  }
  const text = String(parse(file.toString('utf8', from, at + 1)));
  if (/\p{Surrogate}/u.test(text)) throw invalid(`it has half a character in a piece at byte ${from}`);
  let next = starts[piece] ?? 0;
  for (let i = 0; i < text.length; i++) units[next++] = text.charCodeAt(i);
  starts[piece + 1] = next;
  return at + 1;
}
