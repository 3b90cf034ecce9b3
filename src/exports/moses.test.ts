import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { streamOf, textOf } from '../../test/written.ts';
import type { WriteReport } from './format.ts';
import { FORMATS } from './formats.ts';

const alignment = alignmentOf(
  ['en', 'zh-Hant', 'ja'],
  [
    { texts: { en: 'One.\tTwo.\r\nThree.', 'zh-Hant': '一。', ja: '一つ。' } },
    { texts: { en: 'Alone.' } },
    { texts: { en: 'Four.', ja: '四。' } },
  ],
);

describe('Moses', () => {
  it('has a file a language, a unit on the same line of each', async () => {
    let report: WriteReport | undefined;
    const files = FORMATS.moses.write(alignment, {
      onReport: (made) => {
        report = made;
      },
    });
    expect(files.map(({ suffix }) => suffix)).toEqual(['en', 'zh-Hant', 'ja']);
    expect(await Promise.all(files.map((file) => textOf([file])))).toEqual([
      'One. Two. Three.\nFour.\n',
      '一。\n\n',
      '一つ。\n四。\n',
    ]);
    expect(report).toMatchObject({ written: 2, skipped: { 'single-cell': 1 } });
  });

  it('has only the two languages that are named', async () => {
    const files = FORMATS.moses.write(alignment, { bilingual: ['ja', 'en'] });
    expect(files.map(({ suffix }) => suffix)).toEqual(['ja', 'en']);
    expect(await textOf(files.slice(0, 1))).toBe('一つ。\n四。\n');
  });

  it('reports a stream once, at the end of the last file', async () => {
    const units = [{ variants: ['en', 'ja'].map((language) => ({ language, text: language })) }];
    const reports: WriteReport[] = [];
    const onReport = (made: WriteReport) => reports.push(made);
    const files = FORMATS.moses.writeUnits?.(units, { languages: ['en', 'ja'], onReport }) ?? [];
    await textOf(files.slice(0, 1));
    expect(reports).toEqual([]);
    await textOf(files.slice(1));
    expect(reports).toMatchObject([{ written: 1 }]);
  });

  it('does not write files that do not belong together', async () => {
    const units = [{ variants: ['en', 'ja'].map((language) => ({ language, text: language })) }];
    // A generator gives its units once only.
    const files = FORMATS.moses.writeUnits?.(streamOf(units), { languages: ['en', 'ja'] }) ?? [];
    await textOf(files.slice(0, 1));
    await expect(textOf(files.slice(1))).rejects.toMatchObject({ code: 'INVALID_OPTION' });
  });
});
