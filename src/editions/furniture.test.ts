import { describe, expect, it, test } from 'vitest';
import { View } from '../cleaning/index.ts';
import { findEditions, singleEdition } from './editions.ts';

const EN = [
  'The harbour gets a new ferry terminal next year, as the council decided on Monday.',
  'The old building dates from 1968 and is much too small for the passengers of today.',
  'Work begins in March and takes eighteen months; ships will leave from the south pier meanwhile.',
  'The city pays a third of the costs, the province and the shipping company the rest.',
];
const DE = [
  'Der Hafen bekommt nächstes Jahr ein neues Terminal, wie der Rat am Montag beschlossen hat.',
  'Das alte Gebäude stammt von 1968 und ist für die heutigen Reisenden viel zu klein.',
  'Die Arbeiten beginnen im März und dauern achtzehn Monate; Schiffe fahren so lange vom Südkai.',
  'Die Stadt bezahlt ein Drittel der Kosten, das Land und die Reederei den Rest.',
];

const aside = (lines: readonly string[]) =>
  singleEdition(new View({ name: 'a.txt', text: lines.join('\n') })).other.map(
    ({ reason, text }) => `${reason}: ${text}`,
  );

describe('what pages put around a text', () => {
  it.each([
    [['Leave a Reply', 'Your email address will not be published. Required fields are marked *']],
    [['3 Comments:', 'No comments:', 'Post a Comment', 'More from the harbour', 'Ferries of the world...']],
    [['相关文章', '港口的历史', '轮船时刻表']],
    [['コメントを投稿', '名前']],
  ])('is set aside behind it: %j', (footer) => {
    const expected = footer.filter((line) => line !== '3 Comments:').map((line) => `footer: ${line}`);
    expect(aside([...EN, ...footer])).toEqual(expected);
  });

  it.each([
    [['- 上一篇:各地项目建设“热气腾腾” ">下一篇:港口扩建']],
    [['Previous post: The old pier', 'Next post: A new lighthouse']],
    [['Vorheriger Beitrag: Die Fähre', '', 'Nächster Beitrag: Der Leuchtturm']],
    [['Home', 'Contact us', 'Sitemap']],
    [['Home | News | Contact']],
  ])('links and menus are navigation: %j', (lines) => {
    const expected = lines.filter((line) => line !== '').map((line) => `navigation: ${line}`);
    expect(aside([...EN, ...lines])).toEqual(expected);
  });

  it.each(['Home > News > Harbour', 'You are here: Harbour', '首页 > 新闻中心 > 正文'])(
    '%s is a path',
    (path) => {
      expect(aside([path, ...EN])).toEqual([`navigation: ${path}`]);
    },
  );

  it('is set aside behind each of several versions', () => {
    const lines = [
      ...EN,
      'No comments:',
      'Post a Comment',
      ...DE,
      'Keine Kommentare:',
      'Kommentar veröffentlichen',
    ];
    const { editions, other } = findEditions(new View({ name: 'a.txt', text: lines.join('\n') }));
    expect(editions.map(({ blocks }) => blocks.map(({ text }) => text))).toEqual([EN, DE]);
    expect(other.map(({ reason }) => reason)).toEqual(['footer', 'footer', 'footer', 'footer']);
  });
});

describe('a text', () => {
  test.each([
    ['that goes on behind such words', [...EN, 'Leave a Reply', ...EN]],
    ['that is dialogue', [EN[0] ?? '', '"No comments."', 'No comments.', ...EN, ...EN]],
    ['that ends with a heading', [...EN, 'Share of the costs']],
    ['with a colon behind "next"', [...EN, 'Next: the lighthouse', ...EN]],
    [
      'of which much would be lost',
      [EN[0] ?? '', 'Leave a Reply', 'The pier', 'The quay', 'The boat', 'The rope'],
    ],
    [
      'that is a list of the words of a program',
      ['Home', 'Search', 'Share', 'Print', 'Leave a Reply', 'Log in'],
    ],
  ])('%s stays whole', (_, lines) => {
    expect(aside(lines)).toEqual([]);
  });

  it('keeps the names and short lines in it that look like another language', () => {
    const lines = [...EN, 'Torbjörn Nordström', '¡ Vámonos !', ...EN, ...EN];
    const german = [...DE, ...DE, ...DE, 'La Tour de Mustagh'];
    const { editions, other } = findEditions(new View({ name: 'a', text: [...lines, ...german].join('\n') }));
    expect(other).toEqual([]);
    expect(editions.map(({ blocks }) => blocks.length)).toEqual([lines.length, german.length]);
  });
});

it('lists what the view has taken out as furniture, in its place', () => {
  const text = `${EN[0]}\nPage 1 of 2\n=====\n${EN[1]}`;
  const start = text.indexOf('Page');
  const edit = { start, end: start + 'Page 1 of 2\n'.length, text: '', repair: 'furniture' } as const;
  const { other } = singleEdition(new View({ name: 'a', text }, [edit]));
  expect(other.map(({ reason, text: part }) => [reason, part])).toEqual([
    ['furniture', 'Page 1 of 2'],
    ['separator', '====='],
  ]);
  for (const { start: from, end, text: part } of other) expect(text.slice(from, end)).toBe(part);
});
