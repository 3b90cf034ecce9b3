import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { parseIsolated } from '../src/document/formats/isolated.ts';
import { type Document, type ReadOptions, readDocument } from '../src/document/index.ts';
import { buildProgram } from './build.ts';
import { temporaryFolder } from './folder.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/documents/${name}`, import.meta.url));
const story: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(fixture('story.json'), 'utf8'),
);
const all = Object.values(story).flat();

async function textOf(name: string, options?: ReadOptions): Promise<Document & { kind: 'text' }> {
  const document = await readDocument(fixture(name), options);
  if (document.kind !== 'text') throw new Error('a bitext');
  return document;
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
const codes = ({ notes }: Document) => notes.map(({ code }) => code);

describe('the same text in every format', () => {
  test.each([
    ['story.txt', 'text', []],
    ['story.html', 'html', []],
    ['story.epub', 'epub', []],
  ] as const)('%s', async (name, format, notes) => {
    const document = await textOf(name);
    expect(document.format).toBe(format);
    expect(linesOf(document.text)).toEqual(all);
    expect(codes(document)).toEqual(notes);
  });

  it('story.md', async () => {
    const { text, format } = await textOf('story.md');
    expect(format).toBe('markdown');
    expect(linesOf(text)).toEqual([...all, 'one link', 'a', 'b', 'c', 'd', 'const x = 1;']);
  });

  it('story.docx, with cells, a footnote and tracked changes', async () => {
    const document = await textOf('story.docx');
    expect(linesOf(document.text)).toEqual([
      ...all,
      'left',
      'right',
      'With a note',
      'kept',
      'The note itself',
    ]);
    expect(codes(document)).toEqual(['tracked-changes']);
  });

  test.each(['srt', 'vtt'])('story.en.%s', async (format) => {
    const { text, marks } = await textOf(`story.en.${format}`);
    expect(text.replaceAll('\n', ' ')).toBe(story['en']?.slice(1).join(' '));
    expect(text.split('\n').length).toBeLessThan(marks.length);
    for (const { start, end, from = 0, to = 0 } of marks) {
      expect(text.slice(start, end).length).toBeLessThanOrEqual(42);
      expect(to - from).toBe(2200);
    }
  });

  test.each(['en', 'ja'])('story.%s.pdf, lossy, with its pages', async (language) => {
    const document = await textOf(`story.${language}.pdf`);
    expect(linesOf(document.text)).toEqual(story[language]);
    expect(codes(document)).toEqual(['lossy']);
    expect(
      document.marks.map(({ kind, label, start, end }) => [
        kind,
        label,
        linesOf(document.text.slice(start, end)).length,
      ]),
    ).toEqual([
      ['page', '1', 3],
      ['page', '2', 1],
    ]);
  });

  it('marks the chapters of a book', async () => {
    const { text, marks } = await textOf('story.epub');
    expect(marks.map(({ label, start }) => [label, text.startsWith(label, start)])).toEqual(
      Object.values(story).map(([title]) => [title, true]),
    );
  });
});

describe('readDocument', () => {
  const read = (name: string, content: string | Uint8Array, options?: ReadOptions) =>
    readDocument({ name, bytes: Buffer.from(content) }, options);

  it('follows the content where the name says something else, and says so', async () => {
    const document = await readDocument({ name: 'story.docx', bytes: readFileSync(fixture('story.epub')) });
    expect(document.format).toBe('epub');
    expect(codes(document)).toEqual(['format-by-content']);
  });

  it('does what the caller says', async () => {
    const document = await read('a.html', '<p>One</p>', { format: 'text' });
    expect(document).toMatchObject({ kind: 'text', format: 'text', text: '<p>One</p>', notes: [] });
    const japanese = await read('a.txt', Buffer.of(0x93, 0xfa), { encoding: 'shift_jis' });
    expect(japanese).toMatchObject({ text: '日', encoding: { name: 'shift_jis', by: 'given' } });
  });

  it('keeps a text as it is', async () => {
    const text = '  One.\r\n\r\nTwo.\t\n';
    expect(await read('a.txt', `\ufeff${text}`)).toMatchObject({ text, encoding: { by: 'bom' } });
  });

  it('believes what a page says of its encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<html><head><meta charset="Shift_JIS"></head><body>'),
      Buffer.of(0x93, 0xfa, 0x96, 0x7b),
    ]);
    expect(await read('a.html', bytes, { html: 'all' })).toMatchObject({
      text: '日本',
      encoding: { name: 'shift_jis', by: 'declared' },
    });
  });

  test.each<[string, string | Uint8Array, string, RegExp]>([
    ['nothing', '', 'INPUT_EMPTY', /the file is empty/],
    ['white space', ' \n', 'INPUT_EMPTY', /the text is empty/],
    [
      'a binary file',
      Buffer.from(Array.from({ length: 999 }, (_, k) => (k * k * 31) % 251)),
      'INPUT_BINARY',
      /NUL/,
    ],
    ['a text with NUL', 'ab\0cd', 'INPUT_BINARY', /NUL/],
    ['gzip of a text', gzipSync('One.'), 'INPUT_UNSUPPORTED', /unpack it/],
    ['half a gzip', gzipSync('<tmx version="1.4">').subarray(0, 20), 'INPUT_FORMAT', /damaged gzip/],
    ['invalid UTF-16', Buffer.of(0xff, 0xfe, 0x41, 0, 0x42), 'INPUT_ENCODING', /UTF-16LE.*offset 4/],
  ])('refuses %s', async (_, content, code, message) => {
    const refusal = read('a.txt', content);
    await expect(refusal).rejects.toMatchObject({ code });
    await expect(refusal).rejects.toThrow(message);
    await expect(refusal).rejects.toThrow('a.txt: ');
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(readDocument(fixture('story.txt'), { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

/** Through the built program, where a thread with limits reads them. */
describe('files that are parsed in a thread', () => {
  let readBuilt: typeof readDocument;
  let parseBuilt: typeof parseIsolated;

  beforeAll(async () => {
    const cli = buildProgram();
    ({ parseIsolated: parseBuilt } = await import(
      pathToFileURL(join(cli, '../document/formats/isolated.js')).href
    ));
    ({ readDocument: readBuilt } = await import(pathToFileURL(join(cli, '../document/index.js')).href));
  }, 120_000);

  it('reads what is well, in the same thread with limits', async () => {
    const path = join(temporaryFolder(), 'a.docx');
    writeFileSync(path, readFileSync(fixture('story.docx')));
    expect(await readBuilt(path)).toEqual({ ...(await readDocument(fixture('story.docx'))), name: path });
  });

  test.each([
    ['time', { time: 1, memory: 1000 }, /more than 0.001 seconds/],
    ['memory', { time: 60_000, memory: 8 }, /too much memory/],
  ])('stops a reader at the limit of %s', async (_, limits, message) => {
    const text = `<body>${'<p>A line of text, and another.</p>'.repeat(100_000)}`;
    const reading = parseBuilt({ format: 'html', name: 'a.html', text, scope: 'all' }, undefined, limits);
    await expect(reading).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    await expect(reading).rejects.toThrow(message);
  });

  it('stops a reader that is no longer wanted', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const bytes = Buffer.from(`<body>${'<p>A line of text, and another.</p>'.repeat(40_000)}`);
    const reading = readBuilt({ name: 'a.html', bytes }, { signal: controller.signal });
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
