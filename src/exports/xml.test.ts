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

  it('leaves every code point as its normal form has it, alone and behind a letter', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const character = String.fromCodePoint(point);
      const isChar = /[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(character);
      if (cleanText(`か${character}`) !== (isChar ? `か${character}`.normalize('NFC') : 'か')) {
        throw new Error(`U+${point.toString(16)}`);
      }
    }
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
