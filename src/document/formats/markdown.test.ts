import { expect, it, test } from 'vitest';
import { parseMarkdown } from './markdown.ts';

test.each([
  ['# One #', 'One'],
  ['#hash tag', '#hash tag'],
  ['One\n===\nTwo\n---', 'One\nTwo'],
  ['- one\n* two\n  + three\n1. four\n23) five', 'one\ntwo\nthree\nfour\nfive'],
  ['1987. A good year', '1987. A good year'],
  ['- [ ] open\n- [x] done', 'open\ndone'],
  ['> > quoted', 'quoted'],
  ['**bold** *it* __b__ _i_ ***both*** ~~gone~~ `code`', 'bold it b i both gone code'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['**粗體**字', '粗體字'],
  ['see [the map](https://example.org/a_b "title"), ![a boat](b.png), [x][1]', 'see the map, a boat, x'],
  ['[1]: https://example.org', ''],
  ['[note] stays', '[note] stays'],
  ['<https://example.org>', 'https://example.org'],
  ['| a | b |\n|:--|--:|\n| c \\| d | e |', 'a\nb\nc | d\ne'],
  ['```js\n# not a heading\n```\n# heading', '# not a heading\nheading'],
  ['````\n```\n````', '```'],
  ['---\ntitle: x\n---\nText', 'Text'],
  ['---\nText\n\nMore', 'Text\n\nMore'],
  ['a \\* b<br>c<!-- no -->', 'a * bc'],
])('%j', (source, text) => {
  expect(parseMarkdown(source).text).toBe(text);
});

it.each(['*', '_', '[', '`', '~~', '<!--', '![](', '> ', '| ', '\\'])(
  'takes no long time with many of %j',
  (piece) => {
    // The square of 200,000 steps is longer than a test may take.
    expect(parseMarkdown(piece.repeat(200_000)).text).toBeTypeOf('string');
  },
);
