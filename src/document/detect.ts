import { HexaplaError } from '../errors.ts';
import { decodeLoosely } from './encoding/index.ts';
import { type DocumentFormat, formatByName } from './format.ts';
import { isPdf, isZip, refuseUnsupported } from './signature.ts';
import { looksLikeHtml, namesLanguage, xmlRoot } from './text-shape.ts';
import { zipNames } from './zip.ts';

/** Bytes whose text decides; what a format begins with stands well before. */
const HEAD = 65_536;

/**
 * The format of a file: what its first bytes say, else what its text looks like, else its name.
 *
 * @param bytes Not empty, not packed with gzip.
 * @throws HexaplaError `INPUT_UNSUPPORTED` for known formats that are not read, `INPUT_FORMAT` for a damaged archive.
 */
export async function detectFormat(name: string, bytes: Uint8Array): Promise<DocumentFormat> {
  refuseUnsupported(name, bytes);
  if (isZip(bytes)) return formatOfZip(name, await zipNames(name, bytes));
  if (isPdf(bytes)) return 'pdf';
  return formatOfText(name, headOf(bytes));
}

/** In the character set that the signs of formats are recognised in; letters beyond ASCII do not matter here. */
function headOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const head = bytes.subarray(0, HEAD);
  if ((first === 0xff && second === 0xfe) || second === 0) return decodeLoosely(head, 'utf-16le');
  if ((first === 0xfe && second === 0xff) || first === 0) return decodeLoosely(head, 'utf-16be');
  return decodeLoosely(head, 'utf-8');
}

function formatOfZip(name: string, names: readonly string[]): DocumentFormat {
  const all = new Set(names);
  if (names.some((entry) => /^word\/document[^/]*\.xml$/i.test(entry))) return 'docx';
  if (all.has('xl/workbook.xml')) return 'xlsx';
  if (all.has('META-INF/container.xml')) return 'epub';
  const what = names.some((entry) => entry.startsWith('ppt/'))
    ? 'a PowerPoint file, which is not read; save its text as .docx'
    : all.has('xl/workbook.bin')
      ? 'a binary Excel file (.xlsb), which is not read; save it as .xlsx'
      : all.has('content.xml') && all.has('mimetype')
        ? 'an OpenDocument file, which is not read; save it as .docx or .xlsx'
        : 'a ZIP archive and none of DOCX, XLSX and EPUB; unpack it and give the files in it';
  throw new HexaplaError('INPUT_UNSUPPORTED', `${name}: this is ${what}`);
}

function formatOfText(name: string, head: string): DocumentFormat {
  const byName = formatByName(name);
  const text = head.replace(/^\ufeff?\s{0,1000}/, '');
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(text)) return 'vtt';
  if (/^(?:\d{1,9}[ \t]*\r?\n)?\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->/.test(text)) return 'srt';
  if (/^<!doctype\s{1,9}html[\s>]/i.test(text)) return 'html';
  const root = xmlRoot(text);
  if (root === 'tmx' || root === 'xliff') return root;
  if (root === 'html') return 'html';
  if (root !== undefined && text.startsWith('<?xml')) {
    throw new HexaplaError(
      'INPUT_UNSUPPORTED',
      `${name}: XML with the root element <${root}>, which is not read; of XML, TMX, XLIFF and XHTML are`,
    );
  }
  if (looksLikeHtml(text) && byName !== 'markdown') return 'html';
  if (/^msgid[ \t]+"/m.test(text) && /^msgstr(?:\[0\])?[ \t]+"/m.test(text)) return 'po';
  if (isJsonLines(text)) return 'jsonl';
  if (text.startsWith('{') || text.startsWith('[')) {
    if (byName === undefined && name.toLowerCase().endsWith('.json')) {
      throw new HexaplaError(
        'INPUT_UNSUPPORTED',
        `${name}: a JSON file, which is not read; write one object a line (.jsonl), with a text a language`,
      );
    }
  }
  const table = tableOf(text);
  if (table !== undefined) return table;
  return byName !== undefined && NAMED.has(byName) ? byName : 'text';
}

/** Formats that a text may be in without looking so. */
const NAMED: ReadonlySet<DocumentFormat> = new Set<DocumentFormat>([
  'markdown',
  'csv',
  'tsv',
  'jsonl',
  'html',
]);

/** The first line is an object with texts in two languages, or a unit as the JSON Lines export writes it. */
function isJsonLines(text: string): boolean {
  if (!text.startsWith('{')) return false;
  const [line = ''] = text.split('\n', 1);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return false;
  }
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  if (keys.filter(namesLanguage).length >= 2) return true;
  return Object.values(value).some(
    (inner: unknown) =>
      typeof inner === 'object' &&
      inner !== null &&
      !Array.isArray(inner) &&
      Object.keys(inner).filter(namesLanguage).length >= 2,
  );
}

/** A header with at least two language codes, over lines with as many separators. */
function tableOf(text: string): 'csv' | 'tsv' | undefined {
  const [header = '', second] = text.split('\n', 2);
  for (const separator of ['\t', ',', ';']) {
    const cells = header.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (cells.length > 1000 || cells.filter(namesLanguage).length < 2) continue;
    if (cells.some((cell) => cell.length > 60)) continue;
    if (second !== undefined && second.trim() !== '' && !second.includes(separator) && !second.includes('"'))
      continue;
    return separator === '\t' ? 'tsv' : 'csv';
  }
  return undefined;
}
