import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { textOf } from '../../test/written.ts';
import { FORMATS } from './formats.ts';

describe('TSV', () => {
  it('has a header of tags and a blank where a language lacks the unit', async () => {
    const alignment = alignmentOf(
      ['en', 'zh-Hant', 'ja'],
      [
        { texts: { en: 'One.', 'zh-Hant': '一。', ja: '一つ。' }, confidence: 0.98765 },
        { texts: { 'zh-Hant': '二。' } },
      ],
    );
    expect(await textOf(FORMATS.tsv.write(alignment))).toBe(
      'en\tzh-Hant\tja\tconfidence\tstatus\nOne.\t一。\t一つ。\t0.9877\tunreviewed\n\t二。\t\t0\tunreviewed\n',
    );
  });

  it('turns tabs and line ends into a space and leaves the rest alone', async () => {
    const alignment = alignmentOf(['en', 'de'], [{ texts: { en: 'a\tb\nc\r\nd\re', de: '=1+"2"' } }]);
    expect((await textOf(FORMATS.tsv.write(alignment))).split('\n')[1]).toBe(
      'a b c d e\t=1+"2"\t0.9\tunreviewed',
    );
  });

  it('has as many fields in every line as the header, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (en, de) => {
        const lines = (
          await textOf(FORMATS.tsv.write(alignmentOf(['en', 'de'], [{ texts: { en, de } }])))
        ).split('\n');
        expect(lines).toHaveLength(3);
        expect(lines[1]?.split('\t')).toHaveLength(4);
      }),
    );
  });
});
