import { describe, expect, test } from 'vitest';
import { postings, type Wording, wordings } from './wording.ts';

const termsOf = ({ terms, start }: Wording, sentence: number) =>
  new Set(terms.subarray(start[sentence], start[sentence + 1]));

/** Terms that both sentences have and that mean the same in both languages. */
function shared(source: string, target: string, languages: readonly [string?, string?] = []): number {
  const both = wordings([source], [target], ...languages);
  const other = termsOf(both.target, 0);
  return [...termsOf(both.source, 0)].filter((term) => other.has(term) && both.isComparable[term] === 1)
    .length;
}

describe('what two sentences share', () => {
  test.each<[string, string, string, number, string?]>([
    ['a number', '海拔8481米', 'It is 8481 m high.', 1],
    ['a number in another notation', '12.500 Besucher', '12,500 visitors', 1, 'de'],
    ['a number in Chinese units', '人口達五百萬', 'a population of 5,000,000', 1, 'zh-Hant'],
    ['a Latin name', '瑞士登山者Ernst Schmid', 'the climber Ernst Schmid', 2],
    ['a kindred word in another form', 'Expédition géologique', 'expedition geologi', 1],
    ['Han characters', '電話番号', '電話號碼', 1],
    ['nothing', '海を見た。', 'We saw the sea.', 0],
    ['words too short to tell', 'el a la', 'a la el', 0],
  ])('%s', (_, source, target, least, language = 'und') => {
    const count = shared(source, target, [language, 'en']);
    if (least === 0) expect(count).toBe(0);
    else expect(count).toBeGreaterThanOrEqual(least);
  });
});

test('a term has one id however often it stands', () => {
  const { source } = wordings(['salt and salt', 'SALT', 'sált'], []);
  expect([...termsOf(source, 1)]).toEqual([...termsOf(source, 2)]);
  expect(termsOf(source, 0).size).toBe(2);
});

test('knows sentences without letters and how sentences end', () => {
  const { source } = wordings(['- 17 -', 'a', 'Why?', '「なぜ？」', 'Stop !', 'Thus:', 'Done.'], []);
  expect([...source.isTextless]).toEqual([1, 1, 0, 0, 0, 0, 0]);
  expect([...source.ending]).toEqual([0, 0, 1, 1, 2, 3, 0]);
});

test('a sentence of a million characters has a bounded number of terms', () => {
  const many = Array.from(
    { length: 150_000 },
    (_, k) => `w${String.fromCodePoint(97 + (k % 26), 98 + (k % 23))}`,
  ).join(' ');
  const { source } = wordings([many, '漢字'.repeat(500_000), '1 '.repeat(500_000)], []);
  for (let sentence = 0; sentence < 3; sentence++)
    expect(termsOf(source, sentence).size).toBeLessThanOrEqual(1300);
});

test('postings list the sentences of each term', () => {
  const both = wordings(['red blue', 'blue', 'green'], []);
  const { sentences, start } = postings(both.source, both.isComparable.length);
  const lists = Array.from({ length: both.isComparable.length }, (_, term) => [
    ...sentences.subarray(start[term], start[term + 1]),
  ]);
  expect(lists).toEqual([[0], [0, 1], [2]]);
});
