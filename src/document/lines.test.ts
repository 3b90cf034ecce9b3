import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { linkToItself, temporaryFolder } from '../../test/folder.ts';
import { type LineOptions, readLines } from './lines.ts';

function fileWith(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'a.txt');
  writeFileSync(path, content);
  return path;
}

async function linesOf(path: string, options?: LineOptions): Promise<string[]> {
  const all: string[] = [];
  for await (const lines of readLines(path, options)) all.push(...lines);
  return all;
}

/** The lines of standard input that comes in these pieces. */
function linesOfPieces(pieces: readonly Uint8Array[], options?: LineOptions): Promise<string[]> {
  const stdin = vi.spyOn(process, 'stdin', 'get');
  onTestFinished(() => stdin.mockRestore());
  stdin.mockReturnValue(Readable.from(pieces) as typeof process.stdin);
  return linesOf('-', options);
}

describe('readLines', () => {
  test.each([
    ['one\ntwo\n', ['one', 'two']],
    ['one\r\n\r\ntwo', ['one', '', 'two']],
    ['\n', ['']],
    ['\n\n x\n', ['', '', ' x']],
    ['a\rb\u2028c\u0085d\n', ['a\rb\u2028c\u0085d']],
    ['\ufeffone\n\ufefftwo', ['one', '\ufefftwo']],
  ])('%j', async (text, lines) => {
    expect(await linesOf(fileWith(text))).toEqual(lines);
  });

  it('reads UTF-16 with its mark', async () => {
    const text = 'Zoë\n語😀\r\n';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(await linesOf(fileWith(little))).toEqual(['Zoë', '語😀']);
    expect(await linesOf(fileWith(Buffer.from(little).swap16()))).toEqual(['Zoë', '語😀']);
  });

  it('makes the same of a text however it comes in pieces', async () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab \r', 'ë', '語', '😀', '\ufeff'), maxLength: 40 });
    const encodings = fc.constantFrom<'utf8' | 'utf16le'>('utf8', 'utf16le');
    const property = fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      encodings,
      fc.array(fc.nat({ max: 400 }), { maxLength: 12 }),
      async (lines, encoding, cuts) => {
        const text = `${lines.join('\n')}\nend`;
        const bytes = Buffer.from(encoding === 'utf8' ? text : `\ufeff${text}`, encoding);
        const places = [
          0,
          ...cuts.sort((a, b) => a - b).map((cut) => Math.min(cut, bytes.length)),
          bytes.length,
        ];
        const pieces = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
        const expected = text.replace(encoding === 'utf8' ? /^\ufeff/ : /^$/, '').split('\n');
        expect(await linesOfPieces(pieces)).toEqual(expected.map((one) => one.replace(/\r$/, '')));
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('holds no more than a piece of a large file', async () => {
    const path = fileWith(`${'x'.repeat(99)}\n`.repeat(50_000));
    let count = 0;
    let most = 0;
    for await (const lines of readLines(path)) {
      count += lines.length;
      most = Math.max(most, lines.length);
    }
    expect(count).toBe(50_000);
    expect(most).toBeLessThan(2000);
  });

  it('takes a line of exactly the limit, and not more', async () => {
    const path = fileWith('1\n22\n333\n22');
    expect(await linesOf(path, { maxLine: 3 })).toHaveLength(4);
    await expect(linesOf(path, { maxLine: 2 })).rejects.toMatchObject({
      code: 'INPUT_TOO_LARGE',
      message: `${path}: line 3 has more than 2 characters`,
    });
    const endless = linesOfPieces(new Array(20).fill(Buffer.alloc(2 ** 20, 'x')));
    await expect(endless).rejects.toThrow('standard input: line 1 has more than 16 Mi characters');
  });

  test.each([
    ['', 'INPUT_EMPTY', /the file is empty/],
    ['%PDF-1.7', 'INPUT_BINARY', /a PDF file/],
    ['one\ntwo\0', 'INPUT_BINARY', /a NUL byte at offset 7/],
    ['\ufefftwo\0', 'INPUT_BINARY', /a NUL byte at offset 6/],
    [Uint8Array.of(0xff, 0xfe, 0x61, 0, 0, 0), 'INPUT_BINARY', /a NUL character at offset 1/],
    [Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62), 'INPUT_ENCODING', /not valid UTF-16LE; convert/],
    [Uint8Array.of(0xff, 0xfe, 0x61, 0, 0, 0xd8), 'INPUT_ENCODING', /not valid UTF-16LE; convert/],
    [Buffer.from('one\nz\xebro\n', 'latin1'), 'INPUT_ENCODING', /the byte at offset 5 is no UTF-8/],
    [Buffer.from('one\nzo\xeb', 'latin1'), 'INPUT_ENCODING', /the byte at offset 6 is no UTF-8/],
    [
      Buffer.concat([Buffer.from('語'.repeat(100_000)), Buffer.of(0x61, 0xff)]),
      'INPUT_ENCODING',
      /the byte at offset 300001 is no UTF-8/,
    ],
  ])('refuses text %# as what it is', async (content, code, message) => {
    const path = fileWith(content);
    const refusal = linesOf(path);
    await expect(refusal).rejects.toMatchObject({ code });
    await expect(refusal).rejects.toThrow(message);
    await expect(refusal).rejects.toThrow(`${path}: `);
  });

  it('tells the place of a bad byte in whatever pieces it comes', async () => {
    const bytes = Buffer.concat([Buffer.from('語語語語語語'), Buffer.of(0xe8, 0xaa, 0x41)]);
    const pieces = [...bytes].map((byte) => Buffer.of(byte));
    await expect(linesOfPieces(pieces)).rejects.toThrow('the byte at offset 18 is no UTF-8');
  });

  it.each([
    ['a file that is not there', () => join(temporaryFolder(), 'none'), /there is no such file/],
    [
      'a folder',
      () => {
        const path = join(temporaryFolder(), 'folder');
        mkdirSync(path);
        return path;
      },
      /this is a folder/,
    ],
    ['a link to itself', linkToItself, /too many symbolic links/],
  ])('cannot read %s', async (_, make, message) => {
    const refusal = linesOf(make());
    await expect(refusal).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
    await expect(refusal).rejects.toThrow(message);
  });

  it('stops when it is told to, also while it waits', async () => {
    const abort = new AbortController();
    const stdin = vi.spyOn(process, 'stdin', 'get');
    onTestFinished(() => stdin.mockRestore());
    stdin.mockReturnValue(new Readable({ read() {} }) as typeof process.stdin);
    const reading = linesOf('-', { signal: abort.signal });
    setTimeout(() => abort.abort(), 10);
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
