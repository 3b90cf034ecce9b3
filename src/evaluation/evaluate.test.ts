import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { evaluate } from './evaluate.ts';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

const EN = [
  'The ferry leaves at eight in the morning.',
  'It carries cars, bicycles and some goats.',
  'The crossing takes two hours.',
  'Nobody gets off at the lighthouse.',
];
const DE = [
  'Die Fähre fährt um acht Uhr morgens ab.',
  'Sie befördert Autos, Fahrräder und einige Ziegen.',
  'Die Überfahrt dauert zwei Stunden.',
  'Am Leuchtturm steigt niemand aus.',
];

function folderOf(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  }
  return folder;
}

const BEADS = { 'set/1/src.txt': EN, 'set/1/tgt.txt': DE };

describe('evaluate', () => {
  it('scores documents whose sentences are given', async () => {
    const folder = folderOf({ ...BEADS, 'set/1/gold.txt': ['[0]:[0]', '[1]:[1]', '[2]:[2]', '[3]:[3]'] });
    const { sets, total, model } = await evaluate([folder]);
    expect(model).toBe('hexapla-static-2');
    expect(sets).toMatchObject([
      { kind: 'beads', name: 'set', result: { strict: { f1: 1 }, lax: { f1: 1 } } },
    ]);
    expect(total).toMatchObject({
      beads: { counts: { known: 4, recalled: 4 } },
      units: null,
      synthetic: null,
    });
  });

  it('does not take what the gold says for right', async () => {
    const folder = folderOf({ ...BEADS, 'set/1/gold.txt': ['[0]:[3]', '[1]:[2]', '[2]:[1]', '[3]:[0]'] });
    const { total, calibration } = await evaluate([folder]);
    expect(total.beads).toMatchObject({ strict: { f1: 0 }, lax: { f1: 0 } });
    expect(calibration.bins.map(({ right }) => right ?? 0)).toEqual(Array.from({ length: 10 }, () => 0));
  });

  it('aligns n-way gold from the text on', async () => {
    const { sets, total } = await evaluate([join(samples, 'onsen.gold.json')]);
    const [set] = sets;
    if (set?.kind !== 'units') throw new Error('no set of units');
    expect(set.documents).toMatchObject([
      { languages: ['ja', 'zh-Hans'], sentences: { f1: 1 }, problem: null, pairs: [{}] },
    ]);
    expect(total.units?.strict.f1).toBeGreaterThan(0.9);
  });

  it('counts a text that cannot be aligned as not found', async () => {
    const folder = folderOf({
      'a.txt': EN,
      'a.gold.json': [
        JSON.stringify({ files: ['a.txt'], languages: ['en', 'de'], units: [{ en: EN.slice(0, 1) }] }),
      ],
    });
    const { sets, total } = await evaluate([folder]);
    expect(total.units).toMatchObject({ counts: { found: 0, known: 1 }, strict: { f1: 0 } });
    expect(sets).toMatchObject([{ documents: [{ problem: expect.stringMatching(/one edition only/) }] }]);
  });

  it('makes the same synthetic documents of the same seed', async () => {
    const folder = folderOf({ 'en.txt': [...EN, ...EN], 'de.txt': [...DE, ...DE] });
    const options = { documents: 1, seed: 4 };
    const report = await evaluate([folder], options);
    expect(report.sets).toMatchObject(
      ['edits', 'noise', 'moved'].map((fault) => ({
        kind: 'synthetic',
        fault,
        languages: ['de', 'en'],
        seed: 4,
      })),
    );
    expect(await evaluate([folder], options)).toEqual(report);
  });

  test.each<[string, Parameters<typeof evaluate>[1], string]>([
    ['no such language', { languages: ['en', 'ja'] }, 'LANGUAGE_NOT_FOUND'],
    ['a language twice', { languages: ['en', 'en'] }, 'DUPLICATE_LANGUAGE'],
    ['one language', { languages: ['en'] }, 'INVALID_OPTION'],
    ['no tag', { languages: ['en', '?'] }, 'UNKNOWN_LANGUAGE'],
    ['too many documents', { documents: 101 }, 'INVALID_OPTION'],
    ['half a seed', { seed: 0.5 }, 'INVALID_OPTION'],
  ])('refuses %s', async (_, options, code) => {
    const folder = folderOf({ 'en.txt': EN, 'de.txt': DE });
    await expect(evaluate([folder], options)).rejects.toThrow(expect.objectContaining({ code }));
  });

  it('wants line-parallel texts where languages are given', async () => {
    await expect(evaluate([samples], { languages: ['en', 'ja'] })).rejects.toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    );
  });
});
