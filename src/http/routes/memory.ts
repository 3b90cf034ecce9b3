import { z } from '@hono/zod-openapi';
import { type BitextFormat, readBitext, type TranslationUnit } from '../../bitext/index.ts';
import { BITEXT_FORMATS, formatByName, isBitextFormat, MAX_BYTES } from '../../document/index.ts';
import { HexaplaError } from '../../errors.ts';
import { Selection } from '../../exports/index.ts';
import {
  addUnits,
  itemsOf,
  type Memory,
  memoryStats,
  SEARCH_MODES,
  searchMemory,
  storedUnits,
  writePretranslated,
} from '../../memory/index.ts';
import type { Service } from '../../service/service.ts';
import type { Encoder } from '../../vectors/index.ts';
import { check, invalid, parseLanguages } from '../check.ts';
import { type Mounting, mount } from '../endpoint.ts';
import { exportQuery, filterQuery, unitFilter, writeOptions } from '../export-query.ts';
import { attachment, type ExportTools, exportAnswers, exportResponse } from '../export-response.ts';
import { bodyType } from '../json-body.ts';
import { lookUpInSteps } from '../memory-lookup.ts';
import {
  addReportSchema,
  importSchema,
  lookupBody,
  lookupSchema,
  searchSchema,
  statsSchema,
} from '../memory-wire.ts';
import { readForm } from '../multipart.ts';
import { documentParams } from '../parameters.ts';
import { list, number } from '../schema.ts';
import { byteStream } from '../stream.ts';
import { jsonAnswer } from '../wire.ts';

export interface MemoryRoutes {
  readonly memory: Memory;
  readonly service: Service;
  readonly tools: ExportTools;
  /** For the search by meaning; undefined where there is no model. */
  readonly encoder: Encoder | undefined;
  /** Told that units came, so that they get their vectors. */
  readonly onAdded: () => void;
}

const tag = 'Translation memory';
/** Hits that a page shows; who wants all exports them. */
const MOST_HITS = 100;
const score = number
  .pipe(z.number().min(0.3).max(1))
  .optional()
  .openapi({ type: 'number', minimum: 0.3, maximum: 1, description: 'Least similarity of fuzzy matches' });

const searchQuery = z.strictObject({
  q: z.string().min(1).max(10_000),
  mode: list
    .pipe(z.array(z.enum(SEARCH_MODES)))
    .optional()
    .openapi({ type: 'string', description: `Some of ${SEARCH_MODES.join(',')}; default all` }),
  language: z.string().optional(),
  limit: number.pipe(z.number().int().min(1).max(MOST_HITS)).optional().openapi({
    type: 'integer',
    minimum: 1,
    maximum: MOST_HITS,
    description: 'Hits of each mode; default 10',
  }),
  minScore: score,
});

const importFields = z.strictObject({
  inputFormat: z.enum(BITEXT_FORMATS as [BitextFormat, ...BitextFormat[]]).optional(),
  languages: list.optional(),
  document: z.string().max(200).optional(),
  minConfidence: number.pipe(z.number().min(0).max(1)).optional(),
});

/** The translation memory: searched, filled, written out. */
export function mountMemory(mounting: Mounting, routes: MemoryRoutes): void {
  mountQuestions(mounting, routes);
  mountAdding(mounting, routes);
  const { memory, tools } = routes;
  mount(mounting, {
    method: 'get',
    path: '/v1/memory/export',
    tag,
    summary: 'The memory as a file',
    scope: 'read',
    query: exportQuery.extend({ document: z.string().optional() }),
    answers: exportAnswers,
    problems: [406, 422],
    async handle(c, { query }) {
      const { languages } = await memoryStats(memory);
      const all = languages.map(({ language }) => language).sort();
      const { minConfidence, status: statuses, document } = query;
      return exportResponse(c, tools, {
        query,
        name: 'memory',
        units: () => unitsOf(memory, { minConfidence, statuses, document }),
        options: (format) => writeOptions(query, format, all),
      });
    },
  });
}

