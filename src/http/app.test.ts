import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it, vi } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import type { Align } from '../align.ts';
import { type ErrorCode, HexaplaError } from '../errors.ts';
import { createApp } from './app.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const sample = alignmentOf(
  ['en', 'zh-Hant'],
  [
    { texts: { en: 'One.', 'zh-Hant': '一。' }, confidence: 0.9 },
    { texts: { en: 'Two.', 'zh-Hant': '二。' }, confidence: 0.4 },
    { texts: { en: 'Alone.' } },
  ],
);

function setUp(align: Align = async () => sample) {
  const spy = vi.fn<Align>(align);
  const log = vi.fn();
  const limits = { maxBytes: 1000, maxEditions: 3, maxWaiting: 1, burst: 1000 };
  const now = () => new Date('2026-02-03T04:05:06Z');
  const app = createApp({ align: spy, version: '1.2.3', limits, now, log });
  const post = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
    query = '',
    init: RequestInit = {},
  ) =>
    app.request(`/v1/align${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', ...headers },
      body,
      ...init,
    });
  const postJson = (body: unknown, query = '') =>
    post(JSON.stringify(body), { 'Content-Type': 'application/json' }, query);
  return { app, align: spy, log, post, postJson };
}

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string }[];
}

async function problemOf(answer: Response | Promise<Response>) {
  const response = await answer;
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:hexapla:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`);
  expect(problem.title).toMatch(/\S/);
  return problem;
}

const pointers = (problem: Problem) => problem.errors.map(({ pointer }) => pointer);

async function unitsOf(response: Response) {
  return ((await response.json()) as { units: unknown[] }).units;
}

describe('small routes', () => {
  it('GET /healthz', async () => {
    const response = await setUp().app.request('/healthz');
    expect(await response.json()).toEqual({ status: 'ok', version: '1.2.3' });
  });

  it('GET /v1/limits', async () => {
    const response = await setUp().app.request('/v1/limits');
    expect(await response.json()).toMatchObject({
      maxBytes: 1000,
      maxEditions: 3,
      maxWaiting: 1,
      maxConcurrent: DEFAULT_LIMITS.maxConcurrent,
      maxSentences: 60_000,
      accepts: ['text/plain', 'application/json', 'multipart/form-data'],
      formats: [
        { name: 'json', mediaTypes: ['application/json'], extensions: ['.json'] },
        {
          name: 'jsonl',
          mediaTypes: ['application/jsonl', 'application/x-ndjson'],
          extensions: ['.jsonl', '.ndjson'],
        },
        { name: 'tsv', mediaTypes: ['text/tab-separated-values'], extensions: ['.tsv', '.tab'] },
        { name: 'csv', mediaTypes: ['text/csv'], extensions: ['.csv'] },
        {
          name: 'xlsx',
          mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
          extensions: ['.xlsx'],
        },
        { name: 'tmx', mediaTypes: ['application/x-tmx+xml'], extensions: ['.tmx'] },
        { name: 'xliff', mediaTypes: ['application/xliff+xml'], extensions: ['.xlf', '.xliff'] },
        { name: 'moses', mediaTypes: ['application/zip'], extensions: ['.moses'] },
        { name: 'html', mediaTypes: ['text/html'], extensions: ['.html', '.htm'] },
      ],
    });
  });

  it('has limits of its own', async () => {
    const app = createApp({ align: async () => sample, version: '1' });
    expect(await (await app.request('/v1/limits')).json()).toMatchObject(DEFAULT_LIMITS);
  });
});

