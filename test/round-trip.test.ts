import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BitextFormat, readBitext, type TranslationUnit } from '../src/bitext/index.ts';
import { FORMATS, type Format, type UnitWriteOptions } from '../src/exports/index.ts';
import { bytesOf, streamOf } from './written.ts';

const NOW = new Date('2026-02-03T04:05:06Z');

const piece = fc.oneof(
  fc.constantFrom(
    'e\u0301',
    '👩‍👧',
    'שלום',
    'مرحبا',
    '字',
    '&amp;',
    '<b>',
    '</target>',
    ']]>',
    '"',
    "'",
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '=1+1',
    '_x000D_',
    '\\n',
    '{',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u{1f468}',
  ),
  fc.constantFrom('\u0000', '\u001b', '\ud83d', '\udc00', '\uffff', 'x'.repeat(10_000)),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const nasty = fc.array(piece, { maxLength: 6 }).map((pieces) => `A${pieces.join('')}Z`);

/** What files can hold of a text: the characters of XML 1.0, in NFC, all line ends alike. */
function kept(text: string): string {
  const clean = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
  return clean.normalize('NFC').replace(/\r\n?/g, '\n');
}

/** What a format that has no line ends or tabs inside a text keeps of it. */
const flat = (text: string) => kept(text).replace(/\s+/gu, ' ');

interface Case {
  readonly format: Format & BitextFormat;
  readonly options?: Partial<UnitWriteOptions>;
  readonly languages: readonly string[];
  /** What both sides are compared by. */
  readonly same: (text: string) => string;
  readonly status: boolean;
}

const cases: readonly [string, Case][] = [
  ['TMX', { format: 'tmx', languages: ['en', 'zh-Hant', 'ja'], same: kept, status: true }],
  ['XLIFF 1.2', { format: 'xliff', languages: ['en', 'zh-Hant'], same: kept, status: true }],
  [
    'XLIFF 2.1',
    { format: 'xliff', options: { xliffVersion: '2.1' }, languages: ['en', 'ja'], same: kept, status: false },
  ],
  ['XLSX', { format: 'xlsx', languages: ['en', 'zh-Hant', 'ja'], same: kept, status: true }],
  ['CSV', { format: 'csv', languages: ['en', 'zh-Hant', 'ja'], same: kept, status: true }],
  ['TSV', { format: 'tsv', languages: ['en', 'zh-Hant', 'ja'], same: flat, status: true }],
  ['JSON Lines', { format: 'jsonl', languages: ['en', 'zh-Hant', 'ja'], same: kept, status: true }],
];

async function roundTrip({ format, options, languages }: Case, units: readonly TranslationUnit[]) {
  const files = FORMATS[format].writeUnits?.(streamOf(units), { ...options, languages, now: NOW });
  const bytes = await bytesOf(files ?? []);
  const back: TranslationUnit[] = [];
  for await (const item of readBitext({ name: `a.${format}`, format, bytes })) {
    if (item.kind === 'rejected') throw new Error(`${item.rejection.reason}: ${item.rejection.message}`);
    back.push(item.unit);
  }
  return back;
}

describe('what is written comes back', () => {
  test.each(cases)('%s', { timeout: 120_000 }, async (_, given) => {
    const { languages, same, status } = given;
    const unit = fc.record({
      texts: fc.tuple(...languages.map(() => nasty)),
      confidence: fc.constantFrom(0, 0.5, 0.8125, 1),
      status: fc.constantFrom('unreviewed', 'accepted', 'rejected' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 3 }), async (list) => {
        const units = list.map(
          (one, index): TranslationUnit => ({
            id: `u${index}`,
            variants: languages.map((language, k) => ({ language, text: one.texts[k] ?? '' })),
            confidence: one.confidence,
            status: one.status as TranslationUnit['status'],
          }),
        );
        const back = await roundTrip(given, units);
        const shown = (all: readonly TranslationUnit[]) =>
          all.map(({ variants, confidence, ...rest }) => ({
            texts: Object.fromEntries(variants.map(({ language, text }) => [language, same(text)])),
            confidence,
            ...(status ? { status: rest.status ?? 'unreviewed' } : {}),
          }));
        expect(shown(back)).toEqual(shown(units));
      }),
      { numRuns: given.format === 'xlsx' ? 40 : 120 },
    );
  });
});
