import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { View } from '../cleaning/index.ts';
import { findEditions, singleEdition } from './editions.ts';

const EN = [
  'A new ferry terminal for the harbour',
  'The city council approved the plan on 14 March by 38 votes to 5.',
  'The present building dates from 1968 and is much too small for all the passengers.',
];
const VI = [
  'Bến phà mới cho cảng',
  'Hội đồng nhân dân thành phố đã thông qua kế hoạch ngày 14/3 với 38 phiếu thuận.',
  'Công trình hiện nay được xây từ năm 1968 và quá nhỏ so với lượng hành khách.',
];
const HANT = [
  '港口新渡輪碼頭',
  '市議會於3月14日以38票對5票通過這項計畫。',
  '現有的建築建於1968年，對眾多旅客來說實在太小，無法繼續使用。',
];
const HANS = [
  '港口新渡轮码头',
  '市议会于3月14日以38票对5票通过了这项计划。',
  '现有的建筑建于1968年，对众多旅客来说实在太小，无法继续使用。',
];
const JA = [
  '新港湾計画',
  '市議会は3月14日、38対5の賛成多数でこの計画を承認した。',
  '現在の建物は1968年に建てられたもので、乗客の数に比べて狭すぎる。',
];

function find(lines: readonly string[], languages?: readonly string[]) {
  const { editions, other } = findEditions(new View({ name: 'a.txt', text: lines.join('\n') }), languages);
  return {
    editions: Object.fromEntries(
      editions.map(({ language, blocks }) => [language, blocks.map(({ text }) => text)]),
    ),
    other: other.map(({ text, reason }) => [text, reason]),
  };
}

/** Order counts: it is that of the columns. */
const named = (editions: Readonly<Record<string, unknown>>) => Object.keys(editions);

