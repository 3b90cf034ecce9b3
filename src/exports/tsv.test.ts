import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { writeTsv } from './tsv.ts';

describe('writeTsv', () => {
  it('has a header of tags and a blank where a language lacks the unit', () => {
    const alignment = alignmentOf(
      ['en', 'zh-Hant', 'ja'],
      [
        { texts: { en: 'One.', 'zh-Hant': '一。', ja: '一つ。' }, confidence: 0.98765 },
        { texts: { 'zh-Hant': '二。' } },
      ],
    );
    expect([...writeTsv(alignment)].join('')).toBe(
      'en\tzh-Hant\tja\tconfidence\nOne.\t一。\t一つ。\t0.9877\n\t二。\t\t0\n',
    );
  });

  it('turns tabs and line ends into a space and leaves the rest alone', () => {
    const alignment = alignmentOf(['en', 'de'], [{ texts: { en: 'a\tb\nc\r\nd\re', de: '=1+"2"' } }]);
    expect([...writeTsv(alignment)][1]).toBe('a b c d e\t=1+"2"\t0.9\n');
  });

  it('has as many fields in every line as the header, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (en, de) => {
        const lines = [...writeTsv(alignmentOf(['en', 'de'], [{ texts: { en, de } }]))].join('').split('\n');
        expect(lines).toHaveLength(3);
        expect(lines[1]?.split('\t')).toHaveLength(3);
      }),
    );
  });
});
