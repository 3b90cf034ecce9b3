import { HexaplaError } from '../errors.ts';
import type { BitextInput, BitextItem, ReadOptions } from './bitext.ts';
import { bytesOf } from './bytes.ts';
import { isLanguageHeader, noHeader, readTable } from './table.ts';
import { openWorkbook, type Sheet } from './xlsx-workbook.ts';

/** Bytes of a workbook. It is read from its end, so that all of it is in memory. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads XLSX with a column for each language, named in the first row that is not blank. Every sheet that has such a
 * row is read, in the order of the workbook, since a long memory goes on over several; a sheet without one is told of as
 * `unsupported`. With `languages` it is the first sheet alone, with or without such a row.
 *
 * The parts are read by our own code: the streaming reader of the spreadsheet library takes the phonetic guides
 * of Japanese cells for their text and loses sheets that stand before the shared strings.
 *
 * @throws HexaplaError `INPUT_FORMAT` for a damaged file or one without a sheet of languages,
 * `INPUT_UNSUPPORTED` for the old format or an encrypted file, `INPUT_TOO_LARGE`
 */
export async function* readXlsx(input: BitextInput, options: ReadOptions): AsyncGenerator<BitextItem> {
  const { name } = input;
  if ('text' in input)
    throw new HexaplaError('INPUT_FORMAT', `${name}: a workbook is no text; give its bytes`);
  const pieces: Uint8Array[] = [];
  for await (const piece of bytesOf(input, Math.min(options.maxBytes ?? MAX_BYTES, MAX_BYTES)))
    pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) {
    throw new HexaplaError(
      'INPUT_UNSUPPORTED',
      `${name}: an encrypted workbook or one of the old format; save it as .xlsx without a password`,
    );
  }
  const sheets = await openWorkbook(name, bytes);
  let first: readonly string[] | undefined;
  let hasUnits = false;
  for (const sheet of sheets) {
    const head = await headOf(sheet);
    if (head === undefined) continue;
    first ??= head;
    const isFirst = first === head;
    if (isLanguageHeader(head, options) || (isFirst && options.languages !== undefined)) {
      hasUnits = true;
      yield* readTable(name, sheet.rows(), options);
    } else {
      const message = `the sheet '${sheet.name}' does not name two languages in its first row`;
      yield { kind: 'rejected', rejection: { reason: 'unsupported', message, at: { line: 1, column: 1 } } };
    }
  }
  if (!hasUnits) throw noHeader(name, first ?? []);
}

/** The cells of the first row that is not blank. */
async function headOf(sheet: Sheet): Promise<readonly string[] | undefined> {
  for await (const { cells } of sheet.rows()) {
    if (cells.some((cell) => cell.trim() !== '')) return cells;
  }
  return undefined;
}
