import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openService } from '../src/service/index.ts';
import { temporaryFolder } from './folder.ts';
import { fileOf, forBothDatabases, MadeAligner, serviceAt, settled } from './service-kit.ts';

const LINES = [{ en: 'One.', ja: '一。' }];

describe('a data folder', () => {
  it('belongs to one service at a time', async () => {
    const folder = temporaryFolder();
    const service = await serviceAt({ folder });
    await expect(openService({ folder, aligner: new MadeAligner() })).rejects.toMatchObject({
      code: 'MEMORY_BUSY',
      message: expect.stringContaining('another process uses it'),
    });
    // Whoever was refused has disturbed nothing.
    const { document } = await service.create([fileOf(LINES)], {});
    await settled(service, document.id);
    await service.close();
    await (await serviceAt({ folder })).close();
  });

  it('is made with all that leads to it, and must be a folder', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    await (await serviceAt({ folder })).close();
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'x');
    await expect(openService({ folder: file })).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    await expect(openService({ folder: join(file, 'c') })).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
    });
  });

  it('or a database is named', async () => {
    await expect(openService({})).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    await expect(openService({ database: 'file.sqlite' })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    await expect(
      openService({ database: 'postgres://nobody:secret@127.0.0.1:1/none' }),
    ).rejects.toMatchObject({ code: 'MEMORY_MISSING', message: expect.not.stringContaining('secret') });
  });
});

forBothDatabases('what breaks off again and again', (newPlace) => {
  it('is given up', async () => {
    const service = await serviceAt(await newPlace(), { mostAttempts: 0 });
    const { document } = await service.create([fileOf(LINES)], {});
    expect(await settled(service, document.id)).toMatchObject({
      state: 'failed',
      error: { code: 'INTERNAL' },
    });
  });
});

forBothDatabases('a shared database', (newPlace) => {
  it('has one worker for a document, and another one where that is silent', async ({ skip }) => {
    const place = await newPlace();
    if (!('database' in place)) return skip('a data folder is not shared');
    const deaf = new MadeAligner();
    // Takes the document, and gives no sign of life from then on.
    const silent = await serviceAt(place, { aligner: deaf, threads: 1, heartbeat: 3_600_000 });
    const release = deaf.hold('a.txt');
    const { document } = await silent.create([fileOf(LINES, 'a.txt')], {});
    await settled(silent, document.id, ['running']);

    const other = new MadeAligner();
    const server = await serviceAt(place, { aligner: other, threads: 2, heartbeat: 100, silence: 600 });
    expect((await settled(server, document.id)).state).toBe('done');
    expect(other.started).toEqual(['a.txt']);
    await server.operate(document.id, { op: 'accept', units: ['0'] });
    // The first one comes back to life: what it has is no longer wanted.
    release();
    await silent.close();
    expect(await server.get(document.id)).toMatchObject({ state: 'done', revision: 1 });
    expect((await server.units(document.id, {})).units).toMatchObject([{ id: '0', status: 'accepted' }]);
  });

  it('shows in one process what another does', async ({ skip }) => {
    const place = await newPlace();
    if (!('database' in place)) return skip('a data folder is not shared');
    const aligner = new MadeAligner();
    const server = await serviceAt(place, { takesWork: false });
    await serviceAt(place, { aligner, heartbeat: 100 });
    const release = aligner.hold('a.txt');
    const { document } = await server.create([fileOf(LINES, 'a.txt')], {});
    for await (const { progress } of server.watch(document.id, AbortSignal.timeout(20_000))) {
      if (progress !== undefined) {
        expect(progress).toEqual({ stage: 'encode', done: 1, total: 2 });
        break;
      }
    }
    // Removed here, stopped there.
    await server.remove(document.id);
    const next = await server.create([fileOf(LINES, 'b.txt')], {});
    expect((await settled(server, next.document.id)).state).toBe('done');
    release();
    const many = await Promise.all(
      Array.from({ length: 8 }, () => server.create([fileOf(LINES, 'same.txt')], {})),
    );
    expect(many.filter(({ isNew }) => isNew)).toHaveLength(1);
    await settled(server, many[0]?.document.id ?? '');
    expect(aligner.started.filter((name) => name === 'same.txt')).toHaveLength(1);
  });
});
