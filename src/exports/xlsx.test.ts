import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { bytesOf, chunksOf, streamOf } from '../../test/written.ts';
import type { TranslationUnit } from '../bitext/index.ts';
import type { WriteReport } from './format.ts';
import { FORMATS } from './formats.ts';

const LANGUAGES = ['en', 'zh-Hant', 'ar'];

const units: readonly TranslationUnit[] = [
  {
    id: 'u1',
    variants: [
      { language: 'en', text: '=1+1' },
      { language: 'zh-Hant', text: '一\r\n二\u0001' },
      { language: 'ar', text: 'واحد' },
    ],
    confidence: 0.61239,
    status: 'accepted',
    remarks: [{ code: 'duplicate', message: 'also in #3' }],
    moved: true,
    notes: ['one', 'two'],
  },
  { id: 'u2', variants: [{ language: 'en', text: 'Alone <b>&' }] },
];

async function sheetOf(given: Iterable<TranslationUnit>) {
  const files = FORMATS.xlsx.writeUnits?.(streamOf(given), { languages: LANGUAGES, now: new Date(0) }) ?? [];
  const workbook = new ExcelJS.Workbook();
  const bytes = await bytesOf(files);
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.worksheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const values = (sheet: ExcelJS.Worksheet, row: number) =>
  Array.from({ length: 8 }, (_, column) => sheet.getCell(row, column + 1).value);

describe('XLSX', () => {
  it('has names of languages in the first row and a unit in each of the others', async () => {
    const sheet = await sheetOf(units);
    expect(sheet.rowCount).toBe(3);
    expect(values(sheet, 1)).toEqual([
      'id',
      'English (en)',
      'Traditional Chinese (zh-Hant)',
      'Arabic (ar)',
      'confidence',
      'status',
      'flags',
      'note',
    ]);
    expect(values(sheet, 2)).toEqual([
      'u1',
      '=1+1',
      '一\n二',
      'واحد',
      0.6124,
      'accepted',
      'duplicate: also in #3\nmoved: one of the languages has it in another place',
      'one\ntwo',
    ]);
    expect(values(sheet, 3)).toEqual(['u2', 'Alone <b>&', null, null, null, 'unreviewed', null, null]);
  });

  it('is made for review: a header that stays, a list of statuses, text that wraps its own way', async () => {
    const sheet = await sheetOf(units);
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    for (const cell of ['F2', 'F3']) {
      expect(sheet.getCell(cell).dataValidation).toMatchObject({
        type: 'list',
        formulae: ['"unreviewed,accepted,edited,rejected"'],
      });
    }
    expect(sheet.getCell('B2').alignment).toMatchObject({ wrapText: true, readingOrder: 'ltr' });
    expect(sheet.getCell('D2').alignment).toMatchObject({ wrapText: true, readingOrder: 'rtl' });
    expect(sheet.getCell('C2').font.name).toBe('Microsoft JhengHei');
    expect(sheet.getCell('B2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.autoFilter).toBe('A1:H1');
  });

  it('has its header though there is no unit', async () => {
    expect((await sheetOf([])).rowCount).toBe(1);
  });

  it('leaves out what a cell cannot hold, and says so', async () => {
    let report: WriteReport | undefined;
    const unit = (length: number) => ({
      variants: [
        { language: 'en', text: 'x'.repeat(length) },
        { language: 'ar', text: 'y' },
      ],
    });
    const onReport = (made: WriteReport) => {
      report = made;
    };
    const given = [unit(32_767), unit(32_768)];
    await chunksOf(FORMATS.xlsx.writeUnits?.(given, { languages: LANGUAGES, onReport }) ?? []);
    expect(report).toMatchObject({ written: 1, skipped: { 'too-long': 1 } });
  });

  it('fails when its units fail', async () => {
    async function* failing() {
      yield* units;
      throw new Error('no more');
    }
    const files = FORMATS.xlsx.writeUnits?.(failing(), { languages: LANGUAGES }) ?? [];
    await expect(chunksOf(files)).rejects.toThrow('no more');
  });

  it('stops reading units when its reader stops', async () => {
    let read = 0;
    let closed = false;
    async function* endless() {
      try {
        for (;;) {
          read += 1;
          yield { id: `${read}`, variants: [{ language: 'en', text: `unit ${read} ${Math.random()}` }] };
        }
      } finally {
        closed = true;
      }
    }
    const [file] = FORMATS.xlsx.writeUnits?.(endless(), { languages: LANGUAGES }) ?? [];
    let bytes = 0;
    for await (const chunk of file?.chunks ?? []) {
      bytes += chunk.length;
      if (bytes > 500_000) break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(closed).toBe(true);
  });
});
