import { execFile, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { buildProgram } from './build.ts';
import { temporaryFolder } from './folder.ts';

const samples = fileURLToPath(new URL('../samples', import.meta.url));
const harbour = join(samples, 'harbour.txt');

let program: string;

beforeAll(() => {
  program = buildProgram();
}, 60_000);

/** Runs the program with these words and this standard input. */
function hexapla(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('hexapla', () => {
  it('aligns standard input', () => {
    const { status, stdout, stderr } = hexapla(['align', '-', '-f', 'jsonl'], readFileSync(harbour, 'utf8'));
    const units = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(units.map(({ id }) => id)).toEqual(units.map((_, index) => index));
    expect(units[0].cells.en).toMatchObject({
      sentences: [0],
      start: 0,
      text: 'Hai Lam plans a new ferry terminal',
    });
    expect(stderr).toMatch(
      /^\d+ units from en \d+, vi \d+ sentences; \d+ in both languages.*\n(\d+ units? to look at: .*\n)?$/,
    );
  });

  it('aligns a file a language, in every format at once', () => {
    const folder = temporaryFolder();
    const files = ['alpenhuette.de.txt', 'alpenhuette.fr.txt'].map((name) => join(samples, name));
    const endings = ['tmx', 'tsv', 'json', 'jsonl', 'txt', 'xlf', 'csv', 'html', 'xlsx', 'moses'];
    const outputs = endings.map((ending) => join(folder, `out.${ending}`));
    const { status, stdout, stderr } = hexapla([
      'align',
      ...files,
      ...outputs.flatMap((path) => ['-o', path]),
    ]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const [tmx = '', tsv = '', json = '', jsonl = '', table = ''] = endings
      .slice(0, 5)
      .map((ending) => read(`out.${ending}`));
    expect(readdirSync(folder).sort()).toEqual(
      ['out.de', 'out.fr', ...endings.slice(0, -1).map((ending) => `out.${ending}`)].sort(),
    );
    const title = ['Die Dreigratehütte ist wieder offen', 'La cabane des Trois-Arêtes a rouvert'];
    expect(tmx).toContain(`<seg>${title[0]}</seg>`);
    expect(tsv.split('\n', 2)).toEqual([
      'de\tfr\tconfidence\tstatus',
      expect.stringMatching(`^${title.join('\t')}\t`),
    ]);
    expect(JSON.parse(json)).toMatchObject({ languages: ['de', 'fr'] });
    expect(JSON.parse(jsonl.split('\n', 1)[0] ?? '').cells.fr.text).toBe(title[1]);
    expect(table).toMatch(/^#\s+conf │ de\s+│ fr\n/);
    expect(read('out.xlf')).toContain(
      `<source>${title[0]}</source>\n<target state="needs-review-translation">${title[1]}<`,
    );
    expect(read('out.csv').split('\r\n', 1)).toEqual(['de,fr,confidence,status']);
    expect(read('out.html')).toContain(`<td lang="fr" dir="ltr">${title[1]}</td>`);
    expect(read('out.xlsx')).toMatch(/^PK/);
    expect([read('out.de'), read('out.fr')].map((text) => text.split('\n', 1)[0])).toEqual(title);
    for (const path of outputs.filter((path) => !path.endsWith('.txt')))
      expect(stderr).toContain(`${path}: `);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [
      program,
      'align',
      join(samples, 'zhaoqing.txt'),
      '-f',
      'json',
      '-q',
    ]);
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });

  it('embeds lines as a pipe of text and as a file of numbers', () => {
    const text = 'The cat sleeps.\n\nDie Katze schläft.';
    const { status, stdout, stderr } = hexapla(['embed', '-'], text);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(stderr).toMatch(/^3 vectors of \d+ numbers by hexapla-static-2; 1 zero .*\n$/);
    const path = join(temporaryFolder(), 'a.npy');
    expect(hexapla(['embed', '-', '-q', '-o', path], text)).toEqual({ status: 0, stdout: '', stderr: '' });
    const bytes = readFileSync(path);
    const numbers = new Float32Array(Uint8Array.from(bytes.subarray(128)).buffer);
    expect([...numbers]).toEqual(rows.flatMap(({ vector }) => vector.map(Math.fround)));
  });

  it('ends quietly when the reader of its vectors has seen enough', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    writeFileSync(path, 'One sentence.\n'.repeat(5000));
    const child = spawn(process.execPath, [program, 'embed', path, '-q']);
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });

  it.skipIf(process.platform === 'win32')('leaves nothing behind when it is stopped', async () => {
    const folder = temporaryFolder();
    const child = spawn(process.execPath, [program, 'embed', '-', '-o', join(folder, 'a.jsonl')], {
      env: { ...process.env, TMPDIR: folder },
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdin.write('One sentence.\n'.repeat(3000));
    while (readdirSync(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, errors }).toEqual({ status: 130, errors: 'hexapla: stopped; no file was written\n' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('blames the disk, not the input, where a copy does not fit', () => {
    const folder = temporaryFolder();
    const limited = 'ulimit -f 1; exec "$@"';
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', limited, 'sh', process.execPath, program, 'embed', '-', '-q', '-o', join(folder, 'a.npy')],
      { input: 'One sentence.\n'.repeat(50_000), encoding: 'utf8', env: { ...process.env, TMPDIR: folder } },
    );
    expect(stderr).toMatch(/^hexapla: .*: cannot hold a copy of the input, .*EFBIG/);
    expect(status).toBe(6);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('needs no network', async () => {
    // Every connection and look-up would go through these.
    const guard = join(temporaryFolder(), 'guard.mjs');
    writeFileSync(
      guard,
      `import net from 'node:net'; import dns from 'node:dns';
       const refuse = () => { console.error('NETWORK'); process.exit(99); };
       net.Socket.prototype.connect = refuse; dns.lookup = refuse; globalThis.fetch = refuse;`,
    );
    const { status, stderr } = await new Promise<{ status: number; stderr: string }>((resolve) => {
      const words = ['--import', guard, program, 'align', harbour, '-o', '/dev/null', '-q'];
      const child = execFile(process.execPath, words, (_, __, text) =>
        resolve({ status: child.exitCode ?? -1, stderr: text }),
      );
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each([
    [['--version'], 0, /^$/],
    [['align', '--fast'], 2, /^hexapla: Unknown option '--fast'; see hexapla --help\n$/],
    [['align', '-'], 3, /^hexapla: standard input: the file is empty\n$/],
    [
      ['align', join(samples, 'alpenhuette.de.txt')],
      4,
      /alpenhuette\.de\.txt: there is one edition only \(de, /,
    ],
    [['align', harbour, '--model', 'none'], 5, /^hexapla: there is no model 'none'.*; known are hexapla-/],
    [['embed', harbour, '--model', './none'], 5, /^hexapla: no model in .*none: config\.json is missing/],
    [['embed', 'none.txt'], 3, /^hexapla: none\.txt: cannot be read: there is no such file\n$/],
    [
      ['embed', harbour, '-o', 'a.tmx'],
      2,
      /^hexapla: no format of vectors has the ending of a\.tmx; name one/,
    ],
  ])('hexapla %j exits with %d', (words, code, message) => {
    const { status, stderr } = hexapla(words);
    expect({ status, stderr }).toEqual({ status: code, stderr: expect.stringMatching(message) });
  });

  it('is a program that a shell can start', () => {
    expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(program).isFile()).toBe(true);
  });
});
