import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { z } from 'zod';
import { type AppOptions, createApp, TokenFile } from '../src/http/index.ts';
import * as memoryWire from '../src/http/memory-wire.ts';
import * as wire from '../src/http/wire.ts';
import { openMemory } from '../src/memory/index.ts';
import { alignmentOf } from './alignment.ts';
import { FakeService } from './fake-service.ts';
import type { components } from './openapi.d.ts';

/** Bodies of answers as the documentation has them, by their names in it or in ours. */
export interface Bodies {
  readonly Document: components['schemas']['Document'];
  readonly Documents: { readonly items: Bodies['Document'][]; readonly next?: string };
  readonly UnitPage: components['schemas']['UnitPage'];
  readonly PlacedUnit: components['schemas']['PlacedUnit'];
  readonly Outline: components['schemas']['Outline'];
  readonly Applied: components['schemas']['Applied'];
  readonly Log: { readonly items: components['schemas']['LogEntry'][]; readonly next?: string };
  readonly ExportReport: components['schemas']['ExportReport'];
  readonly MemorySearch: components['schemas']['MemorySearch'];
  readonly MemoryStats: components['schemas']['MemoryStats'];
  readonly AddReport: components['schemas']['AddReport'];
  readonly MemoryImport: components['schemas']['MemoryImport'];
  readonly MemoryAnswer: components['schemas']['MemoryAnswer'];
  readonly Problem: components['schemas']['Problem'];
}

const SCHEMAS: Readonly<Record<keyof Bodies, z.ZodType>> = {
  Document: wire.documentSchema,
  Documents: wire.pageOf(wire.documentSchema),
  UnitPage: wire.unitPageSchema,
  PlacedUnit: wire.placedUnitSchema,
  Outline: wire.outlineSchema,
  Applied: wire.appliedSchema,
  Log: wire.pageOf(wire.logEntrySchema),
  ExportReport: wire.reportSchema,
  MemorySearch: memoryWire.searchSchema,
  MemoryStats: memoryWire.statsSchema,
  AddReport: memoryWire.addReportSchema,
  MemoryImport: memoryWire.importSchema,
  MemoryAnswer: memoryWire.lookupSchema,
  Problem: wire.problemSchema,
};

/** The body of an answer, after a look whether it is as documented, with nothing that is not. */
export async function bodyOf<K extends keyof Bodies>(
  answer: Response | Promise<Response>,
  name: K,
): Promise<Bodies[K]> {
  const body: unknown = await (await answer).json();
  const schema = SCHEMAS[name];
  // What is not documented is not in the copy.
  expect(schema.parse(body)).toEqual(body);
  // The types are made of the same schemas.
  return body as Bodies[K];
}

/** Four units in two languages: sure, unsure, one that only English has, one in the middle. */
export const SAMPLE = alignmentOf(
  ['en', 'zh-Hant'],
  [
    { texts: { en: ['One.', 'And one.'], 'zh-Hant': '一。' }, confidence: 0.9 },
    { texts: { en: 'Two.', 'zh-Hant': '二。' }, confidence: 0.4 },
    { texts: { en: 'Alone.' } },
    { texts: { en: 'Four.', 'zh-Hant': '四。' }, confidence: 0.7 },
  ],
);

/** The service without a socket, and what is behind it. */
export function apiOf(options: Partial<AppOptions> = {}) {
  const service = new FakeService(SAMPLE);
  const problems: unknown[] = [];
  const app = createApp({
    align: async () => SAMPLE,
    service,
    version: '1.2.3',
    now: () => new Date('2026-02-03T04:05:06Z'),
    log: (message, error) => problems.push([message, error]),
    ...options,
    limits: { burst: 10_000, ...options.limits },
  });
  const send = (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    app.request(path, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** A document that is aligned; its path. */
  const document = async (text = 'One. 一。'): Promise<string> => {
    const { document: made } = await service.create(
      [{ name: 'sample.txt', bytes: new TextEncoder().encode(text) }],
      {},
    );
    service.finish(made.id);
    return `/v1/documents/${made.id}`;
  };
  return { app, service, problems, send, document };
}

/** A translation memory of its own. */
export async function memoryOf(): Promise<NonNullable<AppOptions['memory']>> {
  const folder = await mkdtemp(join(tmpdir(), 'hexapla-memory-'));
  const memory = await openMemory(join(folder, 'memory.hexapla'), { create: true });
  return { memory, encoder: undefined, onAdded: () => {} };
}

/** An empty file of tokens, and one token of each scope. */
export async function tokensOf() {
  const tokens = new TokenFile(join(await mkdtemp(join(tmpdir(), 'hexapla-tokens-')), 'tokens.json'));
  const read = await tokens.create('reader', 'read');
  const review = await tokens.create('reviewer', 'review');
  const admin = await tokens.create('keeper', 'admin');
  return { tokens, read, review, admin };
}
