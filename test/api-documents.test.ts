import { describe, expect, it, vi } from 'vitest';
import { HexaplaError } from '../src/errors.ts';
import { apiOf, bodyOf } from './api.ts';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('POST /v1/documents', () => {
  it('keeps a text, and knows it again', async () => {
    const { app, service } = apiOf();
    const post = () =>
      app.request('/v1/documents?name=a.txt&segmentation=lines&languages=en,zh_tw', {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain', 'Idempotency-Key': 'x' },
        body: 'One. 一。',
      });
    const first = await post();
    expect(first.status).toBe(202);
    expect(first.headers.get('Retry-After')).toBe('1');
    const document = await bodyOf(first, 'Document');
    expect(document).toMatchObject({ name: 'a.txt', state: 'queued', revision: 0 });
    expect(first.headers.get('Location')).toBe(`/v1/documents/${document.id}`);
    const second = await post();
    expect(second.status).toBe(200);
    expect(await bodyOf(second, 'Document')).toEqual(document);
    const { files, options } = service.created[0] ?? {};
    expect(text(files?.[0]?.bytes)).toBe('One. 一。');
    expect(options).toEqual({
      segmentation: 'lines',
      languages: ['en', 'zh-Hant'],
      inputFormat: 'text',
      encoding: 'utf-8',
    });
  });

  it('keeps the texts of a body in JSON by language', async () => {
    const { send, service } = apiOf();
    const editions = [
      { language: 'en', text: 'One.', name: 'a' },
      { language: 'zh-TW', text: '一。' },
    ];
    const answer = await send('POST', '/v1/documents?semicolons=true', { editions, repairs: 'none' });
    expect(answer.status).toBe(202);
    expect(service.created[0]).toMatchObject({
      files: [
        { name: 'a', language: 'en' },
        { name: 'edition 2', language: 'zh-Hant' },
      ],
      options: { semicolons: true, repairs: 'none' },
    });
  });

  it('keeps files as they are, their names without folders', async () => {
    const { app, service } = apiOf();
    const body = new FormData();
    body.append('en', new File([new Uint8Array([0xff, 0xfe, 0x41, 0])], '../../etc/a.txt'));
    body.append('ja', new File(['一つ。'], 'C:\\b.txt'));
    body.append('html', 'all');
    const answer = await app.request('/v1/documents', { method: 'POST', body });
    expect(answer.status).toBe(202);
    expect(service.created[0]?.files).toEqual([
      { name: 'a.txt', language: 'en', bytes: new Uint8Array([0xff, 0xfe, 0x41, 0]) },
      { name: 'b.txt', language: 'ja', bytes: new TextEncoder().encode('一つ。') },
    ]);
    expect(service.created[0]?.options).toEqual({ html: 'all' });
  });

  it.each([
    [{ text: 'a', minConfidence: 1 }, ['/minConfidence']],
    [{ editions: [{ text: 1 }] }, ['/editions/0/text']],
    [{ text: 'a', languages: ['klingonese'] }, ['/languages/0']],
  ])('refuses %j, saying where', async (body, pointers) => {
    const { send, service } = apiOf();
    const problem = await bodyOf(send('POST', '/v1/documents', body), 'Problem');
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(service.created).toEqual([]);
  });

  it('says when to come again where the queue is full', async () => {
    const { send, service, problems } = apiOf();
    service.failure = new HexaplaError('BUSY', 'too many documents wait');
    const answer = await send('POST', '/v1/documents', { text: 'a' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(problems).toEqual([]);
  });
});

describe('documents', () => {
  it('are listed page by page, the latest first', async () => {
    const { document, send } = apiOf();
    const paths = [await document('a'), await document('b'), await document('c')];
    const first = await bodyOf(send('GET', '/v1/documents?limit=2'), 'Documents');
    const second = await bodyOf(send('GET', `/v1/documents?limit=2&cursor=${first.next}`), 'Documents');
    const ids = [...first.items, ...second.items].map(({ id }) => `/v1/documents/${id}`);
    expect(ids).toEqual(paths.toReversed());
    expect(second).not.toHaveProperty('next');
  });

  it('have a revision as their ETag', async () => {
    const { document, send } = apiOf();
    const answer = await send('GET', await document());
    expect(answer.headers.get('ETag')).toBe('"0"');
    expect(await bodyOf(answer, 'Document')).toMatchObject({
      state: 'done',
      created: '2026-02-03T04:05:07.000Z',
      counts: { units: 4, byStatus: { unreviewed: 4 } },
    });
  });

  it('are removed', async () => {
    const { document, send } = apiOf();
    const path = await document();
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
  });
});

/** The next piece of a stream as text. */
async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const { value, done } = await reader.read();
  return done ? undefined : text(value);
}

function readerOf(response: Response) {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('there is no body');
  return reader;
}

describe('GET …/events', () => {
  it('tells of every change, and in between that it is there', async () => {
    const { send, service, app } = apiOf({ heartbeatMs: 20 });
    const { document } = await service.create([{ name: 'a', bytes: new Uint8Array([1]) }], {});
    const answer = await send('GET', `/v1/documents/${document.id}/events`);
    expect(answer.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    const reader = readerOf(answer);
    expect(await next(reader)).toMatch(/^event: document\ndata: \{.*"state":"queued".*\}\n\n$/);
    expect(await next(reader)).toBe(': still there\n\n');
    service.finish(document.id);
    expect(await next(reader)).toContain('"state":"done"');
    expect(await (await app.request('/metrics')).text()).toContain('hexapla_http_streams 1');
    await reader.cancel();
    await vi.waitFor(() => expect(service.changes.listenerCount('change')).toBe(0));
    expect(await (await app.request('/metrics')).text()).toContain('hexapla_http_streams 0');
  });

  it('ends when the service stops, and when the document is removed', async () => {
    const stop = new AbortController();
    const { send, service, document } = apiOf({ stopping: stop.signal });
    const [first, second] = [await document('a'), await document('b')];
    const readers = await Promise.all(
      [first, second].map(async (path) => readerOf(await send('GET', `${path}/events`))),
    );
    for (const reader of readers) await next(reader);
    const [one, two] = readers.map((reader) => next(reader));
    await service.remove(second.split('/').at(-1) ?? '');
    expect(await two).toBeUndefined();
    stop.abort();
    expect(await one).toBeUndefined();
    expect(service.changes.listenerCount('change')).toBe(0);
  });

  it('ends when the client leaves', async () => {
    const { app, service, document } = apiOf();
    const client = new AbortController();
    const path = await document();
    const reader = readerOf(await app.request(`${path}/events`, { signal: client.signal }));
    await next(reader);
    const waiting = next(reader);
    client.abort();
    expect(await waiting).toBeUndefined();
    expect(service.changes.listenerCount('change')).toBe(0);
  });

  it('sends away who is one too many', async () => {
    const { send, document } = apiOf({ limits: { maxStreams: 1 } });
    const path = await document();
    const first = await send('GET', `${path}/events`);
    expect((await send('GET', `${path}/events`)).status).toBe(503);
    await first.body?.cancel();
    const third = await send('GET', `${path}/events`);
    expect(third.status).toBe(200);
    await third.body?.cancel();
  });
});
