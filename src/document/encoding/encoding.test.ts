import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { encode } from '../../../test/charsets.ts';
import { decodeText } from './encoding.ts';

interface Sample {
  readonly encodings: readonly string[];
  readonly sentences: readonly string[];
}

const SAMPLES: Readonly<Record<string, Sample>> = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/documents/charsets.json', import.meta.url), 'utf8'),
);

/** windows-1258 writes the tones of Vietnamese as marks of their own. */
function asWritten(text: string, encoding: string): string {
  if (encoding !== 'windows-1258') return text;
  return [...text]
    .map((one) => {
      const parts = one.normalize('NFD');
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)?.[0] ?? '';
      return parts.replace(tone, '').normalize('NFC') + tone;
    })
    .join('');
}

const bytesOf = (text: string, encoding: string): Buffer => {
  const bytes = encode(text, encoding);
  if (bytes === undefined) throw new Error(`not in ${encoding}: ${text}`);
  return bytes;
};

const cases = Object.entries(SAMPLES).flatMap(([language, { encodings, sentences }]) =>
  [...encodings, 'utf-16le', 'utf-16be'].map((encoding) => ({
    language,
    encoding,
    lines: sentences.map((line) => asWritten(line, encoding)),
  })),
);

describe('a text that does not say its character set', () => {
  test.each(cases)('$language in $encoding: five sentences', ({ encoding, lines }) => {
    const text = lines.join('\r\n');
    const decoded = decodeText('a.txt', bytesOf(text, encoding));
    expect(decoded.text).toBe(text);
    expect(decoded.encoding.by).toBe('detected');
    expect(decoded.notes.map(({ code }) => code)).toEqual(['encoding-detected']);
  });

  // Sentences of 30 to 170 bytes; bench/encodings.mjs has the figures for cuts at any place.
  test.each(cases)('$language in $encoding: single sentences', ({ encoding, lines }) => {
    for (const text of lines.slice(0, 4)) {
      const bytes = bytesOf(text, encoding);
      const isAscii = !encoding.startsWith('utf-16') && bytes.every((byte) => byte < 0x80);
      expect(decodeText('a.txt', bytes)).toMatchObject({
        text,
        encoding: { by: isAscii ? 'utf-8' : 'detected' },
      });
    }
  });

  it('looks where the letters beyond ASCII begin', () => {
    const text = `${'All of this is ASCII.\n'.repeat(5000)}${SAMPLES['ko']?.sentences.join('\n')}`;
    expect(decodeText('a.txt', bytesOf(text, 'euc-kr'))).toMatchObject({
      text,
      encoding: { name: 'euc-kr' },
    });
  });

  it('reads the quotation marks of windows-1252', () => {
    const text = 'She said “it’s ready” – and left for the café…';
    expect(decodeText('a.txt', bytesOf(text, 'windows-1252'))).toMatchObject({
      text,
      encoding: { name: 'windows-1252' },
    });
  });

  it('reads ISO-2022-JP by its escapes', () => {
    const bytes = Buffer.from('\x1b$B$3$s$K$A$O\x1b(B', 'latin1');
    expect(decodeText('a.txt', bytes)).toMatchObject({
      text: 'こんにちは',
      encoding: { name: 'iso-2022-jp' },
    });
  });

  it('says when it is not sure', () => {
    const { notes } = decodeText('a.txt', Buffer.from('sta\xe8 da', 'latin1'));
    expect(notes[0]?.message).toContain('uncertain');
  });
});

describe('decodeText', () => {
  const utf8 = Buffer.from('Zoë 日本語');

  test.each([
    ['UTF-8', utf8, { name: 'utf-8', by: 'utf-8' }],
    ['UTF-8 with a mark', Buffer.from('\ufeffZoë 日本語'), { name: 'utf-8', by: 'bom' }],
    ['UTF-16LE with a mark', Buffer.from('\ufeffZoë 日本語', 'utf16le'), { name: 'utf-16le', by: 'bom' }],
    [
      'UTF-16BE with a mark',
      Buffer.from('\ufeffZoë 日本語', 'utf16le').swap16(),
      { name: 'utf-16be', by: 'bom' },
    ],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeText('a.txt', bytes)).toEqual({ text: 'Zoë 日本語', encoding, notes: [] });
  });

  it('believes a statement that its bytes bear out, after UTF-8', () => {
    const bytes = bytesOf('Прошлой зимой', 'iso-8859-5');
    expect(decodeText('a', bytes, { declared: 'ISO-8859-5' })).toEqual({
      text: 'Прошлой зимой',
      encoding: { name: 'iso-8859-5', by: 'declared' },
      notes: [],
    });
    expect(decodeText('a', utf8, { declared: 'big5' }).encoding).toEqual({ name: 'utf-8', by: 'utf-8' });
    const text = SAMPLES['zh-Hans']?.sentences.join('') ?? '';
    const wrong = decodeText('a', bytesOf(text, 'gb18030'), { declared: 'euc-jp' });
    expect(wrong.text).toBe(text);
    expect(wrong.notes.map(({ code }) => code)).toEqual(['encoding-differs', 'encoding-detected']);
  });

  it('does what the caller says, and only that', () => {
    const bytes = bytesOf('日本', 'shift_jis');
    expect(decodeText('a', bytes, { encoding: 'SJIS' })).toEqual({
      text: '日本',
      encoding: { name: 'shift_jis', by: 'given' },
      notes: [],
    });
    expect(() => decodeText('a', utf8, { encoding: 'utf-99' })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', message: expect.stringContaining("'utf-99'") }),
    );
    expect(() => decodeText('a.txt', bytes, { encoding: 'utf-8' })).toThrow(
      expect.objectContaining({
        code: 'INPUT_ENCODING',
        message: expect.stringContaining('at offset 0 is wrong'),
      }),
    );
  });

  test.each([
    [
      'damaged UTF-8',
      Buffer.concat([Buffer.from('毎朝六時、ミナは'), Buffer.of(0xe3, 0x81), Buffer.from('舟をこいだ。')]),
      24,
    ],
    ['UTF-16 cut inside a character', Buffer.from('\ufeffab', 'utf16le').subarray(0, 5), 4],
    ['UTF-16 with half a pair', Buffer.of(0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x41, 0), 4],
    [
      'Big5 with a wrong byte',
      Buffer.concat([bytesOf(SAMPLES['zh-Hant']?.sentences.join('') ?? '', 'big5'), Buffer.of(0xa4, 0x20)]),
      200,
    ],
  ])('refuses %s with the place', (_, bytes, offset) => {
    expect(() => decodeText('a.txt', bytes)).toThrow(
      expect.objectContaining({
        code: 'INPUT_ENCODING',
        message: expect.stringContaining(`offset ${offset} `),
      }),
    );
  });

  it('refuses UTF-32', () => {
    expect(() => decodeText('a', Buffer.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0))).toThrow(/UTF-32/);
  });

  it('gives every text back that is UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/\p{Cc}|\ufeff/u.test(text));
        expect(decodeText('a', Buffer.from(text)).text).toBe(text);
      }),
    );
  });

  it('ends in a text or in an error of its own, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          expect(decodeText('a', bytes).text).not.toContain('\ufffd\ufffd\ufffd\ufffd');
        } catch (cause) {
          expect(cause).toMatchObject({ code: expect.stringMatching(/^INPUT_(?:ENCODING|BINARY)$/) });
        }
      }),
    );
  });
});
