import { describe, expect, it } from 'vitest';
import { View } from '../cleaning/index.ts';
import { findEditions } from './editions.ts';

const EN = [
  'The harbour gets a new ferry terminal next year.',
  'The old building is much too small for the passengers.',
  'Work begins in March and takes eighteen months.',
  'The city pays a third of the costs.',
];
const DE = [
  'Der Hafen bekommt nächstes Jahr ein neues Terminal.',
  'Das alte Gebäude ist für die Reisenden viel zu klein.',
  'Die Arbeiten beginnen im März und dauern achtzehn Monate.',
  'Die Stadt bezahlt ein Drittel der Kosten.',
];
const JA = [
  '港に来年、新しいターミナルができる。',
  '今の建物は乗客の数に比べて狭すぎる。',
  '工事は三月に始まり、一年半かかる。',
  '費用の三分の一は市が負担する。',
];

function find(lines: readonly string[], languages?: readonly string[]) {
  const text = lines.join('\n');
  const { editions, other } = findEditions(new View({ name: 'a.txt', text }), languages);
  for (const { blocks } of editions) {
    for (const { start, end, text: part } of blocks) expect(text.slice(start, end)).toBe(part);
  }
  return {
    editions: Object.fromEntries(
      editions.map((one) => [one.language, one.blocks.map((block) => block.text)]),
    ),
    other: other.map((stretch) => `${stretch.reason}: ${stretch.text}`),
  };
}

const rows = (divider: string, ...columns: readonly (readonly string[])[]) =>
  EN.map((_, i) => columns.map((column) => column[i]).join(divider));

describe('languages side by side', () => {
  it.each(['\t', ' | ', ' / ', '    ', '\u3000\u3000'])('are split at %j', (divider) => {
    expect(find(rows(divider, EN, JA))).toEqual({ editions: { en: EN, ja: JA }, other: [] });
    expect(find(rows(divider, EN, DE, JA))).toEqual({ editions: { en: EN, de: DE, ja: JA }, other: [] });
  });

  it('are read from a table of Markdown, without its rule, its heads and its numbers', () => {
    const table = [
      '| # | English | 日本語 |',
      '|---|:---|---|',
      ...EN.map((en, i) => `| ${i + 1} | ${en} | ${JA[i]} |`),
    ];
    const { editions, other } = find(table);
    expect(editions).toEqual({ en: EN, ja: JA });
    expect(other).toEqual([
      'keys: #',
      'keys: English',
      'keys: 日本語',
      'separator: |---|:---|---|',
      ...EN.map((_, i) => `keys: ${i + 1}`),
    ]);
  });

  it('are read beside the keys of a program', () => {
    const keys = EN.map((_, i) => `menu.item_${i}`);
    expect(find(rows('\t', keys, EN, DE))).toEqual({
      editions: { en: EN, de: DE },
      other: keys.map((key) => `keys: ${key}`),
    });
  });

  it('may have empty cells, numbers and names', () => {
    const lines = [...rows('\t', EN, JA), '2024\t2024', 'Canon EOS\tCanon EOS', `${EN[0]}\t`];
    expect(find(lines).editions).toEqual({
      en: [...EN, '2024', 'Canon EOS', EN[0]],
      ja: [...JA, '2024', 'Canon EOS'],
    });
  });

  it('stand in a text of whole lines', () => {
    expect(find([...EN, ...rows(' | ', EN, DE), ...DE]).editions).toEqual({
      en: [...EN, ...EN],
      de: [...DE, ...DE],
    });
  });

  it('are found in few words where the languages are given', () => {
    const lines = ['Open\tÖffnen', 'Close\tSchließen', 'Save as\tSpeichern unter', 'Print\tDrucken'];
    expect(find(lines, ['en', 'de']).editions).toEqual({
      en: ['Open', 'Close', 'Save as', 'Print'],
      de: ['Öffnen', 'Schließen', 'Speichern unter', 'Drucken'],
    });
  });

  it.each([
    [['apple   りんご', 'pear   梨', 'fig   いちじく', ...JA, ...JA, ...JA], 'ja'],
    [['Berlin / München', 'Paris / Lyon', 'Roma / Milano', ...EN], 'en'],
    [['Anna Berg | Piano', 'Jean Roux | Flute', 'Aiko Sato | Drums', ...EN], 'en'],
    [['name\tprice', 'a boat\t12', 'a net\t3', 'a rope\t4', ...EN], 'en'],
  ])('are not what lists within one language have: %j', (lines, language) => {
    expect(find(lines)).toEqual({ editions: { [language]: lines }, other: [] });
  });
});

describe('versions by turns', () => {
  const turns = rows('\n', EN, JA).flatMap((pair) => pair.split('\n'));

  it('share a heading in both languages', () => {
    const { editions } = find(['Harbour news / 港のニュース', ...turns, 'The end — 終わりです']);
    expect(editions).toEqual({
      en: ['Harbour news', ...EN, 'The end'],
      ja: ['港のニュース', ...JA, '終わりです'],
    });
  });

  it('each have the numbers that stand there twice', () => {
    const { editions } = find([...turns.slice(0, 4), '2024', '2024', ...turns.slice(4), '7']);
    expect(editions['en']).toEqual([...EN.slice(0, 2), '2024', ...EN.slice(2)]);
    expect(editions['ja']).toEqual([...JA.slice(0, 2), '2024', ...JA.slice(2), '7']);
  });

  it('tell a line of shared characters by the pattern of their changes', () => {
    const hant = [
      '港口明年將有新的碼頭。',
      '現有的建築對旅客來說太小。',
      '工程三月開始，為期一年半。',
      '市府負擔三分之一。',
    ];
    const pairs = JA.flatMap((ja, i) => [ja, hant[i] ?? '']);
    expect(find([...pairs, '東京', '東京', ...pairs]).editions).toEqual({
      ja: [...JA, '東京', ...JA],
      'zh-Hant': [...hant, '東京', ...hant],
    });
  });
});
