import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import type { Alignment } from '../alignment.ts';
import type { LanguageTag } from '../language.ts';
import { describeFlag, FLAG_CODES, flagUnits } from './index.ts';

/** An alignment of two languages with all pairs, each of the similarity given. */
function pairsOf(
  [a, b]: readonly [LanguageTag, LanguageTag],
  rows: readonly (readonly [string, string, number?])[],
): Alignment {
  return alignmentOf(
    [a, b],
    rows.map(([x, y, similarity = 0.6], index) => ({
      texts: { [a]: x, [b]: y },
      pairs: [{ languages: [a, b], confidence: 0.9, similarity, beads: [[[index], [index]]] }],
    })),
  );
}

const flagsOf = (languages: readonly [LanguageTag, LanguageTag], x: string, y: string) =>
  flagUnits(pairsOf(languages, [[x, y]]))[0]?.flags ?? [];
const codesOf = (...given: Parameters<typeof flagsOf>) => flagsOf(...given).map(({ code }) => code);

describe('number-mismatch', () => {
  it('has both values and their places in the cells', () => {
    const [flag] = flagsOf(['en', 'de'], 'It has 186 rooms.', 'Es hat 168 Zimmer.');
    expect(flag).toEqual({
      code: 'number-mismatch',
      languages: ['en', 'de'],
      evidence: {
        places: [
          { language: 'en', start: 7, end: 10, text: '186', value: 186 },
          { language: 'de', start: 7, end: 10, text: '168', value: 168 },
        ],
      },
    });
    expect(flag && describeFlag(flag)).toBe('en and de: numbers differ: en “186”, de “168”');
  });

  it.each([
    ['en', '4.7 billion yuan', 'zh-Hant', '47億元'],
    ['en', 'May 7, 2024, 9:30 pm', 'de', '07.05.2024, 21.30 Uhr'],
    ['en', 'twenty-six people', 'ja', '26人'],
    ['en', 'in 2024', 'ja', '令和6年に'],
    ['en', '11.29 billion', 'zh-Hans', '113亿'],
    ['en', 'the 1960s', 'zh-Hans', '20世纪60年代'],
    ['en', '1,234 people', 'fr', '1 234 personnes'],
    ['en', 'a few weeks', 'de', '3 Wochen'],
    ['en', 'at 5.30', 'vi', 'lúc 5 giờ 30'],
  ])('is not raised by another way to write the same: %s %s, %s %s', (a, x, b, y) => {
    expect(codesOf([a, b], x, y)).toEqual([]);
  });

  it('takes no year for another one rounded', () => {
    expect(codesOf(['en', 'de'], 'until 1500', 'bis 1503')).toEqual(['number-mismatch']);
  });

  it('is raised by a lost number that nobody would write otherwise', () => {
    expect(codesOf(['en', 'ja'], 'It has 186 rooms.', '部屋がある。')).toEqual(['number-mismatch']);
  });
});

describe('missing-name', () => {
  it.each([
    ['en', 'See www.example.org/a.', 'ja', 'こちらを見る。'],
    ['en', 'Write to a.b@example.org.', 'de', 'Schreiben Sie uns.'],
    ['en', 'The virus H5N1 spreads.', 'de', 'Das Virus breitet sich aus.'],
    ['en', 'The maker says so.', 'ja', 'Nordwick社はそう言う。'],
  ])('%s %s, %s %s', (a, x, b, y) => {
    expect(codesOf([a, b], x, y)).toContain('missing-name');
  });

  it.each([
    ['en', 'The virus H5N1 spreads.', 'ru', 'Вирус Н5N1 распространяется.'],
    ['fr', "L'ONU le dit.", 'ja', 'UNがそう言う。'],
    ['en', 'Nordwick says so.', 'ja', 'ノードウィック社はそう言う。'],
  ])('not for %s %s, %s %s', (a, x, b, y) => {
    expect(codesOf([a, b], x, y)).toEqual([]);
  });
});

describe('untranslated and other-language', () => {
  const english = 'The ferry leaves the harbour at eight in the morning and comes back in the evening.';
  it('are told apart: the same text twice, a text in a third language', () => {
    expect(codesOf(['en', 'de'], english, english)).toEqual(['untranslated']);
    expect(codesOf(['en', 'ja'], english, english)).toEqual(['untranslated']);
    const [flag] = flagsOf(
      ['en', 'ja'],
      english,
      'Паром отправляется из порта в восемь часов утра и возвращается вечером домой.',
    );
    expect(flag?.code).toBe('other-language');
    expect(flag?.evidence.seems).toBe('ru');
  });

  it('leave names and the two scripts of Chinese alone', () => {
    expect(codesOf(['en', 'de'], 'Zhaoqing', 'Zhaoqing')).toEqual([]);
    expect(codesOf(['zh-Hans', 'zh-Hant'], '他们在上午八点离开港口', '他們在上午八點離開港口')).toEqual([]);
  });
});

