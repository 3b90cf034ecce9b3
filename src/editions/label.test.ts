import { describe, expect, it, test } from 'vitest';
import { splitBlocks } from './block.ts';
import { labelBlocks } from './label.ts';

const labels = (lines: readonly string[], expected?: readonly string[]) =>
  labelBlocks(splitBlocks({ name: 'a.txt', text: lines.join('\n') }), expected).map(
    ({ language }) => language,
  );

const EN = 'The city council approved the plan for a new ferry terminal on the north bank.';
const JA = '市のまとめによると、新たに誘致した産業プロジェクトは186件だった。';
const HANT = '數據顯示，2024年第一季肇慶新引進產業項目186個，其中製造業項目134個。';
const HANS = '数据显示，2024年第一季度肇庆新引进产业项目186个，其中制造业项目134个。';

describe('labelBlocks', () => {
  it('gives a heading of shared kanji the language of what surrounds it', () => {
    expect(labels([JA, '大会社', JA])).toEqual(['ja', 'ja', 'ja']);
    expect(labels([HANT, '大會社', HANT])).toEqual(['zh-Hant', 'zh-Hant', 'zh-Hant']);
    expect(labels([HANS, '市中心', HANS])).toEqual(['zh-Hans', 'zh-Hans', 'zh-Hans']);
  });

  it('gives a line without letters no language and no weight', () => {
    const [, numbers] = labelBlocks(splitBlocks({ name: 'a.txt', text: `${EN}\n2024-05-07\n${JA}` }));
    expect(numbers).toMatchObject({ language: undefined, weight: 0 });
  });

  it('keeps lines of changing languages apart', () => {
    expect(labels([EN, JA, EN, HANT, EN])).toEqual(['en', 'ja', 'en', 'zh-Hant', 'en']);
  });

  it('knows a short English caption among kanji where English is clear elsewhere', () => {
    expect(labels([EN, HANT, 'Photo by the news desk', HANT])).toEqual(['en', 'zh-Hant', 'en', 'zh-Hant']);
  });

  test.each(['pt-BR', 'en-GB'])('uses the tag that is expected: %s', (tag) => {
    const text = tag === 'pt-BR' ? 'A câmara municipal não aprovou o plano para um novo cais.' : EN;
    expect(labels([text, HANT], [tag, 'zh-Hant'])).toEqual([tag, 'zh-Hant']);
  });

  test.each([
    ['nb', 'Regjeringen har vedtatt å bygge en ny havn i nord.'],
    ['ms', 'Kementerian itu telah mengumumkan bahawa kerajaan akan membina terminal baharu.'],
    ['fil', 'Ang pamahalaan ay magtatayo ng bagong terminal ng barko.'],
  ])('knows %s by the name that identification has for it', (tag, text) => {
    expect(labels([text, HANT], [tag, 'zh-Hant'])).toEqual([tag, 'zh-Hant']);
  });

  it('has no language for a text without letters', () => {
    expect(labels(['12', '====='])).toEqual([undefined, undefined]);
    expect(labels([])).toEqual([]);
  });
});
