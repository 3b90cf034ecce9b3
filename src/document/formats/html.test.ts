import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parseHtml } from './html.ts';
import { htmlLines } from './html-lines.ts';

const story: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/documents/story.json', import.meta.url), 'utf8'),
);
const paragraphs = (language: string) => (story[language] ?? []).map((line) => `<p>${line}</p>`).join('');
const linesOf = (html: string) => htmlLines('a.html', html).map(({ text }) => text);

describe('htmlLines', () => {
  test.each([
    ['<p>One\n two</p><p>three', ['One two', 'three']],
    ['a<br>b<br/>c', ['a', 'b', 'c']],
    ['<ul><li>a<li>b</ul>', ['a', 'b']],
    ['<table><tr><td>a<td>b</tr></table>', ['a', 'b']],
    ['<p>a<b>b</b> <i>c</i></p>', ['ab c']],
    ['<pre>a\n  b</pre>c', ['a', 'b', 'c']],
    ['<div>a<div>b</div>c</div>', ['a', 'b', 'c']],
    ['a&amp;b &#x65e5; &nbsp;', ['a&b 日 \u00a0'.trim()]],
    ['<p hidden>a</p><p style="color:red; display: none">b</p><p aria-hidden="true">c</p>d', ['d']],
    ['<head><title>t</title></head><script>s</script><style>s</style><template>t</template>x', ['x']],
    ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字', ['漢字']],
    ['<select><option>a</select><textarea>b</textarea>c', ['c']],
  ])('%j', (html, lines) => {
    expect(linesOf(html)).toEqual(lines);
  });

  it('expands no entity of its own making', () => {
    expect(
      linesOf('<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>').join(),
    ).not.toContain('aa');
  });

  it('refuses what is nested deeper than any page', () => {
    expect(linesOf(`${'<div>'.repeat(1900)}x`)).toEqual(['x']);
    expect(() => linesOf('<div>'.repeat(1_000_000))).toThrow(
      expect.objectContaining({ code: 'INPUT_FORMAT', message: expect.stringContaining('a.html') }),
    );
  });
});

describe('parseHtml', () => {
  const furniture = '<nav><a href="/">Home</a></nav>';
  const footer = '<footer>All rights kept</footer>';

  it('takes the main text, its heading with it', () => {
    const html = `<html><head><title>${story['en']?.[0]} - Site</title></head><body>${furniture}<h1>${story['en']?.[0]}</h1><div>${paragraphs('en')}</div>${footer}</body></html>`;
    const { text, notes } = parseHtml('a', html, 'main');
    expect(text.split('\n')[0]).toBe('The boat that waited');
    expect(text).not.toContain('Home');
    expect(text).not.toContain('rights');
    expect(notes).toEqual([]);
  });

  it('takes all text when asked', () => {
    const { text } = parseHtml('a', `${furniture}${paragraphs('en')}${footer}`, 'all');
    expect(text).toContain('Home\nThe boat');
    expect(text).toContain('All rights kept');
  });

  it('takes all text where the main text would lose a language, and says so', () => {
    // A column of another language that looks like a sidebar.
    const html = `<body>${furniture}<div class="article content">${paragraphs('en')}${paragraphs('en')}</div><div class="sidebar comment">${paragraphs('ja')}</div>${footer}</body>`;
    const { text, notes } = parseHtml('a', html, 'main');
    for (const line of [...(story['en'] ?? []), ...(story['ja'] ?? [])]) expect(text).toContain(line);
    expect(text).not.toContain('Home');
    expect(notes).toMatchObject([
      { code: 'main-text-incomplete', message: expect.stringContaining('Japanese') },
    ]);
  });

  it('takes what there is where there is no main text', () => {
    const { text, notes } = parseHtml('a', `${furniture}<ul><li>One</li><li>Two</li></ul>`, 'main');
    expect(text).toContain('One\nTwo');
    expect(notes.length).toBeLessThanOrEqual(1);
  });

  it('says when there is no text', () => {
    expect(() => parseHtml('a', '<p> <script>x</script>', 'main')).toThrow(
      expect.objectContaining({ code: 'INPUT_EMPTY' }),
    );
  });
});