describe('what POST /v1/align reads', () => {
  it('takes plain text with options in the query', async () => {
    const { post, align } = setUp();
    const response = await post('One. 一。', {}, '?languages=EN,zh_tw&segmentation=lines&minConfidence=0.5');
    expect(align).toHaveBeenCalledExactlyOnceWith(
      { text: 'One. 一。' },
      { languages: ['en', 'zh-Hant'], segmentation: 'lines', signal: expect.any(AbortSignal) },
    );
    expect(await unitsOf(response)).toHaveLength(1);
  });

  it.each([
    'text/plain',
    'text/plain; charset=utf-8',
    'Text/Plain;charset="UTF-8"',
    'text/plain; charset=utf8',
  ])('takes %s', async (type) => {
    expect((await setUp().post('a', { 'Content-Type': type })).status).toBe(200);
  });

  it('takes JSON with one text', async () => {
    const { postJson, align } = setUp();
    await postJson({ text: 'a', name: 'a.txt', languages: ['en', 'ja'], segmentation: 'auto' });
    expect(align.mock.lastCall?.[0]).toEqual({ text: 'a', name: 'a.txt' });
    expect(align.mock.lastCall?.[1]).toMatchObject({ languages: ['en', 'ja'], segmentation: 'auto' });
  });

  it('takes JSON with editions', async () => {
    const { postJson, align } = setUp();
    const editions = [{ language: 'en', text: 'a', name: 'a.txt' }, { text: 'b' }];
    const response = await postJson({ editions, minConfidence: 0.5 });
    expect(align.mock.lastCall?.[0]).toEqual({ editions });
    expect(await unitsOf(response)).toHaveLength(1);
  });

  it('lets the query go before the body', async () => {
    const { postJson, align } = setUp();
    const response = await postJson(
      { text: 'a', segmentation: 'auto', languages: ['de', 'fr'], minConfidence: 1 },
      '?segmentation=lines&languages=en,ja&minConfidence=0',
    );
    expect(align.mock.lastCall?.[1]).toMatchObject({ languages: ['en', 'ja'], segmentation: 'lines' });
    expect(await unitsOf(response)).toHaveLength(3);
  });
});

