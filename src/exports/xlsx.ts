import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type ExcelJS from 'exceljs';
import { REVIEW_STATUSES, type TranslationUnit } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import type { RenderOptions } from './format.ts';
import { UniqueIds } from './identifier.ts';
import { isRightToLeft, languageName, typefaceOf } from './language-look.ts';
import { round4 } from './number.ts';
import { cleanText } from './xml.ts';

/** The most characters (UTF-16 units) that Excel takes in a cell; it calls a file with more damaged. */
export const LONGEST_CELL = 32_767;

/** The most rows of a sheet, the header among them. */
const MOST_ROWS = 1_048_576;

/** Rows between two looks at whether the reader keeps up: their text is small beside what the library holds anyway. */
const ROWS_AT_ONCE = 200;

/** Widths in characters. */
const TEXT_WIDTH = 48;
const WIDTHS = { id: 19, confidence: 11, status: 13, flags: 32, note: 32 };

/**
 * A workbook for review: an `id`, a column for each language under its name with its tag (`Japanese (ja)`), then
 * `confidence`, `status` (one of a list), `flags` and `note`. The header stays in view, texts wrap, languages
 * written from right to left are set so. What does not fit on a sheet goes on the next. Cells are text, never
 * formulas. Line ends are line feeds, and code points that XML cannot hold are dropped.
 */
export async function* renderXlsx(
  units: AsyncIterable<TranslationUnit>,
  { languages, now }: RenderOptions,
): AsyncGenerator<Uint8Array> {
  // The library takes its time and memory to load, and most who write units do not write this.
  const { default: Excel } = await import('exceljs');
  const output = new PassThrough({ highWaterMark: 256 * 1024 });
  // The declared type of the options lacks what the workbook itself has.
  const settings = { stream: output, useStyles: true, useSharedStrings: false, created: now, modified: now };
  const workbook = new Excel.stream.xlsx.WorkbookWriter(settings);
  const filling = fill(workbook, units, languages, output);
  // A failure reaches the reader through the stream.
  filling.catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  try {
    for await (const bytes of output) yield bytes;
    await filling;
  } finally {
    output.destroy();
  }
}

async function fill(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  units: AsyncIterable<TranslationUnit>,
  languages: readonly LanguageTag[],
  output: PassThrough,
): Promise<void> {
  workbook.creator = 'hexapla';
  workbook.lastModifiedBy = 'hexapla';
  const ids = new UniqueIds();
  let sheets = 1;
  let sheet = addSheet(workbook, sheets, languages);
  let rows = 1;
  for await (const unit of units) {
    if (output.destroyed) return;
    if (rows === MOST_ROWS) {
      closeSheet(sheet, rows, languages);
      sheets += 1;
      sheet = addSheet(workbook, sheets, languages);
      rows = 1;
    }
    sheet.addRow(rowOf(unit, ids.idOf(unit), languages)).commit();
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) await keepPace(output);
  }
  closeSheet(sheet, rows, languages);
  await workbook.commit();
}

/** The library compresses behind our back and waits for nobody; so do we wait for it and for the reader. */
async function keepPace(output: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (output.writableNeedDrain && !output.destroyed) {
    await Promise.race([once(output, 'drain'), once(output, 'close')]);
  }
}

function addSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  number: number,
  languages: readonly LanguageTag[],
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(number === 1 ? 'Units' : `Units ${number}`, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const plain = { alignment: { vertical: 'top', wrapText: true } } as const;
  sheet.columns = [
    {
      key: 'id',
      width: WIDTHS.id,
      style: { ...plain, font: { name: 'Calibri', size: 9, color: { argb: 'FF808080' } } },
    },
    ...languages.map((language) => ({
      key: `text ${language}`,
      width: TEXT_WIDTH,
      style: {
        alignment: textAlignment(language),
        font: { name: typefaceOf(language).spreadsheet, size: 11 },
      },
    })),
    { key: 'confidence', width: WIDTHS.confidence, style: { ...plain } },
    { key: 'status', width: WIDTHS.status, style: plain },
    { key: 'flags', width: WIDTHS.flags, style: plain },
    { key: 'note', width: WIDTHS.note, style: plain },
  ];
  const names = languages.map((language) => `${languageName(language)} (${language})`);
  const header = sheet.addRow(['id', ...names, 'confidence', 'status', 'flags', 'note']);
  header.font = { bold: true };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EDF4' } };
  header.commit();
  return sheet;
}

function textAlignment(language: LanguageTag): Partial<ExcelJS.Alignment> {
  return isRightToLeft(language)
    ? { vertical: 'top', wrapText: true, horizontal: 'right', readingOrder: 'rtl' }
    : { vertical: 'top', wrapText: true, readingOrder: 'ltr' };
}

function rowOf(
  unit: TranslationUnit,
  id: string,
  languages: readonly LanguageTag[],
): (string | number | null)[] {
  const texts = languages.map((language) => {
    const own = unit.variants.filter((variant) => variant.language === language);
    return cellText(own.map(({ text }) => text).join('\n'));
  });
  const flags = (unit.remarks ?? []).map(({ code, message }) => `${code}: ${message}`);
  if (unit.moved === true) flags.push('moved: one of the languages has it in another place');
  return [
    id,
    ...texts,
    unit.confidence === undefined ? null : round4(unit.confidence),
    unit.status ?? 'unreviewed',
    cellText(flags.join('\n')),
    cellText((unit.notes ?? []).join('\n')),
  ];
}

/** Null leaves a cell out. */
function cellText(text: string): string | null {
  const written = cleanText(text).replace(/\r\n?/g, '\n');
  // Spreadsheets read `_x000D_` as a character; what somebody wrote so is marked by another one (ECMA-376, 22.9.2.19).
  const clean = written.replace(/_(?=x[0-9A-F]{4}_)/giu, '_x005F_').slice(0, LONGEST_CELL);
  return clean === '' ? null : clean;
}

function closeSheet(sheet: ExcelJS.Worksheet, rows: number, languages: readonly LanguageTag[]): void {
  const statusColumn = sheet.getColumn(languages.length + 3).letter;
  const last = Math.max(3, rows);
  sheet.dataValidations.add(`${statusColumn}2:${statusColumn}${last}`, {
    type: 'list',
    allowBlank: true,
    formulae: [`"${REVIEW_STATUSES.join(',')}"`],
    showErrorMessage: true,
    errorTitle: 'Status',
    error: `One of ${REVIEW_STATUSES.join(', ')}`,
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: languages.length + 5 } };
  sheet.commit();
}
