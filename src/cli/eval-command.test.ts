import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { said, stderr, stdout } from '../../test/streams.ts';
import { run } from './run.ts';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
describe('hexapla eval', () => {
  it('draws tables of the samples', async () => {
    expect(await run(['eval', samples, '-q'])).toBe(0);
    const lines = said(stdout).split('\n');
    expect(lines[0]).toMatch(/^units +languages +units +P +R +F1 +moved +sentences +pairs$/);
    for (const name of ['alpenhuette', 'harbour', 'lighthouse', 'onsen', 'zhaoqing']) {
      expect(lines.find((line) => line.startsWith(name))).toMatch(/ (1\.000|\.\d{3})/);
    }
    expect(said(stdout)).toMatch(/\nexpected calibration error \.\d{3} over \d+; 0\.9 and over: /);
    expect(said(stdout)).toMatch(/\nunrelated texts +pairs +units +over 0\.5 +share\nsamples +5 /);
    expect(said(stderr)).toBe('');
  });

  it('writes one JSON object', async () => {
    expect(await run(['eval', join(samples, 'harbour.gold.json'), '--json', '-q'])).toBe(0);
    const report = JSON.parse(said(stdout));
    expect(Object.keys(report)).toEqual(['model', 'sets', 'total', 'calibration', 'unrelated']);
    expect(report.sets[0]).toMatchObject({ kind: 'units', documents: [{ languages: ['en', 'vi'] }] });
    expect(report.calibration.bins).toHaveLength(10);
  });

  test.each([
    ['[0]:[9]', /^hexapla: .*gold\.txt: line 1: there is no target sentence 9 \(they are 0 to 0\)\n$/],
    ['[0]', /^hexapla: .*gold\.txt: line 1: no bead such as \[0, 1\]:\[2\] but '\[0\]'\n$/],
  ])('says where gold is wrong: %s', async (gold, message) => {
    const folder = join(temporaryFolder(), '001');
    mkdirSync(folder);
    for (const [name, text] of Object.entries({ src: 'One.\n', tgt: 'Eins.\n', gold }))
      writeFileSync(join(folder, `${name}.txt`), text);
    expect(await run(['eval', folder])).toBe(3);
    expect(said(stderr)).toMatch(message);
    expect(said(stdout)).toBe('');
  });

  test.each([
    [['eval'], 2],
    [['eval', samples, '--seed', '-1'], 2],
    [['eval', samples, '--documents', '0'], 2],
    [['eval', samples, '-o', 'x'], 2],
    [['eval', samples, '-l', 'en,ja'], 2],
    [['eval', join(samples, 'none')], 3],
    [['eval', join(samples, 'onsen.txt')], 3],
    [['eval', samples, '--model', 'none'], 5],
  ])('hexapla %j exits with %d', async (words, code) => {
    expect(await run(words)).toBe(code);
    expect(said(stdout)).toBe('');
  });
});
