import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_LANGUAGES } from '../language.ts';
import { findNumbers, MAX_TEXT } from './find.ts';
import { canBeSpelled, spelledValues } from './words.ts';

const values = (text: string, language: string) => findNumbers(text, language).map(({ value }) => value);
const content = (text: string, language: string) =>
  findNumbers(text, language)
    .filter(({ isContent }) => isContent)
    .map(({ value }) => value);

describe('findNumbers', () => {
  it.each([
    ['en', 'about 1,234.5 of them', [1234.5]],
    ['de', 'etwa 1.234,5 davon', [1234.5]],
    ['fr', 'environ 9 400 habitations', [9400]],
    ['de', "CHF 1'234.50", [1234.5]],
    ['ja', '１２，３４５円', [12345]],
    ['ar', '٤٫٧ مليار', [4.7e9]],
    ['th', '๔.๗ พันล้าน', [4.7e9]],
    ['zh-Hant', '投資112.9億元', [11_290_000_000]],
    ['zh-Hant', '百億', [1e10]],
    ['zh-Hant', '五百萬', [5e6]],
    ['zh-Hans', '150多万公里', [1.5e6]],
    ['ja', '約3割', [30]],
    ['ja', '1万2000人、3億2000万円', [12_000, 320_000_000]],
    ['zh-Hant', '二〇二四年', [2024]],
    ['ja', '令和6年', [2024]],
    ['zh-Hant', '民國113年', [2024]],
    ['ko', '3만 5천 명', [35_000]],
    ['en', '$4.7 billion', [4.7e9]],
    ['de', '4,7 Mrd. Euro', [4.7e9]],
    ['es', '3 mil millones', [3e9]],
    ['vi', '4,7 nghìn tỷ đồng', [4.7e12]],
    ['ru', '4,7 млрд рублей', [4.7e9]],
    ['en', '29¾ inches', [29.75]],
    ['de', 'am 07.05.2024 um 9.30 Uhr', [7, 5, 2024, 9, 30]],
    ['ja', '4分41秒30', [4, 41, 30]],
    ['fr', 'en 2005 100 personnes', [2005, 100]],
  ])('reads %s: %s', (language, text, expected) => {
    expect(values(text, language)).toEqual(expected);
  });

  it('gives all readings of what is ambiguous, the own one first', () => {
    expect(findNumbers('1.234', 'de')[0]?.readings).toEqual([1234, 1.234]);
    expect(findNumbers('1.234', 'en')[0]?.readings).toEqual([1.234, 1234]);
    expect(findNumbers('ปี 2567', 'th')[0]?.readings).toEqual([2567, 2024]);
  });

  it('says what kind a number is', () => {
    const kinds = (text: string, language: string) => findNumbers(text, language).map(({ kind }) => kind);
    expect(kinds('34 per cent of $5 at 9:30', 'en')).toEqual(['percent', 'currency', 'time', 'time']);
    expect(kinds('2024年5月7日', 'ja')).toEqual(['date', 'date', 'date']);
    expect(kinds('ร้อยละ 34', 'th')).toEqual(['percent']);
  });

  it('knows what is no content: list numbers, note marks, codes, ordinals, centuries', () => {
    expect(
      content('1. H5N1 [2] in the 20th century, the 5th time, see http://example.org/page/77', 'en'),
    ).toEqual([]);
    expect(content('20世紀、第3位', 'ja')).toEqual([]);
    expect(content('In the 1960s there were 12.', 'en')).toEqual([1960, 12]);
  });

  it('has offsets of the text as given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KNOWN_LANGUAGES),
        fc.string({ unit: fc.constantFrom(..."12.,' 0٣๕万億만천年%:/-aİ一百割½\u00a0𠮷第") }),
        (language, text) => {
          let before = 0;
          for (const { start, end, text: own, readings } of findNumbers(text, language)) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(own);
            expect(readings.every(Number.isFinite)).toBe(true);
            before = end;
          }
          expect(before).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it.each(KNOWN_LANGUAGES)('finds any number again as %s formats it', (language) => {
    const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), (hundredths) => {
        const value = hundredths / 100;
        const found = findNumbers(`x ${format.format(value)} x`, language);
        expect(found).toHaveLength(1);
        expect(found[0]?.readings).toContain(value);
      }),
    );
  });

  it.each(['1', '1.', '1 ', '1,000', '一', '万', '1万', "1'", ' ', '1-', '(', '٣٫'])(
    'takes linear time on many %j',
    (piece) => {
      const text = piece.repeat(MAX_TEXT);
      const started = performance.now();
      for (const language of ['en', 'fr', 'ja', 'th']) findNumbers(text, language);
      expect(performance.now() - started).toBeLessThan(4000);
    },
  );
});

describe('spelledValues', () => {
  it.each([
    ['en', 'twenty-six people', 26],
    ['de', 'sechsundzwanzig Leute', 26],
    ['fr', 'soixante-quinze personnes', 75],
    ['ru', 'двадцать шесть человек', 26],
    ['vi', 'hai mươi sáu người', 26],
    ['en', 'three hundred', 300],
    ['en', 'over four million people', 4e6],
  ])('%s: %s', (language, text, value) => {
    expect(canBeSpelled(value, spelledValues(text, language))).toBe(true);
    expect(canBeSpelled(47, spelledValues(text, language))).toBe(false);
  });
});