describe('flags that ask what is usual in the document', () => {
  const rows = Array.from({ length: 20 }, (_, i): [string, string, number?] => [
    `Sentence ${'word '.repeat(8 + (i % 3))}${String.fromCharCode(97 + i)}.`,
    `Satz ${'Wort '.repeat(9 + (i % 4))}${String.fromCharCode(97 + i)}.`,
  ]);

  it('name the cell that is far too short, with both ratios', () => {
    const changed = rows.with(7, [rows[7]?.[0] ?? '', 'Satz.']);
    const flagged = flagUnits(pairsOf(['en', 'de'], changed)).filter(({ flags }) => flags.length > 0);
    expect(flagged.map(({ id }) => id)).toEqual([7]);
    expect(flagged[0]?.flags[0]).toMatchObject({ code: 'length-outlier', languages: ['en', 'de'] });
    expect(flagged[0]?.flags[0]?.evidence.measured).toBeLessThan(0.3);
  });

  it('name the pair that is hardly alike', () => {
    const changed = rows.with(3, [rows[3]?.[0] ?? '', rows[3]?.[1] ?? '', 0.05]);
    const flagged = flagUnits(pairsOf(['en', 'de'], changed)).filter(({ flags }) => flags.length > 0);
    expect(flagged.map(({ id, flags }) => [id, flags[0]?.code])).toEqual([[3, 'weak-similarity']]);
  });
});

describe('duplicate', () => {
  const heading = 'A headline that stands twice in this text';
  it('names the other unit, where one language alone repeats itself', () => {
    const alignment = alignmentOf(
      ['en', 'de'],
      [{ texts: { en: heading } }, { texts: { en: heading, de: 'Eine Überschrift' } }],
    );
    const flags = flagUnits(alignment).map((unit) =>
      unit.flags.map(({ code, evidence }) => [code, evidence.units]),
    );
    expect(flags).toEqual([[['duplicate', [1]]], [['duplicate', [0]]]]);
  });

  it('lets a refrain be', () => {
    const texts = { en: heading, de: 'Eine Überschrift, die in diesem Text zweimal steht' };
    expect(
      flagUnits(alignmentOf(['en', 'de'], [{ texts }, { texts }])).flatMap(({ flags }) => flags),
    ).toEqual([]);
  });
});

describe('flagUnits', () => {
  it('gives places inside the cells, known codes and messages, whatever the texts', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a一12.,:% Zé万http://x.y@-ق'), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 14 }), (rows) => {
        for (const unit of flagUnits(pairsOf(['en', 'zh-Hant'], rows))) {
          for (const flag of unit.flags) {
            expect(FLAG_CODES).toContain(flag.code);
            expect(describeFlag(flag)).toMatch(/^\S.*: ./su);
            for (const { language, start, end, text: own } of flag.evidence.places) {
              expect(unit.cells[language]?.text.slice(start, end)).toBe(own);
            }
          }
        }
      }),
    );
  });

  it.each(['http://a', 'a@b.', 'Aa1-', '1 ', 'a', 'Nord ', '((('])(
    'takes linear time on many %j',
    (piece) => {
      const long = piece.repeat(100_000);
      const started = performance.now();
      flagUnits(pairsOf(['en', 'ja'], [[long, `${long}語`]]));
      expect(performance.now() - started).toBeLessThan(4000);
    },
  );
});

describe('broken-text', () => {
  it('has the stretches that were read in a wrong character set', () => {
    const [flag] = flagsOf(['en', 'de'], 'The cafÃ© is small.', 'Das Café ist klein.').filter(
      ({ code }) => code === 'broken-text',
    );
    expect(flag).toMatchObject({
      languages: ['en'],
      evidence: { places: [{ language: 'en', start: 7, end: 9, text: 'Ã©' }] },
    });
    expect(flag && describeFlag(flag)).toBe('en: read in a wrong character set: en “Ã©”');
  });

  it.each(['Le café était « fermé ».', 'LIBERTÉ» – MANHÃ”', '聯通公司和龍門石窟'])(
    'is not raised by %s',
    (text) => {
      expect(codesOf(['fr', 'de'], text, 'Etwas.')).not.toContain('broken-text');
    },
  );
});
