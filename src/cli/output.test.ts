import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { linkToItself, temporaryFolder } from '../../test/folder.ts';
import { writeOutputs } from './output.ts';

const writeOutput = (path: string, chunks: Iterable<string>) => writeOutputs([{ path, chunks }]);

function* failing(): Generator<string> {
  yield 'x'.repeat(200_000);
  throw new Error('no more');
}

describe('writeOutputs', () => {
  it('writes nothing when one of several cannot be written', async () => {
    const folder = temporaryFolder();
    const good = { path: join(folder, 'good.txt'), chunks: ['One.'] };
    const bad = { path: join(folder, 'missing', 'bad.txt'), chunks: ['One.'] };
    await expect(writeOutputs([good, bad])).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes a new file, and nothing beside it', async () => {
    const folder = temporaryFolder();
    await writeOutput(join(folder, 'a.txt'), ['One.', 'Zoë 😀'.repeat(50_000)]);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(`One.${'Zoë 😀'.repeat(50_000)}`);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('writes bytes and text in their order, as they come', async () => {
    const path = join(temporaryFolder(), 'a.bin');
    async function* chunks() {
      yield 'a';
      yield Uint8Array.of(0, 255);
      yield 'ë';
    }
    await writeOutputs([{ path, chunks: chunks() }]);
    expect([...readFileSync(path)]).toEqual([0x61, 0, 255, 0xc3, 0xab]);
  });

  it('replaces a file and keeps who may read it', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    writeFileSync(path, 'something longer than before');
    chmodSync(path, 0o600);
    await writeOutput(path, ['new']);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves the old file and nothing half-written when making the text fails', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), 'old');
    for (const name of ['a.txt', 'b.txt']) {
      await expect(writeOutput(join(folder, name), failing())).rejects.toMatchObject({
        code: 'OUTPUT_UNWRITABLE',
      });
    }
    expect(readdirSync(folder)).toEqual(['a.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('old');
  });

  it('takes the longest name that a file may have', async () => {
    const path = join(temporaryFolder(), 'n'.repeat(255));
    await writeOutput(path, ['One.']);
    expect(readFileSync(path, 'utf8')).toBe('One.');
  });

  it.each(['there', 'not there yet'])('keeps a link to a file that is %s', async (state) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'real'));
    if (state === 'there') writeFileSync(join(folder, 'real', 'a.txt'), 'old');
    symlinkSync(join('real', 'a.txt'), join(folder, 'link.txt'));
    await writeOutput(join(folder, 'link.txt'), ['new']);
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real', 'a.txt'), 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'real'))).toEqual(['a.txt']);
  });

  it.skipIf(!existsSync('/dev/null'))('writes to a device and leaves it there', async () => {
    await writeOutput('/dev/null', ['One.']);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.skipIf(!existsSync('/dev/full'))('says when the disk is full', async () => {
    await expect(writeOutput('/dev/full', ['One.'])).rejects.toThrow(
      '/dev/full: cannot be written: the disk is full',
    );
  });

  it.each([
    ['a folder', () => temporaryFolder(), 'this is a folder'],
    ['a missing folder', () => join(temporaryFolder(), 'none', 'a.txt'), 'its folder does not exist'],
    [
      'a path through a file',
      () => {
        const file = join(temporaryFolder(), 'file');
        writeFileSync(file, '');
        return join(file, 'a.txt');
      },
      'part of the path is no folder',
    ],
    ['a link to itself', linkToItself, 'too many symbolic links'],
  ])('cannot write to %s', async (_, make, reason) => {
    const path = make();
    await expect(writeOutput(path, ['One.'])).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      message: `${path}: cannot be written: ${reason}`,
    });
  });

  it('writes to standard output, and bears that its reader leaves', async () => {
    const error = (code: string) => Object.assign(new Error(code), { code });
    const write = vi.spyOn(process.stdout, 'write');
    onTestFinished(() => write.mockRestore());
    let failure: Error | undefined;
    write.mockImplementation(((_: string, done: (error?: Error) => void) => {
      done(failure);
      return true;
    }) as typeof process.stdout.write);
    await writeOutput('-', ['On', 'e.']);
    expect(write.mock.calls.map(([text]) => text)).toEqual(['One.']);
    failure = error('EPIPE');
    await expect(writeOutput('-', ['One.'])).resolves.toBeUndefined();
    failure = error('ENOSPC');
    await expect(writeOutput('-', ['One.'])).rejects.toThrow(
      'standard output: cannot be written: the disk is full',
    );
  });
});
