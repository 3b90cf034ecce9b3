import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../../test/folder.ts';
import { newUser, TINY_MODEL } from '../../test/models.ts';
import { said, stderr, stdout } from '../../test/streams.ts';
import { run } from './run.ts';

let user: ReturnType<typeof newUser>;

beforeEach(() => {
  user = newUser();
});

const written = () => Buffer.concat(stdout.mock.calls.map(([chunk]) => Buffer.from(chunk as string)));
const errors = () => said(stderr);

function useStdin(...pieces: string[]): void {
  const stdin = vi.spyOn(process, 'stdin', 'get');
  onTestFinished(() => stdin.mockRestore());
  stdin.mockReturnValue(Readable.from(pieces.map((piece) => Buffer.from(piece))) as typeof process.stdin);
}

function files(content: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(content)) writeFileSync(join(folder, name), text);
  return folder;
}

const embed = (...words: string[]) => run(['embed', '--model', TINY_MODEL, ...words]);

interface Row {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly vector: readonly number[];
}

const parse = (text: Buffer | string) =>
  String(text)
    .trimEnd()
    .split('\n')
    .map((line): Row => JSON.parse(line));

/** Shape and numbers of a NumPy file. */
function readNpy(bytes: Buffer): { shape: number[]; numbers: number[] } {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0093NUMPY\u0001\u0000');
  const start = 10 + bytes.readUInt16LE(8);
  const shape = /'shape': \((\d+), (\d+)\)/.exec(bytes.toString('latin1', 10, start)) ?? [];
  const numbers = [...new Float32Array(Uint8Array.from(bytes.subarray(start)).buffer)];
  return { shape: shape.slice(1).map(Number), numbers };
}

const length = (vector: readonly number[]) => Math.hypot(...vector);

