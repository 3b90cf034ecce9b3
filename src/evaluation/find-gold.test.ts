import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { findGold } from './find-gold.ts';
import { readParallel } from './parallel.ts';

/** A folder with these files; their content does not matter. */
function folderWith(...paths: readonly string[]): string {
  const folder = temporaryFolder();
  for (const path of paths) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), 'x\n');
  }
  return folder;
}

const document = (folder: string) => ['src.txt', 'tgt.txt', 'gold.txt'].map((name) => `${folder}/${name}`);

describe('findGold', () => {
  it('finds sets of documents, n-way gold and parallel lines in a folder', async () => {
    const folder = folderWith(
      ...document('novels/001'),
      ...document('novels/002'),
      ...document('news/001'),
      'lines/en.txt',
      'lines/zh-Hant.txt',
      'lines/metadata.tsv',
      'samples/a.gold.json',
      'samples/a.txt',
      'notes/readme.txt',
      'README.md',
    );
    expect(await findGold(folder)).toEqual([
      { kind: 'parallel', name: 'lines', folder: join(folder, 'lines'), languages: ['en', 'zh-Hant'] },
      { kind: 'beads', name: 'news', documents: [join(folder, 'news/001')] },
      {
        kind: 'beads',
        name: 'novels',
        documents: ['001', '002'].map((name) => join(folder, 'novels', name)),
      },
      { kind: 'units', name: 'samples', documents: [join(folder, 'samples/a.gold.json')] },
    ]);
  });

  it('takes a set, a document, and a file', async () => {
    const folder = folderWith(...document('set/001'), ...document('set/002'), 'a.gold.json');
    const set = join(folder, 'set');
    expect(await findGold(set)).toMatchObject([{ kind: 'beads', name: 'set', documents: { length: 2 } }]);
    expect(await findGold(join(set, '001'))).toMatchObject([{ kind: 'beads', name: '001' }]);
    expect(await findGold(join(folder, 'a.gold.json'))).toMatchObject([{ kind: 'units' }]);
  });

  test.each([
    [['a.txt'], '.', 'GOLD_INVALID', /no gold in it/],
    [['a.txt'], 'a.txt', 'GOLD_INVALID', /gold is a folder, or a file whose name ends in \.gold\.json/],
    [['a.txt'], 'none', 'INPUT_UNREADABLE', /none: cannot be read: there is no such file/],
    [['001/src.txt', '001/tgt.txt'], '001', 'GOLD_INVALID', /001: gold\.txt is missing/],
    [['x/001/src.txt', 'x/001/gold.txt'], '.', 'GOLD_INVALID', /001: tgt\.txt is missing/],
  ])('%j, %s: %s', async (files, path, code, message) => {
    await expect(findGold(join(folderWith(...files), path))).rejects.toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});

describe('readParallel', () => {
  function lines(texts: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, `${name}.txt`), text);
    return folder;
  }

  it('leaves out what one language lacks', async () => {
    const folder = lines({ en: 'a\nb\nc\n', ja: 'あ\n\nう', de: 'x' });
    expect(await readParallel(folder, ['ja', 'en'])).toEqual({
      languages: ['ja', 'en'],
      lines: [
        ['あ', 'う'],
        ['a', 'c'],
      ],
    });
  });

  it('refuses texts of different lengths', async () => {
    await expect(readParallel(lines({ en: 'a\nb\n', ja: 'あ\n' }), ['en', 'ja'])).rejects.toThrow(
      expect.objectContaining({
        code: 'GOLD_INVALID',
        message: expect.stringMatching(/ja\.txt: 1 lines, but en\.txt has 2/),
      }),
    );
  });
});
