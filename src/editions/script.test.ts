import { expect, test } from 'vitest';
import { countScripts, SCRIPTS, scriptsOf } from './script.ts';

const counts = (text: string) =>
  Object.fromEntries(
    [...countScripts(text)].map((count, i) => [SCRIPTS[i], count]).filter(([, n]) => n !== 0),
  );

test.each([
  ['the 2 cats', { latin: 7 }],
  ['漢字々', { han: 3 }],
  ['スーパー', { kana: 4 }],
  ['한글 и ελ ไทย', { hangul: 2, cyrillic: 1, greek: 2, thai: 3 }],
  ['עב हिन', { hebrew: 2, devanagari: 3 }],
  ['Հայ', { other: 3 }],
  ['𠀀𝒜😀', { han: 1, other: 1 }],
  ['\ud800a\udc00', { latin: 1 }],
  ['12 — !', {}],
])('counts the scripts of %j', (text, expected) => {
  expect(counts(text)).toEqual(expected);
});

test.each([
  ['en-GB', ['latin']],
  ['zh-Hant', ['han']],
  ['ja', ['kana', 'han']],
  ['sr', ['cyrillic', 'latin']],
  ['hy', ['other']],
])('knows what %s is written in', (language, scripts) => {
  expect(scriptsOf(language)).toEqual(scripts);
});
