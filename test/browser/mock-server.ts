import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { TranslationUnit } from '../../src/bitext/index.ts';
import { readDocument } from '../../src/document/index.ts';
import { HexaplaError } from '../../src/errors.ts';
import { FORMATS, type Format } from '../../src/exports/index.ts';
import {
  fixedUnits,
  isConfirmed,
  perform,
  type ReviewUnit,
  reconcile,
  reviewUnits,
  type Splice,
  textOf,
} from '../../src/review/index.ts';
import type { DocumentRecord, Outline, PlacedUnit, ServiceOperation } from '../../src/service/service.ts';
import {
  alignDocument,
  emptyDocument,
  longDocument,
  type MockDocument,
  record,
  sample,
  takeBack,
  wideDocument,
} from './mock-documents.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The policy that the service sends with the page. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface MockOptions {
  /** Where the built page is. */
  readonly page: string;
  readonly port?: number;
  /** Units of the long document; none by default. */
  readonly long?: number;
  /** A token that every call must bear. */
  readonly token?: string;
}

export interface MockServer {
  readonly url: string;
  readonly documents: Map<string, MockDocument>;
  /** Answers nothing while it is true, as a server that has gone. */
  away: boolean;
  close(): Promise<void>;
}

/** A server that speaks the protocol of the service over documents in memory, for the page alone. */
export async function startMock({ page, port = 0, long = 0, token }: MockOptions): Promise<MockServer> {
  const documents = new Map<string, MockDocument>();
  const first = emptyDocument('zhaoqing', 'zhaoqing.txt');
  await alignDocument(first, { name: first.name, text: sample('zhaoqing.txt') });
  documents.set(first.id, first);
  documents.set('wide', wideDocument('wide'));
  if (long > 0) documents.set('long', longDocument('long', first, long));
  const state = { away: false };
  const server = createServer((request, response) => {
    if (state.away) {
      request.socket.destroy();
      return;
    }
    answer(request, response).catch((error: unknown) => fail(response, error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith('/v1/')) return file(url.pathname, response);
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
      throw new Refusal(401, 'UNAUTHORIZED', 'the token is not known');
    }
    const [, , area = '', id = '', what = '', unit = ''] = url.pathname.split('/').map(decodeURIComponent);
    if (area === 'memory' && request.method === 'POST') return reply(response, { added: 1 });
    if (area === 'memory') return reply(response, { hits: memoryHits(first, url), meaning: false });
    if (area !== 'documents') throw new Refusal(404, 'NOT_FOUND', 'there is nothing here');
    if (id === '') return request.method === 'POST' ? create(request, response) : list(response);
    const document = documents.get(id);
    if (document === undefined) throw new Refusal(404, 'DOCUMENT_MISSING', `there is no document '${id}'`);
    if (request.method === 'DELETE') {
      documents.delete(id);
      response.writeHead(204).end();
      return;
    }
    switch (what) {
      case '':
        return reply(response, recordOf(document));
      case 'events':
        return events(document, response);
      case 'outline':
        return reply(response, outlineOf(document));
      case 'units':
        return reply(response, unit === '' ? pageOf(document, url.searchParams) : placed(document, unit));
      case 'history':
        return reply(response, { items: document.done.map(({ entry }) => entry).reverse() });
      case 'export':
        return exportOf(document, url.searchParams, response);
      case 'operations':
      case 'undo':
      case 'redo':
        return change(document, what, request, response);
      default:
        throw new Refusal(404, 'NOT_FOUND', 'there is nothing here');
    }
  }

  function file(path: string, response: ServerResponse): void {
    const name = normalize(path === '/' ? '/index.html' : path);
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(page, name));
    } catch {
      throw new Refusal(404, 'NOT_FOUND', `there is no ${name}`);
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    });
    response.end(bytes);
  }

  function list(response: ServerResponse): void {
    const items = [...documents.values()].sort((a, b) => +b.created - +a.created).map(recordOf);
    reply(response, { items });
  }

  async function create(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await read(request);
    const type = request.headers['content-type'] ?? '';
    const files: { name: string; bytes: Uint8Array }[] = [];
    if (type.startsWith('application/json')) {
      const { text = '', name = 'pasted text' } = JSON.parse(bytes.toString('utf8'));
      files.push({ name, bytes: Buffer.from(String(text)) });
    } else {
      const form = await new Response(new Uint8Array(bytes), {
        headers: { 'Content-Type': type },
      }).formData();
      for (const value of form.getAll('file')) {
        if (typeof value !== 'string') {
          files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
        }
      }
    }
    const read_ = await Promise.all(files.map((each) => readDocument(each)));
    const document = emptyDocument(`d${documents.size + 1}`, files.map(({ name }) => name).join(', '));
    documents.set(document.id, document);
    void alignDocument(document, { documents: read_ });
    response.setHeader('Location', `/v1/documents/${document.id}`);
    reply(response, recordOf(document), 202);
  }

  function events(document: MockDocument, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const send = () => response.write(`event: document\ndata: ${JSON.stringify(recordOf(document))}\n\n`);
    send();
    document.listeners.add(send);
    response.on('close', () => document.listeners.delete(send));
  }

  async function change(
    document: MockDocument,
    what: 'operations' | 'undo' | 'redo',
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const match = request.headers['if-match'] ?? '*';
    const body = (await read(request)).toString('utf8');
    if (match !== '*' && match !== `"${document.revision}"`) {
      throw new Refusal(412, 'STALE_REVISION', `the document is at revision ${document.revision}`);
    }
    let splices: readonly Splice[] | undefined;
    if (what === 'operations') {
      const operation: ServiceOperation = JSON.parse(body);
      splices = record(document, operation, await splicesOf(document, operation));
    } else {
      splices = takeBack(document, what);
      if (splices === undefined) throw new Refusal(422, 'INVALID_OPERATION', `there is nothing to ${what}`);
    }
    reply(response, {
      revision: document.revision,
      splices,
      counts: recordOf(document).counts,
      canUndo: document.done.length > 0,
      canRedo: document.undone.length > 0,
    });
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    documents,
    get away() {
      return state.away;
    },
    set away(away: boolean) {
      state.away = away;
      if (away) server.closeAllConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function splicesOf(document: MockDocument, operation: ServiceOperation): Promise<Splice[]> {
  const { units } = document;
  if (operation.op !== 'realign') {
    const at = (id: string) => units.findIndex((unit) => unit.id === id);
    return perform(
      {
        get: async (id) => units[at(id)],
        beside: async (id, side) => units[at(id) + (side === 'next' ? 1 : -1)],
        newId: () => `n${++document.ids}`,
      },
      operation,
    );
  }
  if (document.open === undefined) return [];
  const fixed = fixedUnits(units.filter((unit) => isConfirmed(unit) || unit.status === 'rejected'));
  const proposed = reviewUnits(document.open.realign(fixed.anchors));
  return reconcile(units, null, fixed, proposed, () => `n${++document.ids}`);
}

function recordOf(document: MockDocument): DocumentRecord {
  const byStatus = { unreviewed: 0, accepted: 0, edited: 0, rejected: 0 };
  let flagged = 0;
  let bookmarked = 0;
  for (const unit of document.units) {
    byStatus[unit.status] += 1;
    if (unit.flags.length > 0) flagged += 1;
    if (unit.bookmarked) bookmarked += 1;
  }
  const { id, name, state, progress, error, created, changed, languages, revision } = document;
  const counts = { units: document.units.length, byStatus, flagged, bookmarked };
  return { id, name, state, progress, error, created, changed, languages, revision, counts, documents: [] };
}

function outlineOf({ units, languages, revision }: MockDocument): Outline {
  const codes = [...new Set(units.flatMap(({ flags }) => flags.map(({ code }) => code)))];
  return {
    revision,
    ids: units.map(({ id }) => id),
    confidences: units.map(({ confidence }) => (confidence === null ? -1 : Math.round(confidence * 100))),
    statuses: units.map(({ status }) => status[0]).join(''),
    flags: {
      codes,
      bits: units.map(({ flags }) =>
        [...new Set(flags.map(({ code }) => code))].reduce((sum, code) => sum + 2 ** codes.indexOf(code), 0),
      ),
    },
    firsts: Object.fromEntries(
      languages.map((language) => [
        language,
        units.map(({ cells }) => cells[language]?.pieces[0]?.sentence ?? -1),
      ]),
    ),
    lengths: units.map(({ cells }) =>
      Math.max(...Object.entries(cells).map(([language, cell]) => textOf(cell, language).length)),
    ),
  };
}

function placed({ units }: MockDocument, id: string): PlacedUnit {
  const position = units.findIndex((unit) => unit.id === id);
  const unit = units[position];
  if (unit === undefined) throw new Refusal(404, 'UNIT_MISSING', `there is no unit '${id}'`);
  return { ...unit, position };
}

function pageOf({ units, revision }: MockDocument, query: URLSearchParams) {
  const plain = [
    'cursor',
    'order',
    'status',
    'flags',
    'minConfidence',
    'maxConfidence',
    'text',
    'bookmarked',
  ];
  if (plain.every((name) => !query.has(name))) {
    const offset = Number(query.get('offset') ?? 0);
    const some = units.slice(offset, offset + Number(query.get('limit') ?? 50));
    const placed_ = some.map((unit, index) => ({ ...unit, position: offset + index }));
    return { revision, units: placed_, total: units.length, next: String(offset + some.length) };
  }
  const text = query.get('text')?.toLowerCase();
  const status = query.get('status')?.split(',');
  const flags = query.get('flags')?.split(',');
  const least = Number(query.get('minConfidence') ?? 0);
  const most = Number(query.get('maxConfidence') ?? 1);
  const texts = (unit: ReviewUnit) =>
    Object.entries(unit.cells).map(([language, cell]) => textOf(cell, language));
  const found: PlacedUnit[] = units
    .map((unit, position) => ({ ...unit, position }))
    .filter(
      (unit) =>
        (text === undefined || texts(unit).some((each) => each.toLowerCase().includes(text))) &&
        (status === undefined || status.includes(unit.status)) &&
        (flags === undefined || unit.flags.some(({ code }) => flags.includes(code))) &&
        (unit.confidence ?? 1) >= least &&
        (unit.confidence ?? 1) <= most &&
        (query.get('bookmarked') !== 'true' || unit.bookmarked),
    );
  const offset = Number(query.get('cursor') ?? query.get('offset') ?? 0);
  const end = offset + Number(query.get('limit') ?? 50);
  return {
    revision,
    units: found.slice(offset, end),
    total: found.length,
    ...(end < found.length ? { next: String(end) } : {}),
  };
}

function translations({ name, units }: MockDocument): TranslationUnit[] {
  return units.map((unit, position) => ({
    id: unit.id,
    document: name,
    position,
    status: unit.status,
    confidence: unit.confidence ?? undefined,
    variants: Object.entries(unit.cells).map(([language, cell]) => ({
      language,
      text: textOf(cell, language),
    })),
    remarks: unit.flags.map(({ code, languages }) => ({ code, languages, message: code })),
  }));
}

async function exportOf(
  document: MockDocument,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const format = FORMATS[(query.get('format') ?? 'tmx') as Format];
  let report: unknown;
  const status = query.get('status')?.split(',');
  if (format.writeUnits === undefined) throw new Refusal(406, 'NOT_ACCEPTABLE', 'not of units');
  const files = format.writeUnits(translations(document), {
    languages: document.languages,
    minConfidence: Number(query.get('minConfidence') ?? 0),
    status: status as ['accepted'] | undefined,
    halfEmpty: query.get('halfEmpty') === 'drop' ? 'drop' : 'keep',
    duplicates: query.get('duplicates') === 'drop' ? 'drop' : 'keep',
    sourceEqualsTarget: query.get('sourceEqualsTarget') === 'drop' ? 'drop' : 'keep',
    onReport: (found) => {
      report = found;
    },
  });
  const chunks: Buffer[] = [];
  for (const { chunks: pieces } of files) for await (const piece of pieces) chunks.push(Buffer.from(piece));
  if (query.get('preview') === 'true') return reply(response, report);
  response.writeHead(200, {
    'Content-Type': format.mediaTypes[0],
    'Content-Disposition': `attachment; filename="${document.name.replace(/\.\w+$/, '')}${format.extensions[0]}"`,
  });
  response.end(Buffer.concat(chunks));
}

function memoryHits(document: MockDocument, url: URL) {
  const wanted = (url.searchParams.get('q') ?? '').toLowerCase();
  return translations(document).flatMap((unit, number) => {
    const variant = unit.variants.findIndex(({ text }) => text.toLowerCase().includes(wanted));
    const start = unit.variants[variant]?.text.toLowerCase().indexOf(wanted) ?? 0;
    return variant < 0
      ? []
      : [
          {
            mode: 'concordance',
            score: 1,
            unit: { number, count: 1, unit, origins: [] },
            variant,
            highlights: [{ start, end: start + wanted.length }],
            conflicts: [],
          },
        ];
  });
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

function fail(response: ServerResponse, error: unknown): void {
  const status = error instanceof Refusal ? error.status : error instanceof HexaplaError ? 422 : 500;
  const code = error instanceof Refusal || error instanceof HexaplaError ? error.code : 'INTERNAL';
  const detail = error instanceof Error ? error.message : String(error);
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, detail, code, errors: [] }));
}