describe('findEditions', () => {
  const line = '=====';

  it('finds versions one after the other', () => {
    expect(find([...EN, ...HANT, ...JA])).toEqual({
      editions: { en: EN, 'zh-Hant': HANT, ja: JA },
      other: [],
    });
  });

  it('sets separators aside', () => {
    expect(find([...EN, line, ...HANT, '', '* * *', ...JA])).toEqual({
      editions: { en: EN, 'zh-Hant': HANT, ja: JA },
      other: [
        [line, 'separator'],
        ['* * *', 'separator'],
      ],
    });
  });

  it('finds versions that alternate', () => {
    const mixed = EN.flatMap((text, index) => [text, VI[index] ?? '']);
    expect(find(mixed)).toEqual({ editions: { en: EN, vi: VI }, other: [] });
    const three = EN.flatMap((text, index) => [text, HANT[index] ?? '', JA[index] ?? '']);
    expect(find(three).editions).toEqual({ en: EN, 'zh-Hant': HANT, ja: JA });
  });

  it.each([
    [[...HANT, ...HANS], { 'zh-Hant': HANT, 'zh-Hans': HANS }],
    [[...JA, ...HANS], { ja: JA, 'zh-Hans': HANS }],
    [[...HANS, ...JA], { 'zh-Hans': HANS, ja: JA }],
  ])('tells the languages that share characters apart (%#)', (lines, editions) => {
    expect(find(lines)).toEqual({ editions, other: [] });
  });

  it('sets a footer after the last version aside, in the language of a version or another', () => {
    const [en, hant, ja] = [EN, HANT, JA].map((lines) => [...lines, ...lines, ...lines]);
    const footer = ['Post a comment on this', '热门话题'];
    expect(find([...(en ?? []), ...(hant ?? []), ...(ja ?? []), ...footer])).toEqual({
      editions: { en, 'zh-Hant': hant, ja },
      other: [
        ['Post a comment on this', 'outside-edition'],
        ['热门话题', 'other-language'],
      ],
    });
  });

  it('sets a caption aside that stands inside a version of another language', () => {
    const caption = 'The new terminal building, seen from the north bank of the river';
    const { editions, other } = find([...EN, ...EN, ...HANT.slice(0, 2), caption, ...HANT.slice(2), ...HANT]);
    expect(other).toEqual([[caption, 'outside-edition']]);
    expect(editions['zh-Hant']).toEqual([...HANT, ...HANT]);
  });

  it('keeps lines of numbers in the version that they stand in', () => {
    expect(find([...EN, '2024-05-07', ...HANT, '12.5 %', ...JA, '3']).editions).toEqual({
      en: [...EN, '2024-05-07'],
      'zh-Hant': [...HANT, '12.5 %'],
      ja: [...JA, '3'],
    });
  });

  it.each([
    [
      ['Good morning to you all.', 'おはようございます。'],
      ['en', 'ja'],
    ],
    [
      ['おはようございます。', '大家早上好，很高兴见到你们。'],
      ['ja', 'zh-Hans'],
    ],
    [
      ['The ferry leaves at eight.', 'Die Fähre fährt um acht Uhr ab.'],
      ['en', 'de'],
    ],
  ])('finds the two languages of two sentences: %j', (lines, languages) => {
    expect(named(find(lines).editions)).toEqual(languages);
  });

  it('knows one language when there is one', () => {
    expect(find(EN)).toEqual({ editions: { en: EN }, other: [] });
  });

  describe('with given languages', () => {
    it('gives them in the order given', () => {
      expect(named(find([...EN, ...HANT, ...JA], ['ja', 'en', 'zh-Hant']).editions)).toEqual([
        'ja',
        'en',
        'zh-Hant',
      ]);
    });

    it('leaves other languages out', () => {
      const { editions, other } = find([...EN, ...HANT, ...JA], ['en', 'ja']);
      expect(editions).toEqual({ en: EN, ja: JA });
      expect(other).toEqual(HANT.map((text) => [text, 'other-language']));
    });

    it('takes tags with a region', () => {
      expect(find([...EN, ...VI], ['en-GB', 'vi']).editions).toEqual({ 'en-GB': EN, vi: VI });
    });

    it('keeps a version that is small', () => {
      const much = Array.from({ length: 8 }, () => EN).flat();
      const { editions } = find([...much, 'おはようございます。', ...much], ['en', 'ja']);
      expect(editions).toEqual({ en: [...much, ...much], ja: ['おはようございます。'] });
    });

    it('says which one is missing', () => {
      expect(() => find([...EN, ...HANT], ['en', 'ko', 'ja'])).toThrow(
        expect.objectContaining({
          code: 'LANGUAGE_NOT_FOUND',
          message: 'a.txt: no text in ko, ja found (found: en, zh-Hant)',
        }),
      );
    });
  });

  it.each([['12 34'], ['====='], ['!?']])('finds no language in %j', (text) => {
    const error = expect.objectContaining({
      code: 'LANGUAGE_NOT_FOUND',
      message: expect.stringMatching(/^a\.txt: no text in /),
    });
    expect(() => find([text])).toThrow(error);
    expect(() => find([text], ['en', 'ja'])).toThrow(error);
  });

  test.each([[[]], [['en']], [['en', 'ja']]])(
    'puts every line in exactly one place (given: %j)',
    (languages) => {
      const pool = [
        ...EN,
        ...VI,
        ...HANT,
        ...HANS,
        ...JA,
        line,
        '2024',
        '大会社',
        'No comments:',
        ' ',
        '\ud800',
        'a\rb',
      ];
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...pool), { maxLength: 30 }), (noise) => {
          const text = [EN[1], JA[1], ...noise].join('\n');
          const { editions, other } = findEditions(new View({ name: 'a', text }), languages);
          const places = [...editions.flatMap(({ blocks }) => blocks), ...other];
          for (const { start, end, text: part } of places) expect(text.slice(start, end)).toBe(part);
          const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([part]) => part.trim() !== '');
          expect(places.map(({ start }) => start).sort((a, b) => a - b)).toEqual(
            lines.map(({ index, 0: part }) => index + part.length - part.trimStart().length),
          );
          for (const { blocks } of editions) {
            const starts = blocks.map(({ start }) => start);
            expect(starts).toEqual(starts.toSorted((a, b) => a - b));
          }
        }),
      );
    },
  );
});

describe('singleEdition', () => {
  const single = (lines: readonly string[], language?: string) =>
    singleEdition(new View({ name: 'a.txt', text: lines.join('\n') }), language);

  it('names the language of most of the text and keeps all of it but separators', () => {
    const { editions, other } = single([...HANT, '=====', 'Photo by the city', '2024']);
    expect(editions).toMatchObject([{ language: 'zh-Hant', source: 'a.txt' }]);
    expect(editions[0]?.blocks.map(({ text }) => text)).toEqual([...HANT, 'Photo by the city', '2024']);
    expect(other).toMatchObject([{ source: 'a.txt', text: '=====', reason: 'separator' }]);
  });

  it('believes the caller', () => {
    expect(single(EN, 'de').editions).toMatchObject([{ language: 'de' }]);
    expect(single(['12 34'], 'ja').editions).toMatchObject([{ language: 'ja', blocks: [{ text: '12 34' }] }]);
  });

  it('refuses a text without a language, or without anything', () => {
    expect(() => single(['12 34'])).toThrow(expect.objectContaining({ code: 'LANGUAGE_NOT_FOUND' }));
    expect(() => single(['====='], 'en')).toThrow(expect.objectContaining({ code: 'INPUT_EMPTY' }));
  });
});
