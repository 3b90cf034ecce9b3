import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { writeTable } from './table.ts';

const linesOf = (...given: Parameters<typeof writeTable>) =>
  [...writeTable(...given)].join('').trimEnd().split('\n');

describe('writeTable', () => {
  const sample = alignmentOf(
    ['en', 'ja'],
    [
      { texts: { en: 'The ferry leaves at eight.', ja: '船は八時に出る。' }, confidence: 0.987 },
      { texts: { ja: '急げ。' } },
      { texts: { en: 'Be on time.', ja: '遅れないように。' }, confidence: 0.2 },
    ],
  );

  it('shows a row a unit', () => {
    expect(linesOf(sample, { width: 50 })).toEqual([
      '#  conf │ en                 │ ja',
      '────────┼────────────────────┼───────────────────',
      '0  0.99 │ The ferry leaves   │ 船は八時に出る。',
      '        │ at eight.          │',
      '────────┼────────────────────┼───────────────────',
      '1     – │ ·                  │ 急げ。',
      '────────┼────────────────────┼───────────────────',
      '2  0.20 │ Be on time.        │ 遅れないように。',
    ]);
  });

  it('marks what there is to look at, and says what the marks mean', () => {
    const evidence = { places: [] };
    const units = sample.units.map((unit) =>
      unit.id === 2
        ? {
            ...unit,
            flags: ['number-mismatch', 'large-merge'].map((code) => ({ code, languages: ['en'], evidence })),
          }
        : unit,
    );
    expect(linesOf({ ...sample, units }, { width: 50 }).slice(-4)).toEqual([
      '2  0.20 │ Be on time.        │ 遅れないように。',
      '     NG │                    │',
      '',
      'To look at: N number-mismatch, G large-merge',
    ]);
  });

  it('leaves out what is under the confidence asked for', () => {
    const shown = linesOf(sample, { minConfidence: 0.5 }).join('\n');
    expect(shown).toContain('船');
    expect(shown).not.toContain('遅');
  });

  it('lets no text move the cursor or colour the terminal', () => {
    const evil = alignmentOf(
      ['en', 'ja'],
      [{ texts: { en: 'a\u001b[31mb\u202ec\u009b2Jd\re', ja: '一\u0007' } }],
    );
    expect(linesOf(evil).join('\n')).not.toMatch(/[^\P{C}\n]/u);
  });

  it('has its bars one under the other, and no line over the width', () => {
    const cell = fc.string({
      unit: fc.constantFrom(
        'a',
        'word',
        ' ',
        '語',
        '。',
        'e\u0301',
        '😀',
        '👨‍👩‍👧',
        '한',
        '\t',
        '\u200b',
        'กำ',
        '❤️',
      ),
      minLength: 1,
      maxLength: 60,
    });
    const rows = fc.array(fc.record({ texts: fc.record({ en: cell, ja: cell, vi: cell }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 70, max: 200 }), (made, width) => {
        const [head = '', ...rest] = linesOf(alignmentOf(['en', 'ja', 'vi'], made), { width });
        const bars = (line: string) =>
          [...line.matchAll(/[│┼]/g)].map(({ index }) => stringWidth(line.slice(0, index)));
        for (const line of rest) {
          expect(bars(line)).toEqual(bars(head));
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
