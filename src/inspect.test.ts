import { expect, it } from 'vitest';
import { inspect } from './inspect.ts';

const ZH =
  '据市里公布的数字,港口今年第一季度吞吐量比去年同期增长■◆★两成,其中集装箱47◆★.96万个★◆■。新码头预计明年秋天建成★■◆★,届时■★★两岸之间每小时有八班渡轮。';

it('tells editions, sentences, repairs and what was set aside', () => {
  const text = `The ferry leaves at eight. Please be on time.\n=====\n${ZH}\n`;
  const { documents, editions, other } = inspect({ text, name: 'a.txt' });
  expect(editions.map(({ language, sentences }) => [language, sentences.length])).toEqual([
    ['en', 2],
    ['zh-Hans', 2],
  ]);
  expect(documents[0]?.repairs).toMatchObject([{ name: 'ornament', count: 6 }]);
  const [first] = editions[1]?.sentences ?? [];
  expect(first?.text).toContain('集装箱47.96万个。');
  expect(text.slice(first?.start, first?.end)).toBe(first?.original);
  expect(other).toMatchObject([{ reason: 'separator', text: '=====' }]);
});

it('leaves the text as it is where it is told to', () => {
  const { documents, editions } = inspect(ZH, { repairs: 'none' });
  expect(documents[0]?.repairs).toEqual([]);
  expect(editions[0]?.sentences.map(({ text }) => text).join('')).toBe(ZH);
});

it('marks what was broken before, and repairs nothing of it', () => {
  const { editions } = inspect('The cafÃ© opens at nine. Everybody is welcome.');
  const [first, second] = editions[0]?.sentences ?? [];
  expect(first).toMatchObject({ text: 'The cafÃ© opens at nine.', broken: [{ start: 7, end: 9 }] });
  expect(second?.broken).toEqual([]);
});

it('takes one edition, and an edition a text', () => {
  expect(inspect('One sentence in English stands here.').editions).toHaveLength(1);
  const { editions } = inspect({ editions: [{ text: 'Eins und zwei.', language: 'de' }] });
  expect(editions.map(({ language }) => language)).toEqual(['de']);
});
