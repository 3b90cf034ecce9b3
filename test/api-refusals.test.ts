import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppOptions } from '../src/http/index.ts';
import { apiOf, bodyOf, memoryOf, tokensOf } from './api.ts';

type Scope = 'read' | 'review' | 'admin';

interface Route {
  readonly method: string;
  readonly path: string;
  /** What it needs; undefined where no token is needed. */
  readonly scope: Scope | undefined;
  /** Whether it takes a body, and how large one may be. */
  readonly body?: keyof typeof BODIES | 'form';
  readonly query?: boolean;
  /** A query that it needs. */
  readonly asks?: string;
  /** Whether its document must be there. */
  readonly document?: boolean;
  /** Whether it heeds If-Match. */
  readonly changes?: boolean;
  readonly status?: number;
}

/** Every route of the description, with what can be wrong in asking it. */
const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/documents', scope: 'review', body: 'document', query: true, status: 202 },
  { method: 'GET', path: '/v1/documents', scope: 'read', query: true },
  { method: 'GET', path: '/v1/documents/{id}', scope: 'read', document: true },
  { method: 'DELETE', path: '/v1/documents/{id}', scope: 'admin', document: true, status: 204 },
  { method: 'GET', path: '/v1/documents/{id}/events', scope: 'read', document: true },
  { method: 'GET', path: '/v1/documents/{id}/units', scope: 'read', document: true, query: true },
  { method: 'GET', path: '/v1/documents/{id}/units/{unit}', scope: 'read', document: true },
  { method: 'GET', path: '/v1/documents/{id}/outline', scope: 'read', document: true },
  { method: 'GET', path: '/v1/documents/{id}/other', scope: 'read', document: true },
  {
    method: 'POST',
    path: '/v1/documents/{id}/operations',
    scope: 'review',
    document: true,
    body: 'operation',
    changes: true,
  },
  { method: 'POST', path: '/v1/documents/{id}/undo', scope: 'review', document: true, changes: true },
  {
    method: 'POST',
    path: '/v1/documents/{id}/redo',
    scope: 'review',
    document: true,
    changes: true,
    status: 422,
  },
  { method: 'GET', path: '/v1/documents/{id}/history', scope: 'read', document: true, query: true },
  { method: 'GET', path: '/v1/documents/{id}/export', scope: 'read', document: true, query: true },
  { method: 'GET', path: '/v1/memory/search', scope: 'read', query: true, asks: '?q=Two' },
  { method: 'GET', path: '/v1/memory/stats', scope: 'read' },
  { method: 'GET', path: '/v1/memory/export', scope: 'read', query: true },
  { method: 'POST', path: '/v1/memory/lookup', scope: 'read', body: 'question', query: true },
  { method: 'POST', path: '/v1/memory/import', scope: 'admin', body: 'form' },
  { method: 'POST', path: '/v1/memory/documents/{id}', scope: 'review', document: true, query: true },
  { method: 'POST', path: '/v1/align', scope: 'review', body: 'document', query: true },
  { method: 'POST', path: '/v1/inspect', scope: 'review', body: 'document', query: true },
  { method: 'GET', path: '/v1/limits', scope: 'read' },
  { method: 'GET', path: '/readyz', scope: 'read' },
  { method: 'GET', path: '/metrics', scope: 'read' },
  { method: 'GET', path: '/healthz', scope: undefined },
  { method: 'GET', path: '/openapi.json', scope: undefined },
];

const BODIES = {
  document: { text: 'The ferry leaves at eight.' },
  operation: { op: 'accept', units: ['1'] },
  question: { from: 'en', to: 'zh-Hant', sentences: ['Two.'] },
};

const TABLE = 'en\tzh-Hant\nTwo.\t二。\n';
let memory: AppOptions['memory'];
beforeAll(async () => {
  memory = await memoryOf();
  const { document, send } = apiOf({ memory });
  await send('POST', (await document()).replace('/documents', '/memory/documents'));
});
afterAll(() => memory?.memory.close());

async function setUp(options: Parameters<typeof apiOf>[0] = {}) {
  const made = await tokensOf();
  const api = apiOf({ tokens: made.tokens, memory, ...options });
  const path = await api.document();
  await api.service.operate(path.split('/').at(-1) ?? '', { op: 'accept', units: ['0'] });
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  /** A request as it should be, but for what is given here. */
  const ask = (
    route: Route,
    { query = '', ...init }: RequestInit & { query?: string; headers?: Record<string, string> },
    document = path,
  ) => {
    const id = document.replace('/v1/documents/', '');
    const place = route.path.replace('{id}', id).replace('{unit}', '1');
    const form = new FormData();
    form.append('file', new File([TABLE], 'units.tsv'));
    const isJson = route.body !== undefined && route.body !== 'form';
    return api.app.request(`${place}${query || (route.asks ?? '')}`, {
      method: route.method,
      ...(isJson
        ? { body: JSON.stringify(BODIES[route.body]) }
        : route.body === 'form'
          ? { body: form }
          : {}),
      ...init,
      headers: {
        ...bearer(made.admin),
        ...(isJson ? { 'Content-Type': 'application/json' } : {}),
        ...init.headers,
      },
    });
  };
  return { ...api, ...made, ask, bearer };
}

