import { describe, expect, it } from 'vitest';
import { cleanText, escapeAttribute, escapeText } from './xml.ts';

describe('cleanText', () => {
  it('drops what XML cannot hold, by code points', () => {
    expect(cleanText('a\u0000b\u000bc\ufffed\uffffe\ud83df\ude00g')).toBe('abcdefg');
    expect(cleanText('\t\n\r\u0085\u{1f600}\u{1fffe}\u200f')).toBe('\t\n\r\u0085\u{1f600}\u{1fffe}\u200f');
  });

  it('composes', () => {
    expect(cleanText('e\u0301')).toBe('\u00e9');
  });

  it('takes time with the length of a run of marks, not with its square', () => {
    const marks = '\u0301\u0316'.repeat(250_000);
    expect(cleanText(`e${marks}`)).toHaveLength(500_000);
  });
});

describe('escapes', () => {
  it('of text', () => {
    expect(escapeText(`<a> & "b" ]]>\r\n`)).toBe('&lt;a&gt; &amp; "b" ]]&gt;&#13;\n');
  });

  it('of attributes', () => {
    expect(escapeAttribute(`<"&'>\t\n\r`)).toBe('&lt;&quot;&amp;&apos;&gt;&#9;&#10;&#13;');
  });
});
