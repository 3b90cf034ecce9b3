import { expect, test } from 'vitest';
import { translateExpression } from './translate.ts';

/** Matches of the whole of a text. */
test.each<[string, string[], string[]]>([
  ['\\d+', ['12', '٣'], ['a']],
  ['\\w+', ['größe', 'мир', '東京'], ['a-b', ' ']],
  ['\\W', ['-'], ['é']],
  ['[\\w-]+', ['a-é'], ['a b']],
  ['[^\\W\\d]+', ['aé'], ['1']],
  ['[[:upper:]&&[^A]]', ['B', 'É'], ['A', 'b']],
  ['[[:^alpha:]]', ['1'], ['a']],
  ['\\p{IsCyrillic}\\P{Han}\\p{Lu}\\pL', ['жaAb'], ['aaAb']],
  ['\\p{^Lu}', ['a'], ['A']],
  ['\\x{1F600}\\u00e9\\x41\\U0001F600', ['😀éA😀'], []],
  ['\\Qa.b\\E+', ['a.bb'], ['axb']],
  ['[().,!/&|{}#-]+', ['(.,!/&|{}#-)'], ['a']],
  ['[a\\-z]', ['-'], ['b']],
  ['a{2,3}?\\.', ['aa.'], ['a.']],
  ['(?#a remark)(a)(?:b)(?=c)c(?<=c)(?!d)', ['abc'], ['abd']],
  ['\\h\\R', [' \r\n', '\u00a0\n'], ['aa']],
  ['\\Aa\\z', ['a'], ['ab']],
  ['é\\b \\bß', ['é ß'], []],
  ['(?i)größe', ['GRÖẞE'.replace('ẞ', 'ß')], ['grose']],
  ['"\'_\\"', ['"\'_"'], []],
])('%s', (icu, yes, no) => {
  const { source, ignoreCase } = translateExpression(icu);
  const expression = new RegExp(`^(?:${source})$`, `v${ignoreCase ? 'i' : ''}`);
  for (const text of yes) expect(text).toMatch(expression);
  for (const text of no) expect(text).not.toMatch(expression);
});