async function problemOf(answer: Response) {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = await bodyOf(answer, 'Problem');
  expect(problem.status).toBe(answer.status);
  return problem;
}

const named = (routes: readonly Route[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);

it('is about every route that is described', async () => {
  const { send } = await setUp();
  const document: unknown = await (await send('GET', '/openapi.json')).json();
  const { paths } = document as { paths: Record<string, Record<string, unknown>> };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(ROUTES.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(described.sort());
});

describe.each(named(ROUTES))('%s', (_, route) => {
  it('answers who may ask, with headers of safety', async () => {
    const { ask, read, review, admin, bearer, problems } = await setUp();
    const token = { read, review, admin }[route.scope ?? 'read'];
    const answer = await ask(route, { headers: route.scope === undefined ? {} : bearer(token) });
    expect(answer.status).toBe(route.status ?? 200);
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
    await answer.body?.cancel();
    expect(problems).toEqual([]);
  });

  it('refuses pages of other sites', async () => {
    const { ask } = await setUp();
    const answer = await ask(route, { headers: { Origin: 'https://evil.example', Host: 'localhost:8787' } });
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'FORBIDDEN_ORIGIN' });
  });
});

describe.each(named(ROUTES.filter(({ scope }) => scope !== undefined)))('%s', (_, route) => {
  it.each(['', 'Bearer hx_wrong', 'Basic aGVsbG86aGVsbG8=', 'Bearer '])(
    '401 for %j',
    async (authorization) => {
      const { ask, service } = await setUp();
      const before = [...service.documents.values()].map(({ record }) => record);
      const headers: Record<string, string> = { Authorization: authorization };
      const answer = await ask(route, { headers });
      expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
      expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expect([...service.documents.values()].map(({ record }) => record)).toEqual(before);
    },
  );

  it('401 for a token that was revoked', async () => {
    const { ask, tokens } = await setUp();
    await tokens.revoke('keeper');
    expect((await ask(route, {})).status).toBe(401);
  });

  it('429 for a client that asks too often', async () => {
    const limited = await setUp({ limits: { burst: 1, requestsPerSecond: 0.001 } });
    await (await limited.ask(route, {})).body?.cancel();
    const answer = await limited.ask(route, {});
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await problemOf(answer)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
  });
});

const ABOVE: Readonly<Record<Scope, readonly Scope[]>> = {
  read: [],
  review: ['read'],
  admin: ['read', 'review'],
};

const SCOPED = ROUTES.flatMap((route) =>
  route.scope === undefined
    ? []
    : ABOVE[route.scope].map((lower) => [lower, `${route.method} ${route.path}`, route] as const),
);

it.each(SCOPED)('403 for a token that may %s alone: %s', async (lower, _, route) => {
  const set = await setUp();
  const answer = await set.ask(route, { headers: set.bearer(set[lower]) });
  expect(answer.headers.get('WWW-Authenticate')).toContain(`scope="${route.scope}"`);
  expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'FORBIDDEN_SCOPE' });
});

describe.each(named(ROUTES.filter(({ body }) => body !== undefined && body !== 'form')))('%s', (_, route) => {
  it('400 for a body that is missing', async () => {
    const { ask } = await setUp();
    expect(await problemOf(await ask(route, { body: '' }))).toMatchObject({
      status: 400,
      code: 'MALFORMED_BODY',
    });
  });

  it.each(['{"op":', '\u0000', '[', 'null', '[]', '"text"', '{"__proto__":{"op":"accept"}}'])(
    '400 for %j',
    async (body) => {
      const { ask, problems } = await setUp();
      expect((await ask(route, { body })).status).toBe(400);
      expect(problems).toEqual([]);
    },
  );

  it('400 for JSON that is deep', async () => {
    const { ask, problems } = await setUp();
    const answer = await ask(route, { body: '['.repeat(100_000) });
    expect(answer.status).toBe(400);
    expect(problems).toEqual([]);
  });

  it('422 for bytes that are not UTF-8', async () => {
    const { ask } = await setUp();
    const answer = await ask(route, { body: new Uint8Array([0xff, 0xfe]) });
    expect(await problemOf(answer)).toMatchObject({ status: 422, code: 'INPUT_ENCODING' });
  });
});

