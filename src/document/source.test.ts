import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkSource, decodeSource, MAX_BYTES } from './source.ts';

const bytes = (...parts: (string | number[] | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))));

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('decodeSource', () => {
  test.each([
    ['UTF-8', bytes('Zoë 😀\n')],
    ['UTF-8 with BOM', bytes([0xef, 0xbb, 0xbf], 'Zoë 😀\n')],
    ['UTF-16LE with BOM', bytes([0xff, 0xfe], [...Buffer.from('Zoë 😀\n', 'utf16le')])],
    ['UTF-16BE with BOM', bytes([0xfe, 0xff], [...utf16be('Zoë 😀\n')])],
  ])('reads %s, the byte order mark not counted', (_, input) => {
    expect(decodeSource('a.txt', input)).toEqual({ name: 'a.txt', text: 'Zoë 😀\n' });
  });

  test.each([
    ['a byte that begins nothing', bytes('ab', [0xff], 'cd'), 2],
    ['a stray continuation byte', bytes('é', [0xbf]), 2],
    ['a character cut short by another', bytes('ab', [0xc3], '(cd'), 2],
    ['a character cut short by the end', bytes('ab', [0xe3, 0x81]), 2],
    ['an overlong form', bytes('a', [0xc0, 0xaf]), 1],
    ['a surrogate', bytes('abc', [0xed, 0xa0, 0x80]), 3],
    ['behind a BOM', bytes([0xef, 0xbb, 0xbf], 'a', [0xff]), 4],
    ['Latin-1', Buffer.from('caf\u00e9 au lait', 'latin1'), 3],
  ])('names the first bad byte: %s', (_, input, offset) => {
    expect(() => decodeSource('a.txt', input)).toThrow(
      expect.objectContaining({
        code: 'INPUT_ENCODING',
        message: expect.stringContaining(`a.txt: not valid UTF-8 (the byte at offset ${offset} is no UTF-8)`),
      }),
    );
  });

  it('finds the first bad byte of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const good = Buffer.from(`x${before.replaceAll('\0', '')}`);
        const input = Buffer.concat([good, Uint8Array.of(0xff), Buffer.from(after.replaceAll('\0', ''))]);
        expect(() => decodeSource('a', input)).toThrow(`at offset ${good.length} `);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['half a unit', bytes([0xff, 0xfe, 0x41, 0x00, 0x42])],
    ['half a surrogate pair', bytes([0xff, 0xfe, 0x3d, 0xd8, 0x41, 0x00])],
  ])('refuses UTF-16 with %s', (_, input) => {
    expect(() => decodeSource('a.txt', input)).toThrow(
      expect.objectContaining({ code: 'INPUT_ENCODING', message: expect.stringContaining('UTF-16LE') }),
    );
  });

  test.each([
    ['a PDF file', bytes('%PDF-1.7\n')],
    ['a ZIP archive', bytes('PK', [3, 4])],
    ['an old Microsoft Office file', bytes([0xd0, 0xcf, 0x11, 0xe0])],
    ['a gzip archive', bytes([0x1f, 0x8b, 8])],
    ['a PNG picture', bytes([0x89], 'PNG')],
    ['a JPEG picture', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['a NUL byte at offset 3', bytes('abc\0def')],
    ['a NUL byte at offset 1', Buffer.from('UTF-16 without a mark', 'utf16le')],
    ['a NUL character at offset 1', bytes([0xff, 0xfe], [0x41, 0, 0, 0])],
  ])('calls it binary: %s', (what, input) => {
    expect(() => decodeSource('a.txt', input)).toThrow(
      expect.objectContaining({ code: 'INPUT_BINARY', message: expect.stringContaining(what) }),
    );
  });

  test.each([
    ['no byte', bytes()],
    ['a BOM only', bytes([0xef, 0xbb, 0xbf])],
    ['a BOM of UTF-16 only', bytes([0xff, 0xfe])],
    ['white space', bytes(' \r\n\t\u3000\u2028')],
  ])('calls it empty: %s', (_, input) => {
    expect(() => decodeSource('a.txt', input)).toThrow(
      expect.objectContaining({ code: 'INPUT_EMPTY', message: expect.stringMatching(/^a\.txt: .*empty$/) }),
    );
  });

  it('takes exactly the limit and not a byte more', () => {
    expect(decodeSource('a', bytes('abcdé'), 6).text).toBe('abcdé');
    expect(() => decodeSource('a', bytes('abcdéf'), 6)).toThrow('a: larger than the limit of 6 bytes');
    const full = Buffer.alloc(MAX_BYTES, 'a');
    expect(decodeSource('a', full).text).toHaveLength(MAX_BYTES);
    expect(() => decodeSource('a', bytes('a', full))).toThrow(/limit of 128 MiB/);
  });

  it('holds the UTF-8 of a UTF-16 file to the limit too', () => {
    const input = bytes([0xff, 0xfe], [...Buffer.from('日本語', 'utf16le')]);
    expect(decodeSource('a', input, 9).text).toBe('日本語');
    expect(() => decodeSource('a', input, 8)).toThrow(expect.objectContaining({ code: 'INPUT_TOO_LARGE' }));
  });
});

describe('checkSource', () => {
  it('gives the source back', () => {
    const source = { name: 'a', text: 'One.' };
    expect(checkSource(source)).toBe(source);
  });

  test.each([
    ['', 'INPUT_EMPTY'],
    [' \n\ufeff', 'INPUT_EMPTY'],
    ['a\0', 'INPUT_BINARY'],
    ['abcdefg', 'INPUT_TOO_LARGE'],
    ['日本', 'INPUT_TOO_LARGE'],
  ])('%j: %s', (text, code) => {
    expect(() => checkSource({ name: 'a', text }, 5)).toThrow(expect.objectContaining({ code }));
  });
});
