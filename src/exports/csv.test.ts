import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { textOf } from '../../test/written.ts';
import { FORMATS } from './formats.ts';

describe('CSV', () => {
  it('has the columns of TSV, quotes what needs it and leaves formulas to those who wrote them', async () => {
    const alignment = alignmentOf(
      ['en', 'zh-Hant'],
      [{ texts: { en: 'a, "b"\nc' } }, { texts: { en: '=1+1', 'zh-Hant': '一' } }],
    );
    expect(await textOf(FORMATS.csv.write(alignment))).toBe(
      'en,zh-Hant,confidence,status\r\n"a, ""b""\nc",,0,unreviewed\r\n=1+1,一,0.9,unreviewed\r\n',
    );
  });

  it('puts several texts of a language into one field, and nothing where the confidence is unknown', async () => {
    const variants = ['x', 'y'].map((text) => ({ language: 'en', text }));
    const files = FORMATS.csv.writeUnits?.([{ variants }], { languages: ['en', 'de'] });
    expect(await textOf(files ?? [])).toBe('en,de,confidence,status\r\n"x\ny",,,unreviewed\r\n');
  });

  it('is read back as it was by a reader of its standard', async () => {
    const nasty = fc.oneof(fc.constantFrom('"', ',', '\r\n', '\n', ' ', '""', ';', '\ufeff'), fc.string());
    const text = fc.array(nasty).map((parts) => `a${parts.join('')}`);
    await fc.assert(
      fc.asyncProperty(text, text, async (en, de) => {
        const csv = await textOf(FORMATS.csv.write(alignmentOf(['en', 'de'], [{ texts: { en, de } }])));
        const rows = parse(csv, { record_delimiter: '\r\n' });
        expect(rows).toEqual([
          ['en', 'de', 'confidence', 'status'],
          [clean(en), clean(de), '0.9', 'unreviewed'],
        ]);
      }),
    );
  });
});

/** What XML cannot hold goes from every format. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (c) => (/[\t\n\r\u007f-\u009f]/.test(c) ? c : ''))
    .normalize('NFC');
}