describe.each(named(ROUTES.filter(({ body }) => body !== undefined)))('%s', (_, route) => {
  it('413 for what is too large, told and not', async () => {
    const { ask } = await setUp({ limits: { maxBytes: 1000, maxSmallBytes: 1000 } });
    const body = JSON.stringify({ text: 'a'.repeat(2000) });
    for (const headers of [{ 'Content-Length': String(body.length) }, {}]) {
      const type = {
        'Content-Type': route.body === 'form' ? 'multipart/form-data; boundary=x' : 'application/json',
      };
      const answer = await ask(route, { body, headers: { ...type, ...headers } });
      expect(await problemOf(answer)).toMatchObject({ status: 413, code: 'INPUT_TOO_LARGE' });
    }
  });

  it('415 for another type', async () => {
    const { ask } = await setUp();
    const answer = await ask(route, { headers: { 'Content-Type': 'application/xml' } });
    expect(await problemOf(answer)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });
});

describe.each(named(ROUTES.filter(({ query }) => query)))('%s', (_, route) => {
  it.each(['?colour=red', '?__proto__=1', `?${encodeURIComponent('a b')}=1`])('400 for %s', async (query) => {
    const { ask } = await setUp();
    const problem = await problemOf(await ask(route, { query }));
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    expect(problem.errors[0]?.pointer).toMatch(/^\?/);
  });
});

describe.each(named(ROUTES.filter(({ document }) => document)))('%s', (_, route) => {
  it.each([
    '/v1/documents/unknown',
    '/v1/documents/__proto__',
    '/v1/documents/%00',
    '/v1/documents/..%2f..%2fetc',
  ])('404 for %s', async (path) => {
    const { ask, problems } = await setUp();
    expect(await problemOf(await ask(route, {}, path))).toMatchObject({
      status: 404,
      code: 'DOCUMENT_MISSING',
    });
    expect(problems).toEqual([]);
  });

  it('400 for an id that is endless', async () => {
    const { ask } = await setUp();
    const problem = await problemOf(await ask(route, {}, `/v1/documents/${'a'.repeat(5000)}`));
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: 'id' }] });
  });
});

describe.each(named(ROUTES.filter(({ changes }) => changes)))('%s', (_, route) => {
  it('412 for a stale ETag, with the one that there is', async () => {
    const { ask } = await setUp();
    const answer = await ask(route, { headers: { 'If-Match': '"0"' } });
    expect(answer.headers.get('ETag')).toBe('"1"');
    expect(await problemOf(answer)).toMatchObject({ status: 412, code: 'STALE_REVISION', revision: 1 });
  });

  it.each(['1', 'W/"1"', '"a"', '"1", "2"', ''])('400 for If-Match: %j', async (header) => {
    const { ask } = await setUp();
    const answer = await ask(route, { headers: { 'If-Match': header } });
    expect(await problemOf(answer)).toMatchObject({ status: 400, errors: [{ pointer: 'If-Match' }] });
  });
});

it('404 for a unit that is not there', async () => {
  const { send, document } = apiOf();
  const answer = await send('GET', `${await document()}/units/77`);
  expect(await problemOf(answer)).toMatchObject({ status: 404, code: 'UNIT_MISSING' });
});

it('400 for a cursor of another place', async () => {
  const { send, document } = apiOf();
  for (const path of ['/v1/documents', `${await document()}/units`, `${await document()}/history`]) {
    expect((await send('GET', `${path}?cursor=nonsense`)).status).toBe(400);
    expect((await send('GET', `${path}?cursor=${'x'.repeat(2000)}`)).status).toBe(400);
  }
});

it('503 for more requests, and more bytes, than are worked on at once; health is told all the same', async () => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { app, service, send } = apiOf({ limits: { maxConcurrent: 2, maxBytesInFlight: 30 } });
  const create = service.create.bind(service);
  service.create = async (files, options) => {
    await held;
    return create(files, options);
  };
  const post = (text: string) => {
    const body = JSON.stringify({ text });
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
    return app.request('/v1/documents', { method: 'POST', headers, body });
  };
  const first = post('0123456789');
  const tooMuch = await post('0123456789');
  expect(tooMuch.status).toBe(503);
  expect(tooMuch.headers.get('Retry-After')).toBe('1');
  const second = post('');
  expect((await send('GET', '/v1/documents')).status).toBe(503);
  expect((await send('GET', '/healthz')).status).toBe(200);
  go();
  expect((await first).status).toBe(202);
  await second;
  expect((await send('GET', '/v1/documents')).status).toBe(200);
});

it('503 where the service is not ready', async () => {
  const { send, service } = apiOf();
  service.isReady = false;
  expect(await problemOf(await send('GET', '/readyz'))).toMatchObject({ status: 503, code: 'BUSY' });
  service.ready = async () => {
    throw new Error('no database');
  };
  expect((await send('GET', '/readyz')).status).toBe(503);
});
