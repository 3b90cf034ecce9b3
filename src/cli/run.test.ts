import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { linkToItself, temporaryFolder } from '../../test/folder.ts';
import { said, stderr, stdout } from '../../test/streams.ts';
import type { ErrorCode } from '../errors.ts';
import { EXIT, EXIT_CODE } from './exit-codes.ts';
import { HELP } from './help.ts';
import { run } from './run.ts';

const EN = 'The ferry leaves at eight. Please be on time, since it does not wait for anybody.\n';
const DE = 'Die Fähre fährt um acht Uhr ab. Bitte seien Sie pünktlich, denn sie wartet auf niemanden.\n';

/** A folder with these files, and what `run` says and leaves there. */
async function runIn(files: Readonly<Record<string, string | Uint8Array>>, words: readonly string[]) {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'folder'));
  const before = readdirSync(folder).length;
  const code = await run(words.map((word) => word.replace(/^@/, `${folder}/`)));
  const written = readdirSync(folder).filter((name) => !(name in files) && name !== 'folder');
  expect(readdirSync(folder)).toHaveLength(before + written.length);
  return { code, written, folder, errors: said(stderr) };
}

describe('run', () => {
  test.each([
    ['an empty file', { 'a.txt': '' }, '@a.txt', 3, /a\.txt: the file is empty/],
    ['white space', { 'a.txt': ' \n' }, '@a.txt', 3, /a\.txt: the text is empty/],
    ['a binary file', { 'a.txt': 'a\0b' }, '@a.txt', 3, /a\.txt: not a text \(a NUL character at offset 1\)/],
    [
      'another charset than the caller says',
      { 'a.txt': Uint8Array.of(0x61, 0xe9, 0x61) },
      '@a.txt --encoding utf-8',
      3,
      /a\.txt: not valid UTF-8/,
    ],
    ['a charset that does not exist', { 'a.txt': EN }, '@a.txt --encoding utf-9', 2, /utf-9/],
    ['a missing file', {}, '@a.txt', 3, /a\.txt: cannot be read: there is no such file/],
    ['a folder', {}, '@folder', 3, /folder: cannot be read: this is a folder/],
    ['the second file', { 'a.txt': EN }, '@a.txt @b.txt', 3, /b\.txt: cannot be read/],
    [
      'too large a file',
      { 'a.txt': Buffer.alloc(128 * 2 ** 20 + 1, 'a') },
      '@a.txt',
      3,
      /a\.txt: larger than the limit of 128 MiB/,
    ],
    ['an unknown language', { 'a.txt': EN + DE }, '@a.txt -l en,xx', 2, /unknown language tag 'xx'/],
    ['a script not told', { 'a.txt': EN + DE }, '@a.txt -l en,zh', 2, /'zh' does not say which script/],
    ['a language twice', { 'a.txt': EN + DE }, '@a.txt -l en,en', 2, /the language en is given twice/],
    [
      'the same language',
      { 'a.txt': EN, 'b.txt': EN },
      '@a.txt @b.txt',
      2,
      /a\.txt and .*b\.txt are both in en/,
    ],
    [
      'languages for fewer files',
      { 'a.txt': EN, 'b.txt': DE },
      '@a.txt @b.txt -l en',
      2,
      /languages given: 1, texts: 2/,
    ],
    ['an unknown option', { 'a.txt': EN }, '@a.txt --fast', 2, /Unknown option '--fast'/],
    ['an output over the input', { 'a.tmx': EN }, '@a.tmx -o @a.tmx', 2, /would overwrite the input/],
    ['one edition', { 'a.txt': EN }, '@a.txt', 4, /a\.txt: there is one edition only \(en, 2 sentences\)/],
    [
      'a missing language',
      { 'a.txt': EN + DE },
      '@a.txt -l en,ja',
      4,
      /a\.txt: no text in ja found \(found: en/,
    ],
    ['only numbers', { 'a.txt': '12\n34\n' }, '@a.txt', 4, /a\.txt: no text in a known language/],
    [
      'only separators',
      { 'a.txt': EN, 'b.txt': '====' },
      '@a.txt @b.txt -l en,de',
      3,
      /b\.txt: no letter and no number/,
    ],
    [
      'a pair that is not there',
      { 'a.txt': EN + DE },
      '@a.txt -o @pair.tmx --bilingual en,ja',
      4,
      /--bilingual: there is no ja in the text/,
    ],
    [
      'a missing model',
      { 'a.txt': EN + DE },
      '@a.txt --model @folder',
      5,
      /no model in .*folder: config\.json is missing/,
    ],
  ])('%s: nothing is written, and the message says why', async (_, files, line, expected, message) => {
    const { code, written, errors } = await runIn(files, ['align', ...line.split(' '), '-o', '@out.jsonl']);
    expect({ code, errors }).toEqual({ code: expected, errors: expect.stringMatching(message) });
    expect(errors).toMatch(/^hexapla: [^\n]+\n$/);
    expect(written).toEqual([]);
    expect(said(stdout)).toBe('');
  });

  it('cannot write into a folder that is not there', async () => {
    const { code, errors } = await runIn({ 'a.txt': EN + DE }, [
      'align',
      '@a.txt',
      '-q',
      '-o',
      '@none/out.tsv',
    ]);
    expect(code).toBe(6);
    expect(errors).toMatch(/none\/out\.tsv: cannot be written: its folder does not exist/);
  });

  it('aligns a file of two languages and tells what it wrote', async () => {
    const { code, written, folder, errors } = await runIn({ 'a.txt': EN + DE }, [
      'align',
      '@a.txt',
      '-o',
      '@out.jsonl',
    ]);
    expect({ code, written }).toEqual({ code: 0, written: ['out.jsonl'] });
    const [first = ''] = readFileSync(join(folder, 'out.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(first)).toMatchObject({ id: 0, cells: { en: { start: 0 }, de: { start: EN.length } } });
    expect(errors).toMatch(/^\d units? from en 2, de 2 sentences; .*\n.*out\.jsonl: \d units?\n$/);
  });

  it('is silent when it is told to be', async () => {
    const { errors } = await runIn({ 'a.txt': EN, 'b.txt': DE }, [
      'align',
      '@a.txt',
      '@b.txt',
      '-q',
      '-o',
      '@out.tsv',
    ]);
    expect(errors).toBe('');
  });

  it('prints help and version', async () => {
    expect(await run(['--help'])).toBe(0);
    expect(said(stdout)).toBe(HELP);
    stdout.mockClear();
    expect(await run(['--version'])).toBe(0);
    expect(said(stdout)).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('help', () => {
  it('fits a terminal and lists every exit code', () => {
    for (const line of HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(115);
    const listed = [...HELP.slice(HELP.indexOf('Exit codes')).matchAll(/\b\d+\b/g)].map(([code]) =>
      Number(code),
    );
    expect(listed).toEqual(Object.values(EXIT).sort((a, b) => a - b));
    for (const code of Object.values(EXIT_CODE satisfies Record<ErrorCode, number>)) {
      expect(listed).toContain(code);
    }
  });
});

test('an output that is a link to the input does not overwrite it', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.txt'), EN + DE);
  symlinkSync('a.txt', join(folder, 'link.tsv'));
  expect(await run(['align', join(folder, 'a.txt'), '-q', '-o', join(folder, 'link.tsv')])).toBe(2);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(EN + DE);
  expect(said(stderr)).toMatch(/link\.tsv would overwrite the input/);
});

test('an input that is a link to itself is unreadable, not an internal error', async () => {
  expect(await run(['align', linkToItself()])).toBe(3);
  expect(said(stderr)).toMatch(/link: cannot be read: too many symbolic links/);
});
