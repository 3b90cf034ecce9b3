import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inspect } from './inspect.ts';

const ZH = readFileSync(new URL('../test/fixtures/cleaning/ornament.zh.given.txt', import.meta.url), 'utf8');

it('tells editions, sentences, repairs and what was set aside', () => {
  const text = `${'The ferry leaves at eight. Please be on time, since it does not wait for anybody.\n'.repeat(6)}=====\n${ZH}`;
  const { documents, editions, other } = inspect({ text, name: 'a.txt' });
  expect(editions.map(({ language }) => language)).toEqual(['en', 'zh-Hans']);
  expect(documents[0]?.repairs).toMatchObject([{ name: 'ornament' }]);
  const repaired = editions[1]?.sentences.find((sentence) => sentence.text.includes('12.85'));
  expect(repaired?.original).toContain('12◆■.85亿元');
  expect(text.slice(repaired?.start, repaired?.end)).toBe(repaired?.original);
  expect(other[0]).toMatchObject({ reason: 'separator', text: '=====' });
  expect(other.map(({ reason }) => reason)).toContain('footer');
});

it('leaves the text as it is where it is told to', () => {
  const { documents, editions } = inspect(ZH, { repairs: 'none' });
  expect(documents[0]?.repairs).toEqual([]);
  expect(editions[0]?.sentences.map(({ text }) => text).join('')).toContain('12◆■.85亿元');
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
