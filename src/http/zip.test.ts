import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { fromBuffer, type ZipFile } from 'yauzl';
import { streamOf } from '../../test/written.ts';
import { zip } from './zip.ts';

/** Names and texts of an archive, as a library reads them (which checks sizes and sums). */
async function unzip(bytes: Buffer): Promise<Record<string, string>> {
  const archive = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file)));
  });
  const texts: Record<string, string> = {};
  archive.on('entry', (entry) => {
    archive.openReadStream(entry, async (error, stream) => {
      if (error) throw error;
      texts[entry.fileName] = await text(stream);
      archive.readEntry();
    });
  });
  archive.readEntry();
  await once(archive, 'end');
  return texts;
}

it('packs files that a library unpacks', async () => {
  const long = 'x'.repeat(300_000);
  const entries = [
    { name: 'a.zh-Hant', chunks: streamOf(['一', new TextEncoder().encode('二')]) },
    { name: 'ü.txt', chunks: streamOf([long, long]) },
    { name: 'empty', chunks: streamOf([]) },
  ];
  const bytes = await buffer(zip(entries, new Date('2026-02-03T04:05:06Z')));
  expect(await unzip(bytes)).toEqual({ 'a.zh-Hant': '一二', 'ü.txt': long + long, empty: '' });
  expect(bytes.length).toBeLessThan(2000);
});

it('fails when what it packs fails', async () => {
  async function* failing() {
    yield 'a';
    throw new Error('no more');
  }
  await expect(buffer(zip([{ name: 'a', chunks: failing() }]))).rejects.toThrow('no more');
});
