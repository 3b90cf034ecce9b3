import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BitextInput, checkTmx, readBitext, type TranslationUnit } from '../src/bitext/index.ts';
import { FORMATS, type WriteOptions } from '../src/exports/index.ts';
import { alignmentOf } from './alignment.ts';
import { bytesOf } from './written.ts';

const NOW = new Date('2026-02-03T04:05:06Z');

async function read(input: BitextInput): Promise<readonly TranslationUnit[]> {
  const units: TranslationUnit[] = [];
  for await (const item of readBitext(input)) {
    if (item.kind === 'rejected') throw new Error(item.rejection.message);
    units.push(item.unit);
  }
  return units;
}

const piece = fc.oneof(
  fc.constantFrom(
    ']]>',
    '\r\n',
    '\r',
    '\n',
    '\t',
    '&amp;',
    '<seg>',
    '</seg>',
    '<!--',
    '<ph>x</ph>',
    '"',
    "'",
  ),
  fc.constantFrom(
    'e\u0301',
    '\u202e',
    '👩‍👧',
    '\u{1fffe}',
    'שלום',
    'مرحبا',
    '\u200f',
    '\ufeff',
    '\ufffe',
    '\u0000',
  ),
  fc.constantFrom(
    '\u001b',
    '\ud83d',
    '\udc00',
    '\u0085',
    '\u2028',
    '㍿',
    'x'.repeat(10_000),
    '字'.repeat(10_000),
  ),
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  fc.string({ unit: 'binary' }),
);

const nasty = fc.array(piece, { maxLength: 8 }).map((pieces) => `A${pieces.join('')}`);

/** What XML 1.0 can hold of a text, in NFC: all that a TMX file promises. */
function kept(text: string): string {
  const points = [...text].filter((character) => {
    const point = character.codePointAt(0) ?? 0;
    const isControl = point < 0x20 && ![9, 10, 13].includes(point);
    return !isControl && !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff;
  });
  return points.join('').normalize('NFC');
}

describe('TMX that we write and read', () => {
  it.each<WriteOptions>([{ codes: 'region' }, { codes: 'script' }])('comes back with %j', async (options) => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (en, hant, ja, documentName) => {
        const confidence = 0.8125;
        const alignment = alignmentOf(
          ['en', 'zh-Hant', 'ja'],
          [
            { texts: { en, 'zh-Hant': hant, ja }, confidence },
            { texts: { ja: en, en: ja }, confidence },
          ],
        );
        const bytes = await bytesOf(FORMATS.tmx.write(alignment, { ...options, documentName, now: NOW }));
        const units = await read({ name: 'a.tmx', format: 'tmx', bytes });
        const texts = units.map(({ variants }) => variants.map(({ language, text }) => ({ language, text })));
        expect(texts).toEqual([
          [
            { language: 'en', text: kept(en) },
            { language: 'zh-Hant', text: kept(hant) },
            { language: 'ja', text: kept(ja) },
          ],
          [
            { language: 'en', text: kept(ja) },
            { language: 'ja', text: kept(en) },
          ],
        ]);
        expect(units[0]).toMatchObject({ document: kept(documentName), confidence, created: NOW });
        expect(await checkTmx({ name: 'a.tmx', format: 'tmx', bytes })).toMatchObject({
          findings: [],
          units: 2,
        });
      }),
      { numRuns: 150 },
    );
  });

  it('comes back in every language with its region form', async () => {
    const languages = ['en', 'zh-Hans', 'zh-Hant', 'pt', 'en-GB', 'fi', 'sr-Latn'];
    const texts = Object.fromEntries(languages.map((language) => [language, `text in ${language}`]));
    const bytes = await bytesOf(FORMATS.tmx.write(alignmentOf(languages, [{ texts }])));
    const [unit] = await read({ name: 'a.tmx', format: 'tmx', bytes });
    expect(unit?.variants.map(({ language }) => language)).toEqual(languages);
  });
});