function mountQuestions(mounting: Mounting, { memory, encoder, tools }: MemoryRoutes): void {
  mount(mounting, {
    method: 'get',
    path: '/v1/memory/search',
    tag,
    summary: 'Units with a text, with one like it, or of its meaning',
    scope: 'read',
    query: searchQuery,
    answers: { 200: jsonAnswer(searchSchema, 'What was found, exact matches first') },
    problems: [422],
    async handle(c, { query: { q, mode: modes, ...options } }) {
      const found = await searchMemory(memory, q, { modes, encoder, ...options });
      const hits = found.hits.map((hit) => ({
        ...hit,
        highlights: hit.highlights.map(([start, end]) => ({ start, end })),
      }));
      return c.json({ ...found, hits });
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/v1/memory/stats',
    tag,
    summary: 'What the memory holds',
    scope: 'read',
    answers: { 200: jsonAnswer(statsSchema, 'Counts') },
    handle: async (c) => c.json(await memoryStats(memory)),
  });

  mount(mounting, {
    method: 'post',
    path: '/v1/memory/lookup',
    tag,
    summary: 'What the memory has for each sentence of a text',
    scope: 'read',
    query: z.strictObject({ format: z.enum(['json', 'xliff']).optional() }),
    body: lookupBody,
    answers: {
      200: {
        description: 'Rows with their matches; as XLIFF a file that a translator goes on with',
        content: {
          'application/json': { schema: lookupSchema },
          'application/xliff+xml': { schema: z.string().openapi({ format: 'binary' }) },
        },
      },
    },
    problems: [422],
    async handle(c, { query, body }) {
      const { sentences, ...options } = body;
      const found = await lookUpInSteps(memory, sentences, { ...options, signal: c.get('signal') });
      if (query.format !== 'xliff') return c.json(found);
      const pieces = writePretranslated(found, { document: 'lookup', toolVersion: tools.version });
      return c.body(byteStream(chunks(pieces)), 200, {
        'Content-Type': 'application/xliff+xml',
        'Content-Disposition': attachment('lookup.xlf'),
      });
    },
  });
}

function mountAdding(mounting: Mounting, { memory, service, onAdded }: MemoryRoutes): void {
  const { limits } = mounting;
  mount(mounting, {
    method: 'post',
    path: '/v1/memory/import',
    tag,
    summary: 'Take the units of files in',
    description: 'A file is taken as a whole or not at all; files before one that fails stay.',
    scope: 'admin',
    uploads: {
      'multipart/form-data': {
        schema: z
          .object({
            file: z.array(z.string().openapi({ format: 'binary' })),
            inputFormat: z.string().optional(),
            languages: z.string().optional(),
            document: z.string().optional(),
            minConfidence: z.string().optional(),
          })
          .openapi({ description: `Files of the formats ${BITEXT_FORMATS.join(', ')}` }),
      },
    },
    answers: { 200: jsonAnswer(importSchema, 'What became of the units') },
    problems: [400, 422],
    async handle(c) {
      bodyType(c.req.header('Content-Type'), ['multipart/form-data']);
      const { files, fields } = await readForm(c, limits);
      const { inputFormat, languages, document, minConfidence } = check(importFields, fields, 'form');
      const tags = languages === undefined ? undefined : parseLanguages(languages, () => 'languages');
      const read = files.map(({ name, bytes }) => ({
        name,
        bytes,
        format: inputFormat ?? bitextFormat(name),
      }));
      const done = [];
      for (const file of read) {
        const items = readBitext(file, { languages: tags, maxBytes: MAX_BYTES });
        const signal = c.get('signal');
        const report = await addUnits(memory, items, { name: file.name, document, minConfidence, signal });
        done.push({ name: file.name, report });
        onAdded();
      }
      return c.json({ files: done });
    },
  });

  mount(mounting, {
    method: 'post',
    path: '/v1/memory/documents/{id}',
    tag,
    summary: 'Take the units of a document in',
    description: 'With the filters of an export. Units that were rejected are never taken.',
    scope: 'review',
    params: documentParams,
    query: filterQuery,
    answers: { 200: jsonAnswer(addReportSchema, 'What became of the units') },
    problems: [422],
    async handle(c, { params, query }) {
      const { name, state, languages } = await service.get(params.id);
      if (state !== 'done') {
        throw new HexaplaError('INVALID_OPERATION', `the document is ${state}: it has no units yet`);
      }
      const filter = unitFilter(query, languages);
      const selection = new Selection({ ...filter, halfEmpty: filter.halfEmpty ?? 'drop' });
      const units = selected(service.translationUnits(params.id), selection);
      const report = await addUnits(memory, itemsOf(units), {
        name,
        document: name,
        signal: c.get('signal'),
      });
      onAdded();
      return c.json(report);
    },
  });
}

async function* selected(units: AsyncIterable<TranslationUnit>, selection: Selection) {
  for await (const unit of units) yield* selection.take(unit);
}

async function* unitsOf(memory: Memory, filter: Parameters<typeof storedUnits>[1]) {
  for await (const { unit } of storedUnits(memory, filter)) yield unit;
}

async function* chunks(pieces: Iterable<string>) {
  yield* pieces;
}

/** @throws RequestError `INVALID_REQUEST` */
function bitextFormat(name: string): BitextFormat {
  const format = formatByName(name);
  if (format !== undefined && isBitextFormat(format)) return format;
  const detail = `the name ${name} says no format of units: say it with inputFormat (${BITEXT_FORMATS.join(', ')})`;
  throw invalid([{ pointer: 'file', detail }]);
}
