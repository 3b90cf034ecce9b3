import { describe, expect, it } from 'vitest';
import { apiOf, bodyOf, tokensOf } from './api.ts';

describe('units', () => {
  it.each([
    ['', ['0', '1', '2', '3']],
    ['?order=uncertain', ['2', '1', '3', '0']],
    ['?minConfidence=0.5&maxConfidence=0.8', ['3']],
    ['?text=AND%20ONE', ['0']],
    ['?status=accepted,rejected', []],
    ['?flags=number-mismatch', []],
    ['?bookmarked=false&offset=2', ['2', '3']],
    ['?offset=1&limit=2', ['1', '2']],
  ])('are found by %s', async (query, ids) => {
    const { document, send } = apiOf();
    const answer = await send('GET', `${await document()}/units${query}`);
    expect(answer.headers.get('ETag')).toBe('"0"');
    const { units } = await bodyOf(answer, 'UnitPage');
    expect(units.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['?limit=0', '?limit'],
    ['?limit=501', '?limit'],
    ['?offset=-1', '?offset'],
    ['?order=size', '?order'],
    ['?status=nice', '?status'],
    ['?minConfidence=2', '?minConfidence'],
    ['?bookmarked=1', '?bookmarked'],
    ['?limit=1&limit=2', '?limit'],
    ['?colour=red', '?colour'],
  ])('are not found by %s', async (query, pointer) => {
    const { document, send } = apiOf();
    const answer = await send('GET', `${await document()}/units${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ pointer }] });
  });

  it('are told one by one', async () => {
    const { document, send } = apiOf();
    const unit = await bodyOf(send('GET', `${await document()}/units/1`), 'PlacedUnit');
    expect(unit).toMatchObject({ id: '1', position: 1, cells: { en: { pieces: [{ text: 'Two.' }] } } });
  });

  it('are outlined, once for each revision', async () => {
    const { document, send } = apiOf();
    const path = await document();
    const answer = await send('GET', `${path}/outline`);
    expect(await bodyOf(answer, 'Outline')).toMatchObject({ statuses: 'uuuu', confidences: [90, 40, 0, 70] });
    const again = { 'If-None-Match': answer.headers.get('ETag') ?? '' };
    expect((await send('GET', `${path}/outline`, undefined, again)).status).toBe(304);
    await send('POST', `${path}/operations`, { op: 'accept', units: ['1'] });
    const changed = await send('GET', `${path}/outline`, undefined, again);
    expect(await changed.json()).toMatchObject({ statuses: 'uauu', revision: 1 });
  });

  it('leave out what is told by …/other', async () => {
    const { document, send } = apiOf();
    expect(await (await send('GET', `${await document()}/other`)).json()).toEqual({ items: [] });
  });
});

describe('operations', () => {
  it.each([
    { op: 'accept', units: ['0', '1'] },
    { op: 'reject', units: ['0'] },
    { op: 'edit', unit: '1', language: 'zh-TW', text: '貳。' },
    { op: 'merge', unit: '1', with: 'next', languages: ['en'] },
    { op: 'merge', unit: '1', with: 'previous' },
    { op: 'split', unit: '0', at: { en: { sentences: 1 } } },
    { op: 'split', unit: '0', at: { en: { offset: 4 }, 'zh-Hant': { sentences: 0 } } },
    { op: 'move', unit: '0', language: 'en', sentence: 'last' },
    { op: 'unlink', unit: '1', language: 'en' },
    { op: 'note', unit: '1', text: 'look again' },
    { op: 'bookmark', unit: '1', on: true },
    { op: 'realign' },
    { op: 'realign', from: '0', to: '3' },
  ])('%j is done, taken back and done again', async (operation) => {
    const { document, send } = apiOf();
    const path = await document();
    const units = async () => (await bodyOf(send('GET', `${path}/units`), 'UnitPage')).units;
    const before = await units();
    const first = await send('POST', `${path}/operations`, operation, { 'If-Match': '"0"' });
    expect(first.status).toBe(200);
    expect(first.headers.get('ETag')).toBe('"1"');
    const applied = await bodyOf(first, 'Applied');
    expect(applied).toMatchObject({ revision: 1, canUndo: true, canRedo: false });
    const changed = await units();
    const undone = await send('POST', `${path}/undo`, undefined, { 'If-Match': '"1"' });
    expect(await undone.json()).toMatchObject({ revision: 2, canUndo: false, canRedo: true });
    expect(await units()).toEqual(before);
    await send('POST', `${path}/redo`);
    expect(await units()).toEqual(changed);
  });

  it('link units that say nothing in the same language', async () => {
    const { document, send } = apiOf();
    const path = await document();
    await send('POST', `${path}/operations`, { op: 'unlink', unit: '3', language: 'zh-Hant' });
    await send('POST', `${path}/operations`, { op: 'unlink', unit: '1', language: 'en' });
    const { units } = await bodyOf(send('GET', `${path}/units`), 'UnitPage');
    const [english, chinese] = ['en', 'zh-Hant'].map((tag) =>
      units.find(({ cells }) => tag in cells && Object.keys(cells).length === 1),
    );
    const linked = [english?.id, chinese?.id];
    const answer = await send('POST', `${path}/operations`, { op: 'link', units: linked });
    const { splices } = await bodyOf(answer, 'Applied');
    expect(splices.flatMap(({ inserted }) => inserted.map(({ cells }) => Object.keys(cells)))).toEqual([
      ['en', 'zh-Hant'],
    ]);
  });

  it.each([
    [{ op: 'paint', units: ['1'] }, 400, '/op'],
    [{ op: 'accept', units: [] }, 400, '/units'],
    [{ op: 'accept', units: ['1'], colour: 'red' }, 400, '/colour'],
    [{ op: 'edit', unit: '1', language: 'toString', text: 'a' }, 400, '/language'],
    [{ op: 'split', unit: '1', at: { constructor: { offset: 1 } } }, 400, '/at/constructor'],
    [{ op: 'split', unit: '1', at: { en: { words: 1 } } }, 400, '/at/en'],
    [{ op: 'link', units: ['1'] }, 400, '/units'],
    [{ op: 'merge', unit: '3', with: 'next' }, 422, undefined],
    [{ op: 'edit', unit: '1', language: 'en', text: ' ' }, 422, undefined],
    [{ op: 'accept', units: ['77'] }, 404, undefined],
  ])('%j is refused', async (operation, status, pointer) => {
    const { document, send, problems } = apiOf();
    const answer = await send('POST', `${await document()}/operations`, operation);
    expect(answer.status).toBe(status);
    const { errors } = await bodyOf(answer, 'Problem');
    if (pointer !== undefined) expect(errors).toMatchObject([{ pointer }]);
    expect(problems).toEqual([]);
  });

  it.each(['operations', 'undo', 'redo'])('%s on a stale revision says which one there is', async (what) => {
    const { document, send } = apiOf();
    const path = await document();
    const accept = { op: 'accept', units: ['1'] };
    await send('POST', `${path}/operations`, accept);
    const body = what === 'operations' ? accept : undefined;
    const stale = await send('POST', `${path}/${what}`, body, { 'If-Match': '"0"' });
    expect(stale.status).toBe(412);
    expect(stale.headers.get('ETag')).toBe('"1"');
    expect(await stale.json()).toMatchObject({ code: 'STALE_REVISION', revision: 1 });
    const malformed = await send('POST', `${path}/${what}`, body, { 'If-Match': 'W/"0"' });
    expect(await malformed.json()).toMatchObject({ status: 400, errors: [{ pointer: 'If-Match' }] });
  });

  it('takes any revision for *', async () => {
    const { document, send } = apiOf();
    const path = await document();
    await send('POST', `${path}/operations`, { op: 'accept', units: ['1'] });
    expect((await send('POST', `${path}/undo`, undefined, { 'If-Match': '*' })).status).toBe(200);
    expect((await send('POST', `${path}/undo`)).status).toBe(422);
  });

  it('remembers who did what', async () => {
    const { tokens, review } = await tokensOf();
    const { document, send } = apiOf({ tokens });
    const path = await document();
    const headers = { Authorization: `Bearer ${review}` };
    await send('POST', `${path}/operations`, { op: 'accept', units: ['1'] }, headers);
    await send('POST', `${path}/undo`, undefined, headers);
    const { items } = await bodyOf(send('GET', `${path}/history`, undefined, headers), 'Log');
    expect(items).toMatchObject([
      { revision: 2, by: 'reviewer', operation: { op: 'undo', of: 1 } },
      { revision: 1, by: 'reviewer', operation: { op: 'accept', units: ['1'] }, undone: true },
    ]);
    expect(await (await send('GET', '/metrics', undefined, headers)).text()).toContain(
      'hexapla_changes_total{operation="accept"} 1',
    );
  });
});

describe('exports', () => {
  it.each([
    ['?format=tmx', 'application/x-tmx+xml', 'sample.tmx', '<seg>二。</seg>'],
    ['?format=xliff&bilingual=en,zh-TW', 'application/xliff+xml', 'sample.xlf', 'Two.'],
    ['?format=tsv', 'text/tab-separated-values; charset=utf-8', 'sample.tsv', 'Alone.'],
    ['?format=jsonl', 'application/jsonl', 'sample.jsonl', '二。'],
    ['?format=moses', 'application/zip', 'sample.zip', 'PK'],
    ['', 'application/x-tmx+xml', 'sample.tmx', '<seg>二。</seg>'],
  ])('%s', async (query, type, name, part) => {
    const { document, send } = apiOf();
    const answer = await send('GET', `${await document()}/export${query}`);
    expect(answer.headers.get('Content-Type')).toBe(type);
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${name}"`);
    expect(await answer.text()).toContain(part);
  });

  it('are what Accept likes', async () => {
    const { document, send } = apiOf();
    const path = `${await document()}/export`;
    const answer = await send('GET', path, undefined, { Accept: 'text/csv' });
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect((await send('GET', path, undefined, { Accept: 'image/png' })).status).toBe(406);
  });

  it('name files of any language', async () => {
    const { service, send } = apiOf();
    const { document } = await service.create([{ name: '"肇慶"\r\n.docx', bytes: new Uint8Array([1]) }], {});
    service.finish(document.id);
    const answer = await send('GET', `/v1/documents/${document.id}/export`);
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="______.tmx"; filename*=UTF-8''%22%E8%82%87%E6%85%B6%22%0D%0A.tmx`,
    );
  });

  it('keep what the filters keep, and count it before', async () => {
    const { document, send } = apiOf();
    const path = await document();
    await send('POST', `${path}/operations`, { op: 'accept', units: ['1'] });
    const query = '?format=tsv&status=accepted&languages=zh-Hant,en';
    const lines = (await (await send('GET', `${path}/export${query}`)).text()).trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/二。\tTwo\./);
    const preview = await send('GET', `${path}/export${query}&preview=true`);
    expect(await bodyOf(preview, 'ExportReport')).toMatchObject({
      written: 1,
      skipped: { 'other-status': 3 },
    });
    const head = await send('HEAD', `${path}/export${query}`);
    expect(head.headers.get('Hexapla-Units')).toMatch(/^written=1, .*other-status=3/);
    expect(await head.text()).toBe('');
  });

  it.each([
    ['?format=docx', 400, '?format'],
    ['?format=json', 400, '?format'],
    ['?format=tsv&codes=script', 400, '?codes'],
    ['?languages=en,ja', 400, '?languages'],
    ['?languages=en,klingonese', 422, '?languages'],
    ['?since=yesterday', 400, '?since'],
    ['?preview=perhaps', 400, '?preview'],
  ])('%s is refused', async (query, status, pointer) => {
    const { document, send } = apiOf();
    const answer = await send('GET', `${await document()}/export${query}`);
    expect(answer.status).toBe(status);
    expect((await bodyOf(answer, 'Problem')).errors).toMatchObject([{ pointer }]);
  });

  it('wait for the document', async () => {
    const { service, send } = apiOf();
    const { document } = await service.create([{ name: 'a', bytes: new Uint8Array([1]) }], {});
    expect((await send('GET', `/v1/documents/${document.id}/export`)).status).toBe(422);
  });

  it('are so many at the same time', async () => {
    const { document, send, service } = apiOf({ limits: { maxExports: 1 } });
    const path = `${await document()}/export?format=tsv`;
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const units = service.translationUnits.bind(service);
    service.translationUnits = async function* (id) {
      await held;
      yield* units(id);
    };
    const first = await send('GET', path);
    expect((await send('GET', path)).status).toBe(503);
    go();
    await first.text();
    expect((await send('GET', path)).status).toBe(200);
  });
});
