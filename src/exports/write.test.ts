import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { chunksOf, streamOf, textOf } from '../../test/written.ts';
import type { TranslationUnit } from '../bitext/index.ts';
import type { Format, UnitWriteOptions, WriteReport } from './format.ts';
import { FORMATS } from './formats.ts';

const units: readonly TranslationUnit[] = [
  {
    id: 'a',
    variants: [
      { language: 'en', text: 'One.' },
      { language: 'ja', text: '一。' },
    ],
    confidence: 0.9,
  },
  {
    id: 'b',
    variants: [
      { language: 'de', text: 'Zwei.' },
      { language: 'ja', text: '二。' },
    ],
    confidence: 0.2,
  },
  { id: 'c', variants: [{ language: 'en', text: 'Alone.' }] },
];

async function write(format: Format, options: UnitWriteOptions, given: Iterable<TranslationUnit> = units) {
  let report: WriteReport | undefined;
  const onReport = (made: WriteReport) => {
    report = made;
  };
  const files =
    FORMATS[format].writeUnits?.(streamOf(given), { now: new Date(0), onReport, ...options }) ?? [];
  expect(report).toBeUndefined();
  return { text: await textOf(files), report };
}

const languages = ['en', 'de', 'ja'];

describe('a stream of units', () => {
  it('is reported at its end', async () => {
    const { text, report } = await write('tsv', { languages, halfEmpty: 'drop', minConfidence: 0.5 });
    expect(text).toBe('en\tde\tja\tconfidence\tstatus\nOne.\t\t一。\t0.9\tunreviewed\n');
    expect(report).toMatchObject({ written: 1, skipped: { 'single-cell': 1, 'below-confidence': 1 } });
  });

  it('names a source language in TMX where the caller knows one, and keeps to it', async () => {
    const any = await write('tmx', { languages });
    expect(any.text).toContain('srclang="*all*"');
    expect(any.report?.written).toBe(2);
    const named = await write('tmx', { languages, sourceLanguage: 'ja' });
    expect(named.text).toContain('srclang="ja-JP"');
    expect(named.text).toMatch(/<tuv xml:lang="ja-JP"><seg>一。<\/seg><\/tuv>\n<tuv xml:lang="en-US">/);
    const english = await write('tmx', { languages, sourceLanguage: 'en' });
    expect(english.report).toMatchObject({ written: 1, skipped: { 'no-source': 1 } });
  });

  it('carries everything that a unit is known to be into TMX', async () => {
    const unit: TranslationUnit = {
      id: 'x<1>',
      variants: [
        { language: 'en', text: 'a', source: '/home/me/en/a.txt' },
        { language: 'ja', text: 'b', source: 'doc' },
        { language: 'ja', text: 'c' },
      ],
      confidence: 0.12345,
      status: 'edited',
      document: 'doc',
      created: new Date('2026-02-03T04:05:06.789Z'),
      changed: new Date('+012026-02-03T04:05:06Z'),
      remarks: [{ code: 'f', message: 'm & n' }],
      moved: true,
      notes: ['first', 'second'],
      properties: [{ type: 'x-client', value: '<ACME>' }],
    };
    const { text } = await write('tmx', { languages: ['en', 'ja'] }, [unit]);
    expect(text.slice(text.indexOf('<tu '))).toBe(`<tu tuid="x&lt;1&gt;" creationdate="20260203T040506Z">
<note>first</note>
<note>second</note>
<prop type="x-document">doc</prop>
<prop type="x-alignment-confidence">0.1235</prop>
<prop type="x-review-status">edited</prop>
<prop type="x-moved">yes</prop>
<prop type="x-flag">f: m &amp; n</prop>
<prop type="x-client">&lt;ACME&gt;</prop>
<tuv xml:lang="en-US"><prop type="x-source-file">a.txt</prop>
<seg>a</seg></tuv>
<tuv xml:lang="ja-JP"><seg>b</seg></tuv>
<tuv xml:lang="ja-JP"><seg>c</seg></tuv>
</tu>
</body>
</tmx>
`);
  });

  it('is a unit a line in JSON Lines, without what is not known', async () => {
    const unit: TranslationUnit = {
      variants: [
        { language: 'en', text: 'a\u2028b', start: 0, end: 3 },
        { language: 'ja', text: 'c' },
      ],
      confidence: 0.99996,
      created: new Date(0),
    };
    const { text } = await write('jsonl', { languages: ['en', 'ja'] }, [unit]);
    expect(text).toBe(
      '{"variants":[{"language":"en","text":"a\\u2028b","start":0,"end":3},{"language":"ja","text":"c"}],' +
        '"confidence":1,"created":"1970-01-01T00:00:00.000Z"}\n',
    );
  });

  it.each<[Format, UnitWriteOptions]>([
    ['tsv', { languages, minConfidence: -1 }],
    ['tsv', { languages: ['en', 'en'] }],
    ['tmx', { languages, sourceLanguage: 'vi' }],
    ['tmx', { languages, bilingual: ['en', 'vi'] }],
    ['html', { languages, since: new Date(Number.NaN) }],
    ['moses', { languages, bilingual: ['en', 'en'] }],
  ])('is refused in the call: %s %j', (format, options) => {
    expect(() => FORMATS[format].writeUnits?.(units, options)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    );
  });

  it('is not what JSON is made of', () => {
    expect(FORMATS.json.writeUnits).toBeUndefined();
  });
});

describe('an alignment', () => {
  const alignment = alignmentOf(
    ['en', 'de', 'ja'],
    [
      { texts: { en: 'a', de: 'b', ja: 'c' }, confidence: 0.9 },
      { texts: { de: 'd', ja: 'e' }, confidence: 0.1 },
    ],
  );

  it.each(Object.values(FORMATS).filter(({ name }) => name !== 'moses'))(
    'is reported before the first byte of $name',
    async ({ name, write }) => {
      let report: WriteReport | undefined;
      const onReport = (made: WriteReport) => {
        report = made;
      };
      const bilingual = name === 'xliff' ? (['en', 'ja'] as const) : undefined;
      const files = write(alignment, { minConfidence: 0.5, bilingual, onReport });
      const skipped = name === 'xliff' ? { 'half-empty': 1 } : { 'below-confidence': 1 };
      expect(report).toMatchObject({ written: 1, skipped });
      expect((await chunksOf(files)).length).toBeGreaterThan(0);
    },
  );

  it('has the languages that are asked for, in that order', async () => {
    const options = { languages: ['ja', 'en'] };
    expect(await textOf(FORMATS.tsv.write(alignment, options))).toBe(
      'ja\ten\tconfidence\tstatus\nc\ta\t0.9\tunreviewed\ne\t\t0.1\tunreviewed\n',
    );
    const json = JSON.parse(await textOf(FORMATS.json.write(alignment, options)));
    expect(json.languages).toEqual(['ja', 'en']);
    expect(Object.keys(json.units[0].cells)).toEqual(['ja', 'en']);
    expect(json.editions).toHaveLength(2);
  });

  it('has no language that it has not', () => {
    for (const { write } of Object.values(FORMATS)) {
      expect(() => write(alignment, { languages: ['en', 'vi'] })).toThrow(
        expect.objectContaining({ code: 'INVALID_OPTION', message: expect.stringContaining('no vi') }),
      );
    }
  });
});
