import { expect, test } from 'vitest';
import { comparedTokens, searchTokens } from './tokens.ts';

test.each([
  ['The ferry’s 3.14 m!', ['the', 'ferry', 's', '3', '14', 'm']],
  ['氢能 ABC', ['氢', '能', 'abc']],
  ['エネルギーを', ['エ', 'ネ', 'ル', 'ギ', 'ー', 'を']],
  ['수소 에너지', ['수', '소', '에', '너', '지']],
  ['พลังงาน', ['พ', 'ลั', 'ง', 'ง', 'า', 'น']],
  ['Năng lượng', ['nang', 'luong']],
  ['—“”…', []],
])('%s', (text, tokens) => {
  expect(searchTokens(text)).toEqual(tokens);
  expect(comparedTokens(text)).toHaveLength(tokens.length);
});
