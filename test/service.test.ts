import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { TranslationUnit } from '../src/bitext/index.ts';
import type { OpenService, UnitQuery } from '../src/service/index.ts';
import {
  doneDocument,
  fileOf,
  forBothDatabases,
  type Line,
  MadeAligner,
  serviceAt,
  settled,
} from './service-kit.ts';

const LINES: readonly Line[] = [
  { en: 'The Ferry leaves.', ja: '出ます。', confidence: 0.9 },
  { en: ['Two.', 'And more.'], ja: '二。', confidence: 0.2, flags: ['number-mismatch'] },
  { en: 'Three.', confidence: 0 },
  { en: 'Four.', ja: '四。', confidence: 0.7, flags: ['duplicate', 'missing-name'] },
];

async function ids(service: OpenService, id: string, query: UnitQuery = {}) {
  const { units, total } = await service.units(id, query);
  return { ids: units.map((unit) => unit.id), positions: units.map(({ position }) => position), total };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

forBothDatabases('openService', (newPlace) => {
  it('aligns documents in the background and keeps them', async () => {
    const place = await newPlace();
    const service = await serviceAt(place);
    const { document, isNew } = await service.create([fileOf(LINES)], {});
    expect([isNew, document.state, document.name]).toEqual([true, 'queued', 'made.txt']);
    const done = await settled(service, document.id);
    expect(done).toMatchObject({
      state: 'done',
      languages: ['en', 'ja'],
      revision: 0,
      counts: {
        units: 4,
        byStatus: { unreviewed: 4, accepted: 0, edited: 0, rejected: 0 },
        flagged: 2,
        bookmarked: 0,
      },
    });
    expect(await service.create([fileOf(LINES)], {})).toMatchObject({
      isNew: false,
      document: { id: done.id },
    });
    const other = await service.create([fileOf(LINES)], { semicolons: true });
    expect(other.document.id).not.toBe(done.id);
    await settled(service, other.document.id);
    expect(await service.other(done.id)).toEqual([
      { source: 'made.txt', start: 0, end: 3, text: '***', reason: 'separator' },
    ]);
    expect(await service.load()).toEqual({ queued: 0, running: 0, documents: 2 });
    expect(await service.ready()).toBe(true);
    await service.close();
    expect(await service.ready()).toBe(false);
    const again = await serviceAt(place);
    expect(await again.get(done.id)).toEqual(done);
    expect((await again.units(done.id, {})).units).toHaveLength(4);
  });

  it('lists the latest first, page by page', async () => {
    const service = await serviceAt(await newPlace());
    for (const name of ['a', 'b', 'c']) await doneDocument(service, LINES, `${name}.txt`);
    const first = await service.list({ limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['c.txt', 'b.txt']);
    const second = await service.list({ limit: 2, cursor: first.next });
    expect([second.items.map(({ name }) => name), second.next]).toEqual([['a.txt'], undefined]);
  });

  it('tells why a document failed, and tries again when it is posted again', async () => {
    const logged: string[] = [];
    const aligner = new MadeAligner();
    const service = await serviceAt(await newPlace(), { aligner, log: (message) => logged.push(message) });
    const bad = await doneDocument(service, LINES, 'bad.txt');
    expect([bad.state, bad.error]).toEqual([
      'failed',
      { code: 'INPUT_EMPTY', message: 'bad.txt: the file is empty' },
    ]);
    const broken = await doneDocument(service, LINES, 'broken.txt');
    expect(broken.error?.code).toBe('INTERNAL');
    expect(logged.join()).toContain('a mistake of the program');
    await expect(service.operate(bad.id, { op: 'accept', units: ['0'] })).rejects.toMatchObject({
      code: 'INVALID_OPERATION',
    });
    expect((await service.units(bad.id, {})).units).toEqual([]);
    expect((await service.outline(bad.id)).ids).toEqual([]);
    expect(await all(service.translationUnits(bad.id))).toEqual([]);
    const again = await doneDocument(service, LINES, 'bad.txt');
    expect([again.state, again.id]).toEqual(['failed', bad.id]);
    expect(aligner.started).toEqual(['bad.txt', 'broken.txt', 'bad.txt']);
  });

  it('tells how far the work is, and stops it where the document is removed', async () => {
    const aligner = new MadeAligner();
    const service = await serviceAt(await newPlace(), { aligner, threads: 1 });
    const release = aligner.hold('slow.txt');
    const { document } = await service.create([fileOf(LINES, 'slow.txt')], {});
    const seen = [];
    for await (const { state, progress } of service.watch(document.id, AbortSignal.timeout(20_000))) {
      seen.push(state);
      if (progress !== undefined) {
        expect(progress).toEqual({ stage: 'encode', done: 1, total: 2 });
        await service.remove(document.id);
      }
    }
    // The watch ended because the document is gone.
    expect(new Set(seen)).toEqual(new Set(['queued', 'running']));
    release();
    await expect(service.get(document.id)).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
    await expect(service.remove(document.id)).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
    const next = await doneDocument(service, LINES, 'next.txt');
    expect(next.state).toBe('done');
    // The same again is a new one.
    expect((await service.create([fileOf(LINES, 'slow.txt')], {})).isNew).toBe(true);
    expect((await settled(service, document.id)).state).toBe('done');
  });

  it('refuses more than may wait, and keeps nothing of it', async () => {
    const aligner = new MadeAligner();
    const service = await serviceAt(await newPlace(), { aligner, threads: 1, mostWaiting: 1 });
    const release = aligner.hold('a.txt');
    const { document } = await service.create([fileOf(LINES, 'a.txt')], {});
    await settled(service, document.id, ['running']);
    const second = await service.create([fileOf(LINES, 'b.txt')], {});
    await expect(service.create([fileOf(LINES, 'c.txt')], {})).rejects.toMatchObject({ code: 'BUSY' });
    // What is there needs no room.
    expect((await service.create([fileOf(LINES, 'b.txt')], {})).isNew).toBe(false);
    release();
    await settled(service, second.document.id);
    expect((await service.load()).documents).toBe(2);
  });

  it('goes on with what was cut off when it was closed', async () => {
    const place = await newPlace();
    const aligner = new MadeAligner();
    const service = await serviceAt(place, { aligner, threads: 1 });
    aligner.hold('a.txt');
    const { document } = await service.create([fileOf(LINES, 'a.txt')], {});
    await settled(service, document.id, ['running']);
    const waiting = await service.create([fileOf(LINES, 'b.txt')], {});
    await service.close();
    expect(aligner.closed).toBe(true);
    const again = await serviceAt(place);
    for (const { id } of [document, waiting.document]) {
      expect((await settled(again, id)).state).toBe('done');
    }
  });

  it('pages and filters units', async () => {
    const service = await serviceAt(await newPlace());
    const { id } = await doneDocument(service, LINES);
    expect(await ids(service, id)).toEqual({ ids: ['0', '1', '2', '3'], positions: [0, 1, 2, 3], total: 4 });
    await service.operate(id, { op: 'accept', units: ['2'] });
    await service.operate(id, { op: 'bookmark', unit: '3', on: true });
    const found = async (query: UnitQuery) => (await ids(service, id, query)).ids;
    expect(await found({ order: 'uncertain' })).toEqual(['1', '3', '0', '2']);
    expect(await found({ status: ['accepted', 'rejected'] })).toEqual(['2']);
    expect(await found({ flags: ['number-mismatch', 'missing-name'] })).toEqual(['1', '3']);
    expect(await found({ flags: ['unheard-of'] })).toEqual([]);
    expect(await found({ minConfidence: 0.2, maxConfidence: 0.7 })).toEqual(['1', '3']);
    expect(await found({ text: 'FERRY' })).toEqual(['0']);
    expect(await found({ text: '四' })).toEqual(['3']);
    expect(await found({ text: "'; drop table review_unit; --%_\0" })).toEqual([]);
    expect(await found({ bookmarked: true })).toEqual(['3']);
    expect(await found({ bookmarked: false, minConfidence: 0.5 })).toEqual(['0']);
    expect(await ids(service, id, { offset: 2, limit: 1 })).toEqual({ ids: ['2'], positions: [2], total: 4 });
    expect(await ids(service, id, { offset: 9 })).toEqual({ ids: [], positions: [], total: 4 });
    expect(await ids(service, id, { flags: ['duplicate'] })).toEqual({
      ids: ['3'],
      positions: [3],
      total: 1,
    });
    for (const order of ['position', 'uncertain'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await service.units(id, { order, limit: 1, cursor });
        seen.push(...page.units.map((unit) => `${unit.id}@${unit.position}`));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(
        order === 'position' ? ['0@0', '1@1', '2@2', '3@3'] : ['1@1', '3@3', '0@0', '2@2'],
      );
    }
    expect(await service.unit(id, '3')).toMatchObject({ id: '3', position: 3, bookmarked: true });
  });

  it('refuses what makes no sense, however it is sent', async () => {
    const service = await serviceAt(await newPlace());
    const { id } = await doneDocument(service, LINES);
    const wrong: UnitQuery[] = [
      { limit: 0 },
      { limit: 501 },
      { limit: 1.5 },
      { offset: -1 },
      { offset: 2 ** 60 },
      { cursor: 'x' },
      { cursor: 'A'.repeat(1_000_000) },
      { cursor: Buffer.from('["position",1e999,1]').toString('base64url') },
      { cursor: Buffer.from('["position",1.5,1]').toString('base64url') },
      { cursor: Buffer.from('["position",9007199254740993,1]').toString('base64url') },
      { cursor: Buffer.from('["position","1","2"]').toString('base64url') },
      { cursor: Buffer.from('["uncertain",1,1,1,1]').toString('base64url') },
      { order: 'uncertain', cursor: Buffer.from('["position",1,1]').toString('base64url') },
      { minConfidence: -1 },
      { maxConfidence: Number.NaN },
      { text: 'x'.repeat(1001) },
    ];
    for (const query of wrong) {
      await expect(service.units(id, query), JSON.stringify(query).slice(0, 80)).rejects.toMatchObject({
        code: 'INVALID_OPTION',
      });
    }
    // Places where no unit can be are allowed, and find what is behind them.
    const far = Buffer.from('["position",9007199254740991,9007199254740991]').toString('base64url');
    await expect(service.units(id, { cursor: far })).resolves.toMatchObject({ units: [] });
    for (const unknown of ['', '0', 'é'.repeat(100_000), '\0', "' or 1=1 --", 'f'.repeat(32)]) {
      await expect(service.get(unknown)).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
      await expect(service.undo(unknown)).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
    }
    for (const unknown of ['', '4', '-1', '1.0', '01', '9'.repeat(400), '\0', '1e1']) {
      await expect(service.unit(id, unknown)).rejects.toMatchObject({ code: 'UNIT_MISSING' });
      await expect(service.operate(id, { op: 'accept', units: [unknown] })).rejects.toMatchObject({
        code: 'UNIT_MISSING',
      });
    }
    await expect(service.create([], {})).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    await expect(service.history(id, { limit: 1000 })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    await expect(service.list({ cursor: 'zzz' })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    const many = Array.from({ length: 10_001 }, (_, unit) => String(unit));
    await expect(service.operate(id, { op: 'accept', units: many })).rejects.toMatchObject({
      code: 'INVALID_OPERATION',
    });
    expect((await service.get(id)).revision).toBe(0);
  });

  it('keeps two reviewers from overwriting each other', async () => {
    const service = await serviceAt(await newPlace());
    const { id } = await doneDocument(service, LINES);
    const both = await Promise.allSettled([
      service.operate(id, { op: 'accept', units: ['0'] }, { revision: 0, by: 'anna' }),
      service.operate(id, { op: 'reject', units: ['0'] }, { revision: 0, by: 'ben' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'STALE_REVISION' } });
    await expect(service.undo(id, { revision: 0 })).rejects.toMatchObject({ code: 'STALE_REVISION' });
    expect((await service.history(id, {})).items).toMatchObject([
      { revision: 1, by: 'anna', operation: { op: 'accept', units: ['0'] }, undone: false },
    ]);
    // Nothing to do is no change.
    expect(await service.operate(id, { op: 'accept', units: ['0'] }, { revision: 1 })).toMatchObject({
      revision: 1,
      splices: [],
    });
  });

  it('undoes and redoes in turn, and forgets what was undone when something new is done', async () => {
    const service = await serviceAt(await newPlace());
    const { id } = await doneDocument(service, LINES);
    await expect(service.undo(id)).rejects.toMatchObject({ code: 'INVALID_OPERATION' });
    await service.operate(id, { op: 'accept', units: ['0'] });
    await service.operate(id, { op: 'merge', unit: '1', with: 'next' });
    await service.operate(id, { op: 'note', unit: '3', text: 'look here' });
    expect(await service.undo(id)).toMatchObject({ revision: 4, canUndo: true, canRedo: true });
    expect((await service.undo(id)).splices[0]?.inserted.map((unit) => unit.id)).toEqual(['1', '2']);
    await service.undo(id);
    expect((await service.get(id)).counts.byStatus.unreviewed).toBe(4);
    await service.redo(id);
    await service.redo(id);
    expect((await ids(service, id)).ids).toEqual(['0', '4', '3']);
    expect(await service.operate(id, { op: 'reject', units: ['3'] })).toMatchObject({ canRedo: false });
    await expect(service.redo(id)).rejects.toMatchObject({ code: 'INVALID_OPERATION' });
    await service.undo(id);
    await service.undo(id);
    const { items } = await service.history(id, {});
    expect(items.map(({ operation, undone }) => [operation.op, undone])).toEqual([
      ['undo', false],
      ['undo', false],
      ['reject', true],
      ['redo', false],
      ['redo', false],
      ['undo', false],
      ['undo', false],
      ['undo', false],
      ['note', true],
      ['merge', true],
      ['accept', false],
    ]);
    const page = await service.history(id, { limit: 3 });
    const rest = await service.history(id, { limit: 100, cursor: page.next });
    expect([...page.items, ...rest.items]).toEqual(items);
  });

  it('gives an outline of all units', async () => {
    const service = await serviceAt(await newPlace());
    const { id } = await doneDocument(service, LINES);
    await service.operate(id, { op: 'merge', unit: '2', with: 'next' });
    await service.operate(id, { op: 'reject', units: ['0'] });
    expect(await service.outline(id)).toEqual({
      revision: 2,
      ids: ['0', '1', '4'],
      confidences: [90, 20, -1],
      statuses: 'rua',
      flags: { codes: ['number-mismatch', 'duplicate', 'missing-name'], bits: [0, 1, 0] },
      firsts: { en: [0, 1, 3], ja: [0, 1, 2] },
      lengths: [17, 14, 12],
    });
  });

  it('gives units as a translation memory has them', async () => {
    const service = await serviceAt(await newPlace());
    const { id } = await doneDocument(service, LINES);
    await service.operate(id, { op: 'edit', unit: '0', language: 'ja', text: '船が出ます。' });
    await service.operate(id, { op: 'note', unit: '3', text: 'which four?' });
    const units: TranslationUnit[] = await all(service.translationUnits(id));
    expect(units).toHaveLength(4);
    expect(units[0]).toMatchObject({
      id: `${id.slice(0, 12)}-0`,
      status: 'edited',
      confidence: 0.9,
      document: 'made.txt',
      position: 0,
      changed: expect.any(Date),
      variants: [
        {
          language: 'en',
          text: 'The Ferry leaves.',
          original: undefined,
          source: 'sample.txt',
          start: 0,
          end: 17,
        },
        { language: 'ja', text: '船が出ます。', original: '出ます。' },
      ],
    });
    expect(units[3]).toMatchObject({ notes: ['which four?'], status: 'unreviewed' });
    expect(units[3]?.remarks?.map(({ code }) => code)).toEqual(['duplicate', 'missing-name']);
    expect(units[2]?.changed).toBeUndefined();
  });

  it('tells watchers of every change until they have enough', async () => {
    const service = await serviceAt(await newPlace());
    const { id } = await doneDocument(service, LINES);
    const stop = new AbortController();
    const seen: number[] = [];
    const watching = (async () => {
      for await (const { revision } of service.watch(id, stop.signal)) {
        seen.push(revision);
        if (revision === 2) stop.abort();
      }
    })();
    await delay(50);
    await service.operate(id, { op: 'accept', units: ['0'] });
    await service.operate(id, { op: 'accept', units: ['1'] });
    await watching;
    expect([seen[0], seen.at(-1)]).toEqual([0, 2]);
    const unknown = service.watch('f'.repeat(32), new AbortController().signal);
    await expect(all(unknown)).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
  });

  it('finds room between units however often something is put there', async () => {
    const service = await serviceAt(await newPlace());
    const sentences = Array.from({ length: 80 }, (_, index) => `Sentence ${index}.`);
    const { id } = await doneDocument(service, [
      { en: sentences, ja: '全部。' },
      { en: 'End.', ja: '終。' },
    ]);
    let last = '0';
    for (let left = 79; left > 0; left -= 1) {
      const { splices } = await service.operate(id, {
        op: 'split',
        unit: last,
        at: { en: { sentences: 1 } },
      });
      last = splices[0]?.inserted[1]?.id ?? '';
    }
    const { units } = await service.units(id, {});
    expect(units.map(({ cells }) => cells['en']?.pieces[0]?.text)).toEqual([...sentences, 'End.']);
    const before = await service.outline(id);
    await service.rebuild(id);
    expect(await service.outline(id)).toEqual(before);
  });
});
