import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { said, stderr, stdout } from '../../test/streams.ts';
import { run } from './run.ts';

const EN = 'The ferry leaves at eight. Please be on time, since it does not wait for anybody.\n';
const DE = 'Die Fähre fährt um acht Uhr ab. Bitte seien Sie pünktlich, denn sie wartet auf niemanden.\n';

/** Files by their paths in a new folder. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

describe('align --pair', () => {
  let folder: string;

  beforeEach(() => {
    folder = folderOf({
      'in/en/a.txt': EN,
      'in/de/a.txt': DE,
      'in/b.en.txt': EN.repeat(2),
      'in/b.de.txt': DE.repeat(2),
      'in/notes.txt': EN,
    });
  });

  it('writes a file a document into a folder, and all into one file', async () => {
    const code = await run([
      'align',
      '--pair',
      join(folder, 'in'),
      '-o',
      `${folder}/out/`,
      '-f',
      'tsv',
      '-o',
      `${folder}/all.tsv`,
    ]);
    expect({ code, errors: said(stderr) }).toMatchObject({ code: 0 });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['a.tsv', 'b.tsv']);
    const lines = (name: string) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').length - 1;
    expect(lines('all.tsv')).toBe(lines('out/a.tsv') + lines('out/b.tsv'));
    expect(said(stderr)).toMatch(/1 file left out, with no partner: .*notes\.txt/);
  });

  it('goes on where one document cannot be aligned, and says so at the end', async () => {
    writeFileSync(join(folder, 'in/b.de.txt'), ' \n');
    const code = await run(['align', '--pair', join(folder, 'in'), '-o', `${folder}/out/`, '-f', 'tmx']);
    expect(code).toBe(3);
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.tmx']);
    expect(said(stderr)).toMatch(/b\.de\.txt: the text is empty/);
    expect(said(stderr)).toMatch(/1 of 2 documents could not be aligned/);
  });

  it('takes the units into a memory as well', async () => {
    const memory = join(folder, 'memory.hexapla');
    expect(
      await run(['align', '--pair', join(folder, 'in'), '-o', `${folder}/out/`, '-f', 'tmx', '-m', memory]),
    ).toBe(0);
    expect(await run(['memory', 'search', 'Fähre', '--mode', 'concordance', '-m', memory])).toBe(0);
    expect(said(stdout)).toContain('The ferry leaves at eight.');
  });

  it('says at once that no two names belong together', async () => {
    const code = await run([
      'align',
      '--pair',
      join(folder, 'in/notes.txt'),
      join(folder, 'in/b.en.txt'),
      '-o',
      `${folder}/out/`,
      '-f',
      'tmx',
    ]);
    expect({ code, errors: said(stderr) }).toMatchObject({
      code: 4,
      errors: expect.stringContaining('no two of 2 files'),
    });
    expect(readdirSync(folder)).toEqual(['in']);
  });

  it('refuses a format that is for one document', async () => {
    expect(await run(['align', '--pair', join(folder, 'in'), '-o', `${folder}/all.json`])).toBe(2);
    expect(said(stderr)).toContain('json is for one document; name a folder');
  });
});

describe('inspect', () => {
  it('shows a table, or JSON', async () => {
    const folder = folderOf({ 'a.txt': `${EN}=====\n${DE}` });
    expect(await run(['inspect', join(folder, 'a.txt')])).toBe(0);
    expect(said(stdout)).toMatch(/a\.txt: text, utf-8 \(utf-8\), \d+ characters\n/);
    expect(said(stdout)).toMatch(/en: 2 sentences/);
    expect(said(stdout)).toMatch(/set aside: 1 stretch\n +\d+ +separator +=====/);
  });

  it('needs no second language', async () => {
    const folder = folderOf({ 'a.txt': EN });
    expect(await run(['inspect', join(folder, 'a.txt'), '--json'])).toBe(0);
    expect(JSON.parse(said(stdout))).toMatchObject({ editions: [{ language: 'en' }] });
  });
});
