import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { said, stderr, stdout } from '../../test/streams.ts';
import { run } from './run.ts';

const TABLE = `en\tzh-Hans\tvi
Hydrogen energy is clean.\t氢能是清洁的能源。\tNăng lượng hydro là năng lượng sạch.
The ferry leaves at 8.\t渡轮8点出发。\tPhà khởi hành lúc 8 giờ.
The ferry leaves at 8!\t渡轮8点出发！\tPhà khởi hành lúc 8 giờ!
Only here\t\t
`;

/** A folder with a memory of the table, and a way to run commands in it. */
async function workplace() {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  writeFileSync(at('a.tsv'), TABLE);
  const memory = async (...words: string[]) => {
    stdout.mockClear();
    stderr.mockClear();
    const code = await run(['memory', ...words, '-m', at('memory.hexapla')]);
    return { code, out: said(stdout), errors: said(stderr) };
  };
  return { at, memory, imported: await memory('import', at('a.tsv')) };
}

describe('hexapla memory', () => {
  it('imports, says what it did not take and where, and searches in all ways', async () => {
    const { memory, imported } = await workplace();
    expect(imported.code).toBe(0);
    expect(imported.errors).toMatch(
      /a\.tsv: 4 units: 3 new; 0 known; not taken: 1 half-empty\n.*a\.tsv:5:1: half-empty/,
    );
    const phrase = await memory('search', '氢能');
    expect(phrase.out).toMatch(
      /^phrase +#1 {2}a\.tsv\n {2}en +Hydrogen energy is clean\.\n {2}zh-Hans +\[氢能\]是/,
    );
    const fuzzy = await memory('search', 'The ferry leaves at 9.', '--mode', 'fuzzy', '--json');
    expect(JSON.parse(fuzzy.out)).toMatchObject({ hits: [{ mode: 'fuzzy', score: 0.95 }, { score: 0.95 }] });
    const meaning = await memory('search', '清洁能源', '--mode', 'meaning', '--limit', '1');
    expect(meaning.out).toMatch(/^means 0\.\d\d +#1 /);
    expect(await memory('search', 'zzzz', '--mode', 'concordance')).toEqual({
      code: 0,
      out: '',
      errors: 'nothing found\n',
    });
  });

  it('looks a text up and writes it for a translator', async () => {
    const { at, memory } = await workplace();
    writeFileSync(
      at('d.txt'),
      'The ferry leaves at 8. Hydrogen energy is clean.\n\nNobody <knows> & cares.\n',
    );
    const { code, errors } = await memory(
      'lookup',
      at('d.txt'),
      '--from',
      'en',
      '--to',
      'vi',
      '-o',
      at('d.xlf'),
    );
    expect({ code, errors }).toEqual({
      code: 0,
      errors: '3 sentences: 101 %: 0, 100 %: 2, 95–99 %: 0, 85–94 %: 0, 75–84 %: 0, below: 1\n',
    });
    const xliff = readFileSync(at('d.xlf'), 'utf8');
    expect(xliff).toContain(
      '<target state="needs-review-translation" state-qualifier="exact-match">Phà khởi hành lúc 8 giờ.</target>',
    );
    expect(xliff).toContain(
      '<source>Nobody &lt;knows&gt; &amp; cares.</source>\n<target state="needs-translation"/>',
    );
    expect((await memory('lookup', at('d.txt'), '--from', 'en', '--to', 'ja')).code).toBe(4);
  });

  it('tells what is in it, merges near duplicates, stays whole, and gives all back', async () => {
    const { at, memory } = await workplace();
    expect((await memory('stats')).out).toMatch(
      /3 units, from 3 occurrences\n {2}languages: en 3, vi 3, zh-Hans 3\n/,
    );
    const seen = await memory('dedupe');
    expect(seen.out).toMatch(/^same but for form\n {2}#2 ×1 .*\n {2}#3 ×1 /);
    expect(seen.errors).toMatch(/1 groups that differ in form.*nothing changed/);
    expect((await memory('dedupe', '--apply')).errors).toMatch(/1 unit merged/);
    expect((await memory('check')).out).toMatch(/memory\.hexapla: whole\n$/);
    expect((await memory('export', '-o', at('out.tmx'))).errors).toMatch(/out\.tmx: 2 units\n$/);
    expect(readFileSync(at('out.tmx'), 'utf8').match(/<tu /g)).toHaveLength(2);
    expect((await memory('import', at('out.tmx'), '--no-vectors')).errors).toMatch(/0 new; 2 known/);
  });

  it('says what is wrong', async () => {
    const { at, memory } = await workplace();
    expect(await run(['memory', 'search', 'a', '-m', at('none')])).toBe(3);
    expect(said(stderr)).toMatch(/none: there is no such file; import something first/);
    expect(await memory('import', at('none.tmx'))).toMatchObject({ code: 3 });
    writeFileSync(at('cut.tmx'), '<?xml version="1.0"?><tmx version="1.4"><header/><body><tu>');
    expect(await memory('import', at('cut.tmx'))).toMatchObject({ code: 3 });
    expect((await memory('stats')).out).toMatch(/3 units/);
  });
});

vi.setConfig({ testTimeout: 60_000 });
