import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { linkToItself, temporaryFolder } from '../../test/folder.ts';
import { readSource } from './read.ts';

function fileWith(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'a.txt');
  writeFileSync(path, content);
  return path;
}

describe('readSource', () => {
  it('names the source as the caller did', async () => {
    const path = fileWith('One.\r\nTwo.\n');
    expect(await readSource(path)).toEqual({ name: path, text: 'One.\r\nTwo.\n' });
  });

  it('reads through a link', async () => {
    const path = fileWith('One.');
    const link = join(temporaryFolder(), 'link.txt');
    symlinkSync(path, link);
    expect(await readSource(link)).toEqual({ name: link, text: 'One.' });
  });

  it('keeps a character whole that two chunks share', async () => {
    const text = `x${'語'.repeat(100_000)}`;
    expect((await readSource(fileWith(text))).text).toBe(text);
  });

  it('reads standard input', async () => {
    const stdin = vi.spyOn(process, 'stdin', 'get');
    onTestFinished(() => stdin.mockRestore());
    stdin.mockReturnValue(Readable.from([Buffer.from('On'), Buffer.from('e.')]) as typeof process.stdin);
    expect(await readSource('-')).toEqual({ name: 'standard input', text: 'One.' });
    stdin.mockReturnValue(Readable.from([Buffer.from('1234'), Buffer.from('5')]) as typeof process.stdin);
    await expect(readSource('-', 4)).rejects.toThrow('standard input: larger than the limit of 4 bytes');
  });

  it('takes exactly the limit and not a byte more', async () => {
    const path = fileWith('12345');
    expect((await readSource(path, 5)).text).toBe('12345');
    await expect(readSource(path, 4)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
  });

  test.each([
    ['', 'INPUT_EMPTY'],
    [' \n', 'INPUT_EMPTY'],
    ['%PDF-1.7', 'INPUT_BINARY'],
    [Uint8Array.of(0x61, 0xff), 'INPUT_ENCODING'],
  ])('%j: %s, with the name of the file', async (content, code) => {
    const path = fileWith(content);
    await expect(readSource(path)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`${path}: `),
    });
  });

  test.each([
    ['a folder', () => temporaryFolder(), 'this is a folder; name the files in it'],
    ['a missing file', () => join(temporaryFolder(), 'none.txt'), 'there is no such file'],
    ['a file taken for a folder', () => join(fileWith('a'), 'b'), 'ENOTDIR'],
    ['a name too long', () => join(temporaryFolder(), 'n'.repeat(300)), 'the name is too long'],
    ['the empty name', () => '', 'there is no such file'],
    ['a link to itself', linkToItself, 'too many symbolic links'],
  ])('cannot read %s', async (_, make, reason) => {
    const path = make();
    await expect(readSource(path)).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining(`${path}: cannot be read: ${reason}`),
    });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'cannot read without permission',
    async () => {
      const path = fileWith('One.');
      chmodSync(path, 0);
      await expect(readSource(path)).rejects.toThrow(`${path}: cannot be read: no permission to read it`);
    },
  );

  it.skipIf(!existsSync('/dev/zero'))('stops at the limit on a device that never ends', async () => {
    await expect(readSource('/dev/zero', 100_000)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    await expect(readSource('/dev/null')).rejects.toMatchObject({ code: 'INPUT_EMPTY' });
  });

  it.skipIf(process.platform === 'win32')('reads a pipe, to the limit', async () => {
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [source] = await Promise.all([readSource(pipe), writeFile(pipe, 'One.')]);
    expect(source.text).toBe('One.');
    const [tooLong] = await Promise.allSettled([readSource(pipe, 4), writeFile(pipe, 'Three.')]);
    expect(tooLong).toMatchObject({ reason: { code: 'INPUT_TOO_LARGE' } });
  });
});
