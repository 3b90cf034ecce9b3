import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { readUnitDocument } from './gold-units.ts';

const TEXTS = {
  'a.en.txt': 'Title\nOne. Two. Box.\nThree.\n',
  'a.de.txt': 'Titel\nEins und zwei.\nDrei.\nKasten.\n',
};
const GOLD = {
  files: ['a.en.txt', 'a.de.txt'],
  languages: ['en', 'de'],
  units: [
    { en: ['Title'], de: ['Titel'] },
    { en: ['One.', 'Two.'], de: ['Eins und zwei.'] },
    { en: ['Box.'], de: ['Kasten.'], moved: true },
    { en: ['Three.'], de: ['Drei.'] },
  ],
};

function written(gold: unknown, texts: Readonly<Record<string, string>> = TEXTS): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const path = join(folder, 'a.gold.json');
  writeFileSync(path, typeof gold === 'string' ? gold : JSON.stringify(gold));
  return path;
}

describe('readUnitDocument', () => {
  it('finds the sentences in the texts, those of a moved unit wherever they stand', async () => {
    const { languages, sources, units } = await readUnitDocument(written(GOLD));
    expect(languages).toEqual(['en', 'de']);
    const texts = units.map(({ cells }) =>
      languages.map((language, index) =>
        (cells[language] ?? []).map(([start, end]) => sources[index]?.text.slice(start, end)),
      ),
    );
    expect(texts).toEqual(GOLD.units.map(({ en, de }) => [en, de]));
    expect(units.map(({ moved }) => moved)).toEqual([false, false, true, false]);
  });

  it('gives the same words to one language each where one text holds all', async () => {
    const gold = {
      files: ['one.txt'],
      languages: ['ja', 'zh-Hant'],
      units: [
        { ja: ['東京'], 'zh-Hant': ['東京'] },
        { ja: ['駅です。'], 'zh-Hant': ['車站。'] },
      ],
    };
    const path = written(gold, { 'one.txt': '東京\n駅です。\n東京\n車站。\n' });
    const { units } = await readUnitDocument(path);
    expect(units[0]?.cells).toEqual({ ja: [[0, 2]], 'zh-Hant': [[8, 10]] });
  });

  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{"files": [', /a\.gold\.json: .*JSON/],
    ['a list', '3', /a\.gold\.json: this should be an object/],
    ['no files', { ...GOLD, files: [] }, /: files: this should be a list of texts/],
    [
      'another folder',
      { ...GOLD, files: ['../a.txt', 'a.de.txt'] },
      /: files\[0\]: '\.\.\/a\.txt' is not the/,
    ],
    ['too many files', { ...GOLD, files: ['a', 'b', 'c'] }, /: files: there should be one/],
    ['one language', { ...GOLD, languages: ['en'] }, /: languages: there should be two/],
    ['no tag', { ...GOLD, languages: ['en', 'zh_tw'] }, /: languages\[1\]: 'zh_tw' is no tag/],
    ['no units', { ...GOLD, units: [] }, /: units: there are none/],
    ['a foreign language', { ...GOLD, units: [{ fr: ['Un.'] }] }, /: units\[0\]: 'fr' is none of the/],
    ['an empty unit', { ...GOLD, units: [{ moved: true }] }, /: units\[0\]: a unit without a sentence/],
    ['no list', { ...GOLD, units: [{ en: 'Title' }] }, /: units\[0\]\.en: this should be a list/],
    [
      'another text',
      { ...GOLD, units: [{ en: ['Title', 'Four.'] }] },
      /: units\[0\]\.en\[1\]: the text has no 'Four\.'/,
    ],
    [
      'another order',
      { ...GOLD, units: [{ de: ['Drei.'] }, { de: ['Titel'] }] },
      /: units\[1\]\.de\[0\]: .*"moved": true/,
    ],
  ])('refuses %s', async (_, gold, message) => {
    await expect(readUnitDocument(written(gold))).rejects.toThrow(
      expect.objectContaining({ code: 'GOLD_INVALID', message: expect.stringMatching(message) }),
    );
  });

  it('says which text is missing', async () => {
    await expect(readUnitDocument(written(GOLD, {}))).rejects.toThrow(
      expect.objectContaining({ code: 'INPUT_UNREADABLE', message: expect.stringMatching(/a\.en\.txt/) }),
    );
  });
});
