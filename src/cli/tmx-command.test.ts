import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { run } from './run.ts';

const FIXTURES = fileURLToPath(new URL('../../test/fixtures/bitext/tmx/', import.meta.url));

afterEach(() => vi.restoreAllMocks());

/** What a run gives out. */
async function command(...words: readonly string[]) {
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation(((chunk: string, done?: () => void) => {
      texts[stream] += chunk;
      if (typeof done === 'function') done();
      return true;
    }) as typeof process.stdout.write);
  }
  const code = await run(words);
  vi.restoreAllMocks();
  return { code, ...texts };
}

describe('tmx check', () => {
  it('is content with a good file, packed or not', async () => {
    const good = [join(FIXTURES, 'utf-8.tmx'), join(FIXTURES, 'gzip.tmx.gz')];
    const { code, stdout } = await command('tmx', 'check', ...good);
    expect(stdout).toBe(good.map((name) => `${name}: 2 units, 0 errors, 0 warnings\n`).join(''));
    expect(code).toBe(0);
  });

  it('lists what it finds with line and column', async () => {
    const name = join(temporaryFolder(), 'bad.tmx');
    writeFileSync(
      name,
      '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n' +
        '<header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="en" datatype="a"/>\n' +
        '<body>\n<tu creationdate="today"><tuv xml:lang="en"><seg>a</seg></tuv>\n  <tuv xml:lang="zh_TW"><seg>b</seg></tuv></tu>\n</body>\n</tmx>\n',
    );
    const { code, stdout } = await command('tmx', 'check', name);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/bad\.tmx:6:1: error: creationdate="today" is no date/),
      expect.stringMatching(/bad\.tmx:7:3: error: xml:lang="zh_TW" is no language tag/),
      expect.stringMatching(/bad\.tmx: 1 unit, 2 errors, 0 warnings \(date 1, language 1\)$/),
      '',
    ]);
    expect(code).toBe(3);
  });

  it('gives JSON', async () => {
    const name = join(FIXTURES, 'dates.tmx');
    const { code, stdout } = await command('tmx', 'check', '--json', name);
    expect(JSON.parse(stdout)).toMatchObject({ file: name, errors: 3, units: 3, counts: { date: 3 } });
    expect(code).toBe(3);
  });

  it('only warns and goes on', async () => {
    const { code, stdout } = await command('tmx', 'check', join(FIXTURES, 'utf-8-bom.tmx'));
    expect(stdout).toContain(':1:1: warning: UTF-8 with a byte order mark');
    expect(code).toBe(0);
  });

  it('says what it cannot do', async () => {
    expect(await command('tmx', 'check', join(FIXTURES, 'none.tmx'))).toMatchObject({ code: 3 });
    expect((await command('tmx', 'check', FIXTURES)).stderr).toContain('this is a folder');
    for (const words of [['tmx'], ['tmx', 'mend', 'a.tmx'], ['tmx', 'check'], ['tmx', 'check', '-', '-']]) {
      expect((await command(...words)).code).toBe(2);
    }
    expect((await command('tmx', 'check', '--quiet', 'a.tmx')).stderr).toContain('tmx has no option --quiet');
  });
});