describe('what POST /v1/align writes', () => {
  const formats = [
    ['json', 'application/json', null],
    ['jsonl', 'application/jsonl', 'attachment; filename="alignment.jsonl"'],
    ['tsv', 'text/tab-separated-values; charset=utf-8', 'attachment; filename="alignment.tsv"'],
    ['tmx', 'application/x-tmx+xml', 'attachment; filename="alignment.tmx"'],
    ['csv', 'text/csv; charset=utf-8', 'attachment; filename="alignment.csv"'],
    ['xliff', 'application/xliff+xml', 'attachment; filename="alignment.xlf"'],
    ['html', 'text/html; charset=utf-8', 'attachment; filename="alignment.html"'],
    ['moses', 'application/zip', 'attachment; filename="alignment.zip"'],
    [
      'xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'attachment; filename="alignment.xlsx"',
    ],
  ] as const;

  it.each(formats)('?format=%s whatever is accepted', async (format, type, disposition) => {
    const response = await setUp().post('a', { Accept: 'image/png' }, `?format=${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect(response.headers.get('Content-Disposition')).toBe(disposition);
    // What is packed begins as an archive does.
    const packed = format === 'xlsx' || format === 'moses';
    expect(await response.text()).toMatch(packed ? /^PK/ : /One\./);
  });

  it.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['text/html, */*;q=0.8', 'html'],
    ['text/csv', 'csv'],
    ['application/xliff+xml', 'xliff'],
    ['application/zip', 'moses'],
    ['application/*', 'json'],
    ['text/*', 'tsv'],
    ['application/x-tmx+xml', 'tmx'],
    ['Application/X-TMX+XML', 'tmx'],
    ['application/x-ndjson', 'jsonl'],
    ['application/jsonl', 'jsonl'],
    ['application/json;q=0.5, text/tab-separated-values;q=0.9', 'tsv'],
    ['text/tab-separated-values, application/json', 'tsv'],
    ['application/x-tmx+xml, */*', 'tmx'],
    ['application/x-tmx+xml;q=0.1, */*;q=0.5', 'json'],
    ['application/json;q=0, application/*', 'jsonl'],
  ])('Accept: %s is answered by %s', async (accept, format) => {
    const response = await setUp().post('a', accept === undefined ? {} : { Accept: accept });
    const expected = formats.find(([name]) => name === format);
    expect(response.headers.get('Content-Type')).toBe(expected?.[1]);
  });

  it.each(['text/troff', 'application/json;q=0', '*/*;q=0', 'nonsense'])(
    '406 for Accept: %s',
    async (accept) => {
      const { post, align } = setUp();
      expect(await problemOf(post('a', { Accept: accept }))).toMatchObject({
        status: 406,
        code: 'NOT_ACCEPTABLE',
        detail: expect.stringContaining('application/x-tmx+xml'),
      });
      expect(align).not.toHaveBeenCalled();
    },
  );

  it('writes TMX as asked, with the version, the date and the name of the document', async () => {
    const { postJson } = setUp();
    const response = await postJson(
      { text: 'a', name: 'a.txt' },
      '?format=tmx&codes=script&bilingual=zh-TW,en',
    );
    const xml = await response.text();
    XmlDocument.fromString(xml).dispose();
    expect(xml).toContain('creationtoolversion="1.2.3"');
    expect(xml).toContain('srclang="zh-Hant"');
    expect(xml).toContain('creationdate="20260203T040506Z"');
    expect(xml).toContain('<prop type="x-document">a.txt</prop>');
  });

  it('writes the version of XLIFF that is asked for', async () => {
    const { post } = setUp();
    const query = '?format=xliff&xliffVersion=2.1&bilingual=zh-TW,en';
    expect(await (await post('a', {}, query)).text()).toMatch(
      /^.*\n<xliff version="2.1" .* srcLang="zh-TW" trgLang="en-US">/,
    );
  });

  it('says what was left out', async () => {
    const response = await setUp().post('a', {}, '?format=tmx&minConfidence=0.5');
    expect(response.headers.get('Hexapla-Units')).toBe(
      'written=1, single-cell=1, half-empty=0, no-source=0, below-confidence=1, other-status=0, flags=0, ' +
        'outside-dates=0, other-document=0, source-equals-target=0, too-long=0, duplicate=0',
    );
  });

  it('streams more than a chunk', async () => {
    const rows = Array.from({ length: 2000 }, (_, id) => ({ texts: { en: `${id} ${'x'.repeat(90)}` } }));
    const response = await setUp(async () => alignmentOf(['en'], rows)).post('a', {}, '?format=tsv');
    expect((await response.text()).split('\n')).toHaveLength(2002);
  });
});

describe('refusals', () => {
  it('404', async () => {
    expect(await problemOf(setUp().app.request('/v2'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it.each([
    ['/v1/align', 'GET', 'POST'],
    ['/v1/align', 'DELETE', 'POST'],
    ['/v1/limits', 'POST', 'GET, HEAD'],
    ['/healthz', 'OPTIONS', 'GET, HEAD'],
  ])('405 for %s %s', async (path, method, allow) => {
    const response = await setUp().app.request(path, { method });
    expect(response.headers.get('Allow')).toBe(allow);
    expect(await problemOf(response)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });

  it('413 by the length that the client tells', async () => {
    const { post } = setUp();
    const answer = post('a'.repeat(1001), { 'Content-Length': '1001' });
    expect(await problemOf(answer)).toMatchObject({
      status: 413,
      code: 'INPUT_TOO_LARGE',
      detail: expect.stringContaining('1000 bytes'),
    });
  });

  it('413 by what comes in when the client tells none', async () => {
    const { post, align } = setUp();
    expect(await problemOf(post('a'.repeat(1001)))).toMatchObject({ status: 413 });
    expect((await post('a'.repeat(1000))).status).toBe(200);
    expect(align).toHaveBeenCalledOnce();
  });

  it.each([
    'text/html',
    'application/xml',
    'application/octet-stream',
    'nonsense',
    'text/plain; charset=utf-16',
    'application/json; charset=latin1',
  ])('415 for %s', async (type) => {
    expect(await problemOf(setUp().post('a', { 'Content-Type': type }))).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });

  it('415 without a type', async () => {
    const answer = setUp().app.request('/v1/align', { method: 'POST', body: new Uint8Array([97]) });
    expect(await problemOf(answer)).toMatchObject({ status: 415 });
  });

  it('422 for bytes that are not UTF-8', async () => {
    expect(await problemOf(setUp().post(new Uint8Array([0xff, 0xfe, 0x41])))).toMatchObject({
      status: 422,
      code: 'INPUT_ENCODING',
    });
  });

  it('400 for malformed JSON, saying what is wrong', async () => {
    expect(await problemOf(setUp().post('{"text":}', { 'Content-Type': 'application/json' }))).toMatchObject({
      status: 400,
      code: 'MALFORMED_BODY',
      detail: expect.stringMatching(/Unexpected token/),
    });
  });

  it.each([
    [{ text: 'a', nmae: 'x' }, ['/nmae']],
    [{ text: 'a', 'a/b~c': 'x' }, ['/a~1b~0c']],
    [{}, ['/text']],
    [{ text: 1, segmentation: 'words' }, ['/text', '/segmentation']],
    [{ text: 'a', minConfidence: 1.5 }, ['/minConfidence']],
    [{ text: 'a', languages: [] }, ['/languages']],
    [{ text: 'a', languages: 'en' }, ['/languages']],
    [{ editions: [{ text: 'a' }, { language: 'en' }] }, ['/editions/1/text']],
    [{ editions: [{ text: 'a', lang: 'en' }] }, ['/editions/0/lang']],
    [{ editions: [], text: 'a' }, ['/editions', '/text']],
    [{ editions: Array(4).fill({ text: 'a' }) }, ['/editions']],
    [null, ['']],
    [['a'], ['']],
  ])('400 for the body %j', async (body, expected) => {
    const { postJson, align } = setUp();
    const problem = await problemOf(postJson(body));
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    expect(pointers(problem)).toEqual(expected);
    expect(align).not.toHaveBeenCalled();
  });

  it.each([
    ['?formt=tmx', '?formt'],
    ['?format=docx', '?format'],
    ['?format=xliff&xliffVersion=3', '?xliffVersion'],
    ['?format=tsv&codes=script', '?codes'],
    ['?codes=iso', '?codes'],
    ['?segmentation=', '?segmentation'],
    ['?minConfidence=', '?minConfidence'],
    ['?minConfidence=much', '?minConfidence'],
    ['?minConfidence=-1', '?minConfidence'],
    ['?bilingual=en', '?bilingual'],
    ['?format=tmx&format=tsv', '?format'],
  ])('400 for the query %s', async (query, expected) => {
    const problem = await problemOf(setUp().post('a', {}, query));
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    expect(pointers(problem)).toEqual([expected]);
  });

  it.each([
    [{ text: 'a', languages: ['en', 'klingonese'] }, '', '/languages/1'],
    [{ editions: [{ language: 'zh', text: 'a' }] }, '', '/editions/0/language'],
    [{ text: 'a' }, '?languages=en,', '?languages'],
    [{ text: 'a' }, '?format=tmx&bilingual=en,zh', '?bilingual'],
  ])('422 for languages that do not exist: %j%s', async (body, query, expected) => {
    const problem = await problemOf(setUp().postJson(body, query));
    expect(problem).toMatchObject({ status: 422, code: 'UNKNOWN_LANGUAGE' });
    expect(pointers(problem)).toEqual([expected]);
  });

  it('400 for a pair that the text does not have', async () => {
    expect(await problemOf(setUp().post('a', {}, '?format=tmx&bilingual=en,ja'))).toMatchObject({
      status: 400,
      code: 'INVALID_OPTION',
    });
  });
});

describe('failures of the alignment', () => {
  it.each<[ErrorCode, number]>([
    ['ONE_EDITION', 422],
    ['INPUT_EMPTY', 422],
    ['INPUT_BINARY', 422],
    ['DUPLICATE_LANGUAGE', 422],
    ['LANGUAGE_NOT_FOUND', 422],
    ['INPUT_TOO_LARGE', 413],
    ['MODEL_MISSING', 503],
    ['MODEL_INVALID', 500],
  ])('%s is %d', async (code, status) => {
    const places = [{ pointer: 'edition 2', detail: 'here' }];
    const { post, log } = setUp(async () => {
      throw new HexaplaError(code, 'what to do', { places });
    });
    expect(await problemOf(post('a'))).toMatchObject({ status, code, detail: 'what to do', errors: places });
    expect(log).toHaveBeenCalledTimes(status >= 500 ? 1 : 0);
  });

  it('tells nothing of an error that it does not know, but logs it', async () => {
    const error = new Error('password is 1234');
    const { post, log } = setUp(async () => {
      throw error;
    });
    const problem = await problemOf(post('a'));
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(JSON.stringify(problem)).not.toContain('1234');
    expect(log).toHaveBeenCalledExactlyOnceWith('500 INTERNAL', error);
  });
});

describe('one at a time', () => {
  it('lets one wait and sends the next away', async () => {
    const gates: (() => void)[] = [];
    const { post, align, log } = setUp(async () => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return sample;
    });
    const first = post('1');
    const second = post('2');
    await vi.waitFor(() => expect(gates).toHaveLength(1));
    const third = await post('3');
    expect(third.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(await problemOf(third)).toMatchObject({ status: 503, code: 'BUSY' });
    expect(log).not.toHaveBeenCalled();
    expect(align).toHaveBeenCalledOnce();
    gates[0]?.();
    expect((await first).status).toBe(200);
    await vi.waitFor(() => expect(gates).toHaveLength(2));
    gates[1]?.();
    expect((await second).status).toBe(200);
  });

  it('passes on that the client has left', async () => {
    let seen: AbortSignal | undefined;
    const { post } = setUp(async (_, options) => {
      seen = options?.signal;
      await new Promise((resolve) => seen?.addEventListener('abort', resolve));
      throw new HexaplaError('CANCELLED', 'cancelled');
    });
    const controller = new AbortController();
    const answer = post('a', {}, '', { signal: controller.signal });
    await vi.waitFor(() => expect(seen).toBeDefined());
    controller.abort();
    expect(await problemOf(answer)).toMatchObject({ code: 'CANCELLED' });
  });
});

describe('forms', () => {
  const file = (text: string | Uint8Array<ArrayBuffer>, name: string) => new File([text], name);
  const form = (entries: readonly (readonly [string, string | File])[]) => {
    const data = new FormData();
    for (const [name, value] of entries) data.append(name, value);
    return data;
  };
  const send = (path: string, body: FormData, set = setUp()) => ({
    ...set,
    answer: set.app.request(path, { method: 'POST', body }),
  });

  it('takes files under the names of their languages', async () => {
    const { answer, align } = send(
      '/v1/align?segmentation=lines',
      form([
        ['en', file('One.', 'a.txt')],
        ['zh-TW', file('一。', '../../b.txt')],
        ['minConfidence', '0.5'],
      ]),
    );
    expect(await unitsOf(await answer)).toHaveLength(1);
    const [input, options] = align.mock.calls[0] ?? [];
    expect(input).toMatchObject({
      documents: [
        { name: 'a.txt', text: 'One.' },
        { name: 'b.txt', text: '一。' },
      ],
    });
    expect(options).toMatchObject({ languages: ['en', 'zh-Hant'], segmentation: 'lines' });
  });

  it('takes one file that holds several languages', async () => {
    const { answer, align } = send('/v1/align', form([['file', file('One.\n一。', 'a.txt')]]));
    expect((await answer).status).toBe(200);
    expect(align.mock.calls[0]?.[0]).toMatchObject({ documents: [{ name: 'a.txt', text: 'One.\n一。' }] });
  });

  it('lets the query go before the form', async () => {
    const { answer, align } = send(
      '/v1/align?semicolons=true&repairs=ornament,invisible',
      form([
        ['file', file('One.', 'a.txt')],
        ['semicolons', 'false'],
        ['maxSentence', '300'],
      ]),
    );
    expect((await answer).status).toBe(200);
    expect(align.mock.calls[0]?.[1]).toMatchObject({
      semicolons: true,
      maxSentence: 300,
      repairs: ['ornament', 'invisible'],
    });
  });

  it.each([
    ['no file', [['languages', 'en']], 'file'],
    ['a field that is neither', [['paper', file('a', 'a.txt')]], 'paper'],
    [
      'an option that is not there',
      [
        ['file', file('a', 'a.txt')],
        ['colour', 'red'],
      ],
      'colour',
    ],
    [
      'an option twice',
      [
        ['file', file('a', 'a.txt')],
        ['html', 'all'],
        ['html', 'main'],
      ],
      'html',
    ],
    [
      'a wrong value',
      [
        ['file', file('a', 'a.txt')],
        ['html', 'some'],
      ],
      'html',
    ],
    [
      'languages of some',
      [
        ['file', file('a', 'a.txt')],
        ['en', file('a', 'b.txt')],
      ],
      'file',
    ],
    [
      'languages twice over',
      [
        ['en', file('a', 'a.txt')],
        ['ja', file('b', 'b.txt')],
        ['languages', 'en,ja'],
      ],
      'languages',
    ],
    ['too many files', [1, 2, 3, 4].map((n) => ['file', file('a', `${n}.txt`)] as const), 'file'],
  ] as const)('400 for %s', async (_, entries, pointer) => {
    const { answer, align } = send('/v1/align', form(entries));
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    expect(pointers(problem)).toContain(pointer);
    expect(align).not.toHaveBeenCalled();
  });

  it('400 for what is no form at all', async () => {
    const { post } = setUp();
    const problem = await problemOf(post('nonsense', { 'Content-Type': 'multipart/form-data; boundary=x' }));
    expect(problem).toMatchObject({ status: 400, code: 'MALFORMED_BODY' });
  });

  it('413 for a form that is too large', async () => {
    const { answer } = send('/v1/align', form([['file', file('a'.repeat(2000), 'a.txt')]]));
    expect(await problemOf(answer)).toMatchObject({ status: 413, code: 'INPUT_TOO_LARGE' });
  });

  it('names the file that cannot be read', async () => {
    const { answer } = send('/v1/align', form([['file', file(new Uint8Array(0), 'a.txt')]]));
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 422, code: 'INPUT_EMPTY' });
    expect(problem.detail).toContain('a.txt');
  });

  it('POST /v1/inspect tells what is in a text', async () => {
    const text = 'The ferry leaves at eight. Please be on time.\n=====\nDie Fähre fährt um acht Uhr ab.\n';
    const { answer } = send('/v1/inspect', form([['file', file(text, 'a.txt')]]));
    expect(await (await answer).json()).toMatchObject({
      documents: [{ name: 'a.txt', format: 'text', characters: text.length }],
      editions: [
        { language: 'en', sentences: [{ start: 0 }, { start: 27 }] },
        { language: 'de', sentences: [{ text: 'Die Fähre fährt um acht Uhr ab.' }] },
      ],
      other: [{ reason: 'separator', text: '=====' }],
    });
  });

  it('POST /v1/inspect takes what /v1/align takes, and no format', async () => {
    const { app } = setUp();
    const inspect = (query: string) =>
      app.request(`/v1/inspect${query}`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain' },
        body: 'The ferry leaves at eight. Please be on time.',
      });
    expect((await inspect('?languages=en')).status).toBe(200);
    const problem = await problemOf(inspect('?format=tmx'));
    expect(pointers(problem)).toEqual(['?format']);
  });
});
