import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { chunksOf, textOf } from '../../test/written.ts';
import type { WriteReport } from './format.ts';
import { writeJsonl } from './jsonl.ts';
import { noneSkipped } from './selection.ts';

const alignment = alignmentOf(
  ['en', 'zh-Hant'],
  [
    {
      texts: { 'zh-Hant': ['早。', '好。'], en: 'Good morning.' },
      confidence: 0.123456,
      pairs: [
        { languages: ['en', 'zh-Hant'], confidence: 0.99996, similarity: -0.43215, beads: [[[0], [0, 1]]] },
      ],
    },
    { texts: { en: 'Alone.' } },
  ],
);

describe('writeJsonl', () => {
  it('keeps the order of keys and languages, and four decimals', async () => {
    expect(await chunksOf(writeJsonl(alignment))).toEqual([
      '{"id":0,"confidence":0.1235,"cells":{"en":{"sentences":[0],"start":0,"end":13,"text":"Good morning."},' +
        '"zh-Hant":{"sentences":[0,1],"start":0,"end":5,"text":"早。好。"}},' +
        '"pairs":[{"languages":["en","zh-Hant"],"confidence":1,"similarity":-0.4321,"beads":[[[0],[0,1]]]}],' +
        '"flags":[],"moved":false}\n',
      '{"id":1,"confidence":0,"cells":{"en":{"sentences":[1],"start":14,"end":20,"text":"Alone."}},' +
        '"pairs":[],"flags":[],"moved":false}\n',
    ]);
  });

  it('leaves out what is less certain than asked, and says so', async () => {
    let report: WriteReport | undefined;
    const onReport = (given: WriteReport) => {
      report = given;
    };
    const lines = await chunksOf(writeJsonl(alignment, { minConfidence: 0.1, onReport }));
    expect(lines).toHaveLength(1);
    expect(report).toEqual({ written: 1, skipped: { ...noneSkipped(), 'below-confidence': 1 } });
  });

  it('checks options before the first line is read', async () => {
    expect(() => writeJsonl(alignment, { minConfidence: 2 })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    );
  });

  it('writes any text on one line, by whatever a reader takes for line ends', async () => {
    const nasty = fc.oneof(fc.constantFrom('\n', '\r\n', '\u0085', '\u2028', '\ud800', '"'), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.array(nasty), async (parts) => {
        const text = parts.join('');
        const line = await textOf(writeJsonl(alignmentOf(['en'], [{ texts: { en: text } }])));
        expect(line.trimEnd()).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
        expect(JSON.parse(line).cells.en.text).toBe(text);
      }),
    );
  });
});
