import { describe, expect, it, test } from 'vitest';
import { DROPPED, MARK, NUMBER, normalise, ORDINARY, SPACE, SURROGATE, unitKinds } from './normal-form.ts';

test.each([
  ['Be on TIME! 12', 'be on time! 12'],
  ['ＡＢＣ１２ ｶﾞ ﬁ ½', 'abc12 ガ fi 1⁄2'],
  ['e\u0301 A\u030a', 'é å'],
  ['ΟΔΟΣ Σ', 'οδοσ σ'],
  ['οδός', 'οδός'],
  ['İI', 'i\u0307i'],
  ['', ''],
  ['\ud800', '\ud800'],
])('normalise makes %j %j', (text, normal) => {
  expect(normalise(text)).toBe(normal);
});

test('normalise takes marks without end in little time', () => {
  const marks = 'a\u0301\u0323'.padEnd(200_001, '\u0301\u0323');
  const began = performance.now();
  const normal = normalise(marks);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(normal.replaceAll('\u200b', '')).toHaveLength(200_000);
  expect(normalise('a\u0301\u0323')).toBe('\u1ea1\u0301');
});

describe('unitKinds', () => {
  const kinds = unitKinds();
  const kindsOf = (text: string) => [...new Set(Array.from(text, (unit) => kinds[unit.charCodeAt(0)]))];

  it.each([
    ['letters and signs', 'aß語한ก!。\u0301\u0080\u180e\uffff', ORDINARY],
    ['white space', ' \t\n\u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000', SPACE],
    ['what is not seen', '\0\b\u000b\r\u001f\u007f\u00ad\u200b\u200f\u2060\ufeff', DROPPED],
    ['numeric characters', '09²½٣४〇Ⅷ', NUMBER],
    ['the mark', '\u2581', MARK],
    ['halves of characters', '\ud800\udbff\udc00\udfff', SURROGATE],
  ])('tells %s', (_, text, kind) => {
    expect(kindsOf(text)).toEqual([kind]);
  });
});
