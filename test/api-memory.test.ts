import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppOptions } from '../src/http/index.ts';
import { apiOf, bodyOf, memoryOf } from './api.ts';

const open: NonNullable<AppOptions['memory']>[] = [];
afterEach(async () => {
  for (const { memory } of open.splice(0)) await memory.close();
});

async function setUp() {
  const onAdded = vi.fn();
  const memory = { ...(await memoryOf()), onAdded };
  open.push(memory);
  const api = apiOf({ memory });
  const importFile = (
    content: string | Uint8Array<ArrayBuffer>,
    name: string,
    fields: Record<string, string> = {},
  ) => {
    const body = new FormData();
    body.append('file', new File([content], name));
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    return api.app.request('/v1/memory/import', { method: 'POST', body });
  };
  return { ...api, importFile, onAdded };
}

const TABLE = 'en\tzh-Hant\nThe ferry leaves at eight.\t渡輪八點開。\nPlease be on time.\t請準時。\n';

it('imports files, searches them, and writes them out', async () => {
  const { importFile, send, onAdded } = await setUp();
  const { files } = await bodyOf(importFile(TABLE, '../old.tsv'), 'MemoryImport');
  expect(files).toMatchObject([{ name: 'old.tsv', report: { read: 2, added: 2, merged: 0 } }]);
  expect(onAdded).toHaveBeenCalledOnce();

  const { hits } = await bodyOf(send('GET', '/v1/memory/search?q=ferry&mode=concordance'), 'MemorySearch');
  expect(hits).toMatchObject([
    { mode: 'concordance', variant: 0, highlights: [{ start: 4, end: 9 }], unit: { count: 1 } },
  ]);
  expect(await bodyOf(send('GET', '/v1/memory/stats'), 'MemoryStats')).toMatchObject({
    units: 2,
    imports: [{ name: 'old.tsv' }],
  });
  const tmx = await send('GET', '/v1/memory/export?format=tmx');
  expect(tmx.headers.get('Content-Disposition')).toBe('attachment; filename="memory.tmx"');
  expect(await tmx.text()).toContain('<seg>請準時。</seg>');
  const preview = await send('GET', '/v1/memory/export?format=tmx&preview=true&languages=en,zh-TW');
  expect(await bodyOf(preview, 'ExportReport')).toMatchObject({ written: 2 });
});

it('takes the units of a document in, as the filters say and without those that were rejected', async () => {
  const { document, send } = await setUp();
  const path = await document();
  await send('POST', `${path}/operations`, { op: 'reject', units: ['1'] });
  const take = path.replace('/documents', '/memory/documents');
  const first = await bodyOf(send('POST', `${take}?minConfidence=0.8`), 'AddReport');
  expect(first).toMatchObject({ read: 1, added: 1 });
  const second = await bodyOf(send('POST', take), 'AddReport');
  expect(second).toMatchObject({ added: 1, merged: 1, rejected: { 'rejected-in-review': 1 } });
});

it('waits for the document', async () => {
  const { service, send } = await setUp();
  const { document } = await service.create([{ name: 'a', bytes: new Uint8Array([1]) }], {});
  expect((await send('POST', `/v1/memory/documents/${document.id}`)).status).toBe(422);
});

it('looks up many sentences as it does one, with their context', async () => {
  const { importFile, send } = await setUp();
  const numbers = Array.from({ length: 30 }, (_, index) => `Sentence number ${index} of the list.`);
  await importFile(`en\tja\n${numbers.map((text, index) => `${text}\t文${index}。`).join('\n')}\n`, 'a.tsv');
  const body = { from: 'en', to: 'ja', sentences: [...numbers, 'Nothing like this is there.'] };
  const { rows, bands } = await bodyOf(send('POST', '/v1/memory/lookup', body), 'MemoryAnswer');
  expect(rows.map(({ target }) => target)).toEqual([...numbers.map((_, index) => `文${index}。`), undefined]);
  // The last one does not follow what it followed there.
  expect(bands).toMatchObject({ context: 29, '100': 1, below: 1 });
  const xliff = await send('POST', '/v1/memory/lookup?format=xliff', body);
  expect(await xliff.text()).toContain('<target state="needs-review-translation"');
});

describe('refuses', () => {
  it.each([
    ['', '?q'],
    ['?q=', '?q'],
    [`?q=${'a'.repeat(10_001)}`, '?q'],
    ['?q=a&mode=magic', '?mode'],
    ['?q=a&limit=1000', '?limit'],
    ['?q=a&minScore=0.1', '?minScore'],
  ])('the search %.30s', async (query, pointer) => {
    const { send } = await setUp();
    const problem = await bodyOf(send('GET', `/v1/memory/search${query}`), 'Problem');
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer }] });
  });

  it.each([
    [{ from: 'en', to: 'en', sentences: ['a'] }, 400],
    [{ from: 'en', to: 'klingonese', sentences: ['a'] }, 422],
    [{ from: 'en', to: 'ja', sentences: ['a'] }, 422],
    [{ from: 'en', to: 'ja', sentences: [] }, 400],
    [{ from: 'en', to: 'ja', sentences: Array(1001).fill('a') }, 400],
  ])('the question %#', async (body, status) => {
    const { send, problems } = await setUp();
    expect((await send('POST', '/v1/memory/lookup', body)).status).toBe(status);
    expect(problems).toEqual([]);
  });

  it.each([
    ['a.docx', 'text', {}, 400, 'file'],
    ['a.tsv', TABLE, { inputFormat: 'docx' }, 400, 'inputFormat'],
    ['a.tsv', TABLE, { colour: 'red' }, 400, 'colour'],
    ['a.tsv', TABLE, { languages: 'klingonese' }, 422, 'languages'],
    ['a.tmx', '<tmx><body>', {}, 422, undefined],
    ['a.tmx', '', {}, 422, undefined],
  ])('the file %s', async (name, content, fields, status, pointer) => {
    const { importFile, send, problems } = await setUp();
    const problem = await bodyOf(importFile(content, name, fields), 'Problem');
    expect(problem.status).toBe(status);
    if (pointer !== undefined) expect(problem.errors[0]?.pointer).toBe(pointer);
    expect(await bodyOf(send('GET', '/v1/memory/stats'), 'MemoryStats')).toMatchObject({ units: 0 });
    expect(problems).toEqual([]);
  });
});
