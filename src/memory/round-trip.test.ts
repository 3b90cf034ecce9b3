import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { streamOf, textOf } from '../../test/written.ts';
import { readBitext, type TranslationUnit } from '../bitext/index.ts';
import { FORMATS } from '../exports/index.ts';
import { addUnits, itemsOf, type Memory, openMemory, type StoredUnit, storedUnits } from './index.ts';

const LANGUAGES = ['en', 'zh-Hant', 'ja', 'de'] as const;
const NOW = new Date('2026-05-06T07:08:09Z');

const piece = fc.constantFrom(
  ...[
    'harbour',
    'Fähre',
    '渡輪',
    'フェリー',
    '8',
    '15 %',
    '&amp;',
    '<seg>',
    ']]>',
    '"',
    '\u2028',
    '\t',
    '\r\n',
  ],
  ...[
    '👩‍🚀',
    'שלום',
    '\u200f',
    'e\u0301',
    '  ',
    '\u3000',
    '𠀋',
    '.',
    '。',
    '\\',
    '%',
    '_',
    '\ue000',
    "'; --",
  ],
);
const text = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const second = fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => new Date(seconds * 1000));

const unit: fc.Arbitrary<TranslationUnit> = fc
  .record({
    languages: fc.subarray([...LANGUAGES], { minLength: 2 }),
    texts: fc.array(text, { minLength: 4, maxLength: 4 }),
    document: optional(fc.constantFrom('guide.txt', '港.docx', 'a & b')),
    confidence: optional(fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000)),
    status: fc.constantFrom('unreviewed' as const, 'accepted' as const, 'edited' as const),
    created: optional(second),
    changed: optional(second),
    moved: optional(fc.constant(true)),
    notes: optional(fc.array(text, { minLength: 1, maxLength: 3 })),
    remarks: optional(fc.constant([{ code: 'numbers', message: '8 stands in one language only' }])),
    properties: optional(
      fc.array(fc.record({ type: fc.constantFrom('x-client', 'subject', 'x-a "b"'), value: text }), {
        minLength: 1,
        maxLength: 3,
      }),
    ),
  })
  .map(({ languages, texts, ...more }) => ({
    ...more,
    // Units of different languages share no text: whether two with one language in common are the same depends on which
    // came first, and is told elsewhere.
    variants: languages.map((language, index) => ({
      language,
      text: `${languages.join(' ')}: ${texts[index] ?? ''}`,
    })),
  }));

async function listed(memory: Memory): Promise<StoredUnit[]> {
  const units: StoredUnit[] = [];
  for await (const stored of storedUnits(memory)) units.push(stored);
  return units;
}

/** What TMX has a place for, with line ends and normal forms as XML and our writer make them. */
function carried({ unit: { id, position, ...unit }, origins }: StoredUnit) {
  const clean = (given: string) => given.normalize('NFC').replace(/\r\n?/g, '\n');
  return {
    ...unit,
    confidence: unit.confidence ?? null,
    notes: unit.notes?.map(clean),
    properties: unit.properties?.map(({ type, value }) => ({ type, value: clean(value) })),
    variants: unit.variants.map((variant) => ({ language: variant.language, text: clean(variant.text) })),
    origin: origins[0]?.document,
  };
}

it('gives the same units after TMX and back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 12 }), async (units) => {
      // Some come again from another document, and are merged.
      const again = units.filter((_, index) => index % 3 === 0);
      const given = [...units, ...again.map((one) => ({ ...one, document: 'again.txt' }))];
      const folder = temporaryFolder();
      const first = await openMemory(join(folder, 'first.hexapla'), { create: true });
      const second = await openMemory(join(folder, 'second.hexapla'), { create: true });
      try {
        const report = await addUnits(first, itemsOf(given), { name: 'given' });
        expect(report.added + report.merged).toBe(given.length);
        const stored = await listed(first);
        expect(stored).toHaveLength(report.added);
        const files =
          FORMATS.tmx.writeUnits?.(streamOf(stored.map(({ unit }) => unit)), {
            languages: LANGUAGES,
            now: NOW,
          }) ?? [];
        const input = { name: 'all.tmx', format: 'tmx' as const, text: await textOf(files) };
        const back = await addUnits(second, readBitext(input), { name: 'all.tmx' });
        expect(back).toMatchObject({ read: stored.length, added: stored.length, rejections: [] });
        expect((await listed(second)).map(carried)).toEqual(stored.map(carried));
      } finally {
        await first.close();
        await second.close();
      }
    }),
    { numRuns: 40 },
  );
});
