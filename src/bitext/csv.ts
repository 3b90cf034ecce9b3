import { CsvError, parse } from 'csv-parse';
import { HexaplaError } from '../errors.ts';
import type { BitextInput, BitextItem, ReadOptions } from './bitext.ts';
import { columnsOf, countLanguages } from './columns.ts';
import { textOf } from './decode.ts';
import { LanguageCodes } from './language-codes.ts';
import { readTable, type TableRow } from './table.ts';

/** What of a file is looked at to see how it is written. */
const SAMPLE = 64 * 1024;

/** Bytes of one row. A quotation mark that is never closed makes a row of all that follows. */
const MAX_ROW = 32 * 2 ** 20;

/**
 * Reads CSV and TSV with a column for each language. The delimiter of CSV is the one of comma, semicolon, tab and bar
 * that makes the first row name the most languages. Quotation marks hold fields together in CSV; in TSV only where the file
 * shows that they are doubled inside a field, since writers of TSV usually leave them as they are, and so does ours.
 *
 * @throws HexaplaError The codes of `readTable` and `textOf`; `INPUT_TOO_LARGE` for a row
 */
export async function* readCsv(input: BitextInput, options: ReadOptions): AsyncGenerator<BitextItem> {
  const texts = textOf(input, options, () => undefined)[Symbol.asyncIterator]();
  let head = '';
  let ended = false;
  while (head.length < SAMPLE && !ended) {
    const next = await texts.next();
    ended = next.done === true;
    head += next.value ?? '';
  }
  yield* readTable(input.name, rowsOf(input, head, texts, options), options);
}

async function* rowsOf(
  { name, format }: BitextInput,
  head: string,
  rest: AsyncIterator<string>,
  options: ReadOptions,
): AsyncGenerator<TableRow> {
  const separator = /^sep=([,;\t|])\r?\n/.exec(head);
  const begin = separator?.[0] === undefined ? head : head.slice(separator[0].length);
  const delimiter = separator?.[1] ?? (format === 'tsv' ? '\t' : delimiterOf(begin, options));
  const isQuoted = format === 'csv' || hasQuotedFields(begin.slice(0, SAMPLE));
  const parser = parse({
    delimiter,
    quote: isQuoted ? '"' : null,
    escape: isQuoted ? '"' : null,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW,
    record_delimiter: ['\n', '\r\n'],
  });
  let failure: unknown;
  parser.on('error', (error) => {
    failure = error;
  });
  const before = separator === null ? 0 : 1;
  let line = 1;
  const ready = function* (): Generator<TableRow> {
    for (let cells: string[] | null = parser.read(); cells !== null; cells = parser.read()) {
      yield { cells, line: line + before };
      // The parser's own count takes CRLF inside a field for two.
      line +=
        1 + cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
    }
  };
  // The parser works while it is written to; read in between, so that a failure takes no row with it.
  for (let piece: string | undefined = begin; piece !== undefined; piece = (await rest.next()).value) {
    parser.write(piece);
    yield* ready();
    if (failure !== undefined) throw damaged(name, failure, line + before);
  }
  parser.end();
  // The end comes with the last row read, or the failure.
  while (!parser.readableEnded && failure === undefined) {
    await new Promise((resolve) => setImmediate(resolve));
    yield* ready();
  }
  if (failure !== undefined) throw damaged(name, failure, line + before);
}

function damaged(name: string, cause: unknown, line: number): unknown {
  if (!(cause instanceof CsvError)) return cause;
  const isLarge = cause.code === 'CSV_MAX_RECORD_SIZE';
  const what = isLarge ? `a row of more than ${MAX_ROW / 2 ** 20} MiB` : `damaged (${cause.code})`;
  return new HexaplaError(
    isLarge ? 'INPUT_TOO_LARGE' : 'INPUT_FORMAT',
    `${name}: ${what}, which begins in line ${line}; see whether a quotation mark is not closed there`,
    { cause },
  );
}

/** The delimiter with which the first row names the most languages; the first of equals. */
function delimiterOf(head: string, options: ReadOptions): string {
  const codes = new LanguageCodes(options);
  const row = (head.split('\n', 1)[0] ?? '').trimEnd();
  let best = { delimiter: ',', languages: -1, fields: -1 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const fields = row.split(delimiter).slice(0, 1000);
    const heads = fields.map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
    const languages = countLanguages(columnsOf(heads, codes));
    if (languages > best.languages || (languages === best.languages && fields.length > best.fields)) {
      best = { delimiter, languages, fields: fields.length };
    }
  }
  return best.delimiter;
}

/** Whether a field stands in quotation marks with others doubled inside it. */
function hasQuotedFields(text: string): boolean {
  return text.split(/[\t\n]/).some((part) => {
    const field = part.endsWith('\r') ? part.slice(0, -1) : part;
    if (field.length < 4 || !field.startsWith('"') || !field.endsWith('"')) return false;
    const inside = field.slice(1, -1);
    return inside.includes('""') && !inside.replaceAll('""', '').includes('"');
  });
}
