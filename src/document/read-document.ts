import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HexaplaError } from '../errors.ts';
import { declaredEncoding } from './declared.ts';
import { detectFormat } from './detect.ts';
import type { Document, DocumentNote, TextDocument, TextFormat } from './document.ts';
import { type Decoded, decodeText } from './encoding/index.ts';
import { DOCUMENT_FORMATS, type DocumentFormat, formatByName, isBitextFormat } from './format.ts';
import { type BitextInput, collectBitext } from './formats/bitext.ts';
import type { HeavyTask } from './formats/heavy.ts';
import type { HtmlScope } from './formats/html.ts';
import { parseIsolated } from './formats/isolated.ts';
import { parseMarkdown } from './formats/markdown.ts';
import type { Parsed } from './formats/parsed.ts';
import { parseSubtitles } from './formats/subtitles.ts';
import { readBytes } from './read.ts';
import { isGzip } from './signature.ts';
import { MAX_BYTES, notText, tooLarge } from './source.ts';

export interface ReadOptions {
  /** Default: found from the content, then the name. */
  readonly format?: DocumentFormat | undefined;
  /** Label of the WHATWG encoding standard. Default: found from the bytes. */
  readonly encoding?: string | undefined;
  /** Web pages: the main text or all of it. Default: main. */
  readonly html?: HtmlScope | undefined;
  /** Tables without a header: the languages of the columns; PO and XLIFF: source and target where the file says none. */
  readonly languages?: readonly string[] | undefined;
  /** Size of the file at most. Default: 128 MiB. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A file that is in memory. */
export interface NamedBytes {
  /** What messages call it; its ending may say the format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a document of any format: a file, standard input for `-`, or bytes. What the caller has to know of it (a
 * guessed encoding, text left out …) stands in its notes.
 *
 * @throws HexaplaError `INPUT_UNREADABLE`, `INPUT_EMPTY`, `INPUT_ENCODING`, `INPUT_BINARY` (no text), `INPUT_FORMAT`
 * (damaged), `INPUT_UNSUPPORTED` (a format that is not read), `INPUT_TOO_LARGE`, `INVALID_OPTION` (encoding),
 * `CANCELLED`.
 */
export async function readDocument(input: string | NamedBytes, options: ReadOptions = {}): Promise<Document> {
  const { maxBytes = MAX_BYTES, signal } = options;
  const { name, bytes } = typeof input === 'string' ? await readBytes(input, maxBytes, signal) : input;
  if (bytes.length > maxBytes) throw tooLarge(name, maxBytes);
  if (bytes.length === 0) throw new HexaplaError('INPUT_EMPTY', `${name}: the file is empty`);
  const unpacked = isGzip(bytes) ? await unpackedTmx(name, bytes, maxBytes) : bytes;
  const format = options.format ?? (await detectFormat(name, unpacked));
  if (unpacked !== bytes && format !== 'tmx') {
    throw new HexaplaError(
      'INPUT_UNSUPPORTED',
      `${name}: packed with gzip, of which only TMX is read; unpack it and give the file in it`,
    );
  }
  const document = await parse(name, format, unpacked, options);
  if (document.kind === 'text') {
    const nul = document.text.indexOf('\0');
    if (nul >= 0) throw notText(name, nul);
    if (document.text.trim() === '') throw new HexaplaError('INPUT_EMPTY', `${name}: the text is empty`);
  }
  const notes = [...nameNotes(name, format, options), ...document.notes];
  return { ...document, notes };
}

async function parse(
  name: string,
  format: DocumentFormat,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Document> {
  const { signal } = options;
  const decode = () =>
    decodeText(name, bytes, { encoding: options.encoding, declared: declaredEncoding(format, bytes) });
  if (isBitextFormat(format)) {
    // XML says its own encoding and a workbook has none; the others are text like any other.
    const whole = format === 'tmx' || format === 'xliff' || format === 'xlsx';
    const decoded = whole ? undefined : decode();
    const input: BitextInput =
      decoded === undefined ? { name, format, bytes } : { name, format, text: decoded.text };
    const { units, rejected } = await collectBitext(input, options.languages, signal);
    return {
      kind: 'bitext',
      name,
      format,
      encoding: decoded?.encoding,
      units,
      rejected,
      notes: decoded?.notes ?? [],
    };
  }
  if (format === 'docx' || format === 'pdf' || format === 'epub') {
    return textDocument(name, format, await parseIsolated({ format, name, bytes }, signal));
  }
  const decoded = decode();
  return textDocument(name, format, await parseText(name, format, decoded.text, options), decoded);
}

type PlainFormat = Exclude<TextFormat, 'docx' | 'pdf' | 'epub'>;

async function parseText(
  name: string,
  format: PlainFormat,
  text: string,
  options: ReadOptions,
): Promise<Parsed> {
  switch (format) {
    case 'text':
      return { text, marks: [], notes: [] };
    case 'markdown':
      return parseMarkdown(text);
    case 'srt':
    case 'vtt':
      return parseSubtitles(name, text);
    case 'html': {
      const task: HeavyTask = { format, name, text, scope: options.html ?? 'main' };
      return parseIsolated(task, options.signal);
    }
  }
}

function textDocument(name: string, format: TextFormat, parsed: Parsed, decoded?: Decoded): TextDocument {
  const { text, marks, notes } = parsed;
  const encoding = decoded?.encoding;
  return { kind: 'text', name, format, text, encoding, marks, notes: [...(decoded?.notes ?? []), ...notes] };
}

function nameNotes(name: string, format: DocumentFormat, options: ReadOptions): readonly DocumentNote[] {
  const named = formatByName(name);
  // Any text format may be called .txt, and text of any kind .md.
  if (options.format !== undefined || named === undefined || named === format) return [];
  const { title } = DOCUMENT_FORMATS[format];
  const message = `its name says ${DOCUMENT_FORMATS[named].title}, its content is ${title}: it was read as ${title}`;
  return [{ code: 'format-by-content', message }];
}

const unpack = promisify(gunzip);

async function unpackedTmx(name: string, bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    return await unpack(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(`${name} (unpacked)`, maxBytes);
    throw new HexaplaError('INPUT_FORMAT', `${name}: a damaged gzip archive; save or download it again`, {
      cause,
    });
  }
}