describe('hexapla embed', () => {
  it('gives a line of JSON for every line, blank ones too', async () => {
    const folder = files({ 'a.txt': 'The ferry leaves.\r\n\n \nBe on time.\n', 'b.txt': 'a' });
    const [a, b] = [join(folder, 'a.txt'), join(folder, 'b.txt')];
    expect(await embed(a, b)).toBe(0);
    const rows = parse(written());
    expect(rows.map(({ file, line, text }) => [file, line, text])).toEqual([
      [a, 1, 'The ferry leaves.'],
      [a, 2, ''],
      [a, 3, ' '],
      [a, 4, 'Be on time.'],
      [b, 1, 'a'],
    ]);
    expect(rows.map(({ vector }) => vector.length)).toEqual(new Array(5).fill(16));
    for (const [at, expected] of [1, 0, 0, 1, 1].entries()) {
      expect(length(rows[at]?.vector ?? [])).toBeCloseTo(expected, 6);
    }
    expect(errors()).toBe(
      '5 vectors of 16 numbers by tiny-model; 2 zero (blank, or nothing that the model knows)\n',
    );
  });

  it('gives sums where they are asked for: the length counts the tokens', async () => {
    const folder = files({ 'a.txt': 'abc\nab cd\n' });
    expect(await embed(join(folder, 'a.txt'), '--sums', '-q')).toBe(0);
    const rows = parse(written());
    expect(rows.map(({ vector }) => Math.round(length(vector) * 1e4) / 1e4)).toEqual([3, 4]);
    expect(errors()).toBe('');
  });

  it('writes the same numbers as NumPy has them', async () => {
    const folder = files({ 'a.txt': 'The ferry leaves.\n\nBe on time.', 'b.txt': 'One more\n' });
    const inputs = [join(folder, 'a.txt'), join(folder, 'b.txt')];
    expect(await embed(...inputs, '-o', join(folder, 'out.npy'))).toBe(0);
    expect(await embed(...inputs, '-o', join(folder, 'out.jsonl'))).toBe(0);
    const rows = parse(readFileSync(join(folder, 'out.jsonl')));
    const { shape, numbers } = readNpy(readFileSync(join(folder, 'out.npy')));
    expect(shape).toEqual([4, 16]);
    expect(numbers).toEqual(rows.flatMap(({ vector }) => vector.map(Math.fround)));
    expect(written()).toHaveLength(0);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt', 'out.jsonl', 'out.npy']);
  });

  it('reads standard input between files, in either format', async () => {
    const folder = files({ 'a.txt': 'one\ntwo\n' });
    vi.stubEnv('TMPDIR', folder);
    useStdin('th', 'ree\nfo', 'ur');
    expect(await embed(join(folder, 'a.txt'), '-', '-q')).toBe(0);
    const rows = parse(written());
    expect(rows.map(({ file, line, text }) => [file.at(-1), line, text])).toEqual([
      ['t', 1, 'one'],
      ['t', 2, 'two'],
      ['-', 1, 'three'],
      ['-', 2, 'four'],
    ]);
    stdout.mockClear();
    useStdin('th', 'ree\nfo', 'ur');
    expect(await embed(join(folder, 'a.txt'), '-', '-q', '-f', 'npy')).toBe(0);
    const { shape, numbers } = readNpy(written());
    expect(shape).toEqual([4, 16]);
    expect(numbers).toEqual(rows.flatMap(({ vector }) => vector.map(Math.fround)));
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('says where a copy of standard input does not fit', async () => {
    const folder = files({ 'a.txt': '' });
    vi.stubEnv('TMPDIR', join(folder, 'a.txt'));
    useStdin('one\n');
    expect(await embed('-', '-q', '-f', 'npy')).toBe(6);
    expect(errors()).toMatch(
      /^hexapla: .*a\.txt: cannot hold a copy of the input, .*: it is no folder; name another/,
    );
    expect(written()).toHaveLength(0);
  });

  it('keeps the order over many windows of lines', async () => {
    const lines = Array.from({ length: 2500 }, (_, at) => 'x'.repeat(1 + (at % 9)));
    const folder = files({ 'a.txt': lines.join('\n') });
    expect(await embed(join(folder, 'a.txt'), '--sums', '-f', 'npy', '-q')).toBe(0);
    const { shape, numbers } = readNpy(written());
    expect(shape).toEqual([2500, 16]);
    for (const [row, line] of lines.entries()) {
      expect(length(numbers.slice(16 * row, 16 * (row + 1)))).toBeCloseTo(line.length, 3);
    }
  });

  it('keeps vectors for the next time, unless it is told not to', async () => {
    const folder = files({ 'a.txt': 'one\ntwo\n' });
    const path = join(folder, 'a.txt');
    expect(await embed(path, '--no-cache', '-q')).toBe(0);
    vi.stubEnv('HEXAPLA_CACHE', 'off');
    expect(await embed(path, '-q')).toBe(0);
    expect(readdirSync(user.home)).toEqual([]);
    const first = written();
    stdout.mockClear();
    vi.stubEnv('HEXAPLA_CACHE', '');
    expect(await embed(path, '-q')).toBe(0);
    expect(readdirSync(user.vectors)).toHaveLength(1);
    expect(await embed(path, '-q')).toBe(0);
    expect(written()).toEqual(first);
  });

  test.each([
    ['an empty file', { 'a.txt': '' }, 3, /a\.txt: the file is empty/],
    [
      'a binary file',
      { 'a.txt': 'one\ntwo\0' },
      3,
      /a\.txt: a binary file, not text \(a NUL byte at offset 7\)/,
    ],
    ['another charset', { 'a.txt': Buffer.from('zo\xeb', 'latin1') }, 3, /a\.txt: not valid UTF-8/],
    ['a missing file', {}, 3, /a\.txt: cannot be read: there is no such file/],
  ])(
    '%s after a good one: nothing is written, not even to standard output',
    async (_, content, code, message) => {
      const folder = files({ 'good.txt': 'one\n', ...content });
      const inputs = [join(folder, 'good.txt'), join(folder, 'a.txt')];
      expect(await embed(...inputs)).toBe(code);
      expect(await embed(...inputs, '-o', join(folder, 'out.npy'))).toBe(code);
      expect(errors()).toMatch(message);
      expect(errors()).toMatch(/^(hexapla: [^\n]+\n){2}$/);
      expect(written()).toHaveLength(0);
      expect(readdirSync(folder).sort()).toEqual([...Object.keys(content), 'good.txt'].sort());
    },
  );

  it('says what is wrong with standard input, and writes no file', async () => {
    const folder = files({});
    for (const name of ['out.npy', 'out.jsonl']) {
      useStdin('one\n\0');
      expect(await embed('-', '-o', join(folder, name))).toBe(3);
    }
    expect(errors()).toMatch(/^(hexapla: standard input: a binary file[^\n]+\n){2}$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('neither writes over its input nor numbers to a terminal nor into a folder that is not there', async () => {
    const folder = files({ 'a.jsonl': 'one\n' });
    const path = join(folder, 'a.jsonl');
    expect(await embed(path, '-o', path)).toBe(2);
    mkdirSync(join(folder, 'sub'));
    expect(await embed(path, '-o', join(folder, 'none', 'a.npy'))).toBe(6);
    const isTTY = process.stdout.isTTY;
    process.stdout.isTTY = true;
    onTestFinished(() => {
      process.stdout.isTTY = isTTY;
    });
    expect(await embed(path, '-f', 'npy')).toBe(2);
    expect(errors()).toMatch(
      /would overwrite the input\n.*its folder does not exist\n.*npy is nothing for a terminal/,
    );
    expect(readFileSync(path, 'utf8')).toBe('one\n');
  });

  it('says which model there is not, and that nothing may be fetched', async () => {
    const folder = files({ 'a.txt': 'one\n' });
    vi.stubEnv('HEXAPLA_OFFLINE', '1');
    expect(await run(['embed', join(folder, 'a.txt'), '--model', 'Xenova/multilingual-e5-small'])).toBe(5);
    expect(errors()).toMatch(
      /^hexapla: the model Xenova\/multilingual-e5-small is not here .*HEXAPLA_OFFLINE/,
    );
    expect(errors()).toMatch(/^[^\n]+\n$/);
  });
});
