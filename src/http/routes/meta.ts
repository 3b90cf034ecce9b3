import { z } from '@hono/zod-openapi';
import { INPUT_FORMATS } from '../../document/index.ts';
import { FORMATS } from '../../exports/index.ts';
import { KNOWN_LANGUAGES } from '../../language.ts';
import { MAX_TEXT } from '../../review/index.ts';
import { MAX_SENTENCES } from '../../sentences/sentence.ts';
import { type Mounting, mount } from '../endpoint.ts';
import type { Metrics } from '../metrics.ts';
import { MOST_ITEMS } from '../parameters.ts';
import { RequestError } from '../problem.ts';
import { BODY_TYPES } from '../upload.ts';
import { jsonAnswer } from '../wire.ts';

export interface MetaRoutes {
  readonly version: string;
  readonly metrics: Metrics;
  /** Whether work can be done; absent where nothing is kept. */
  readonly ready: (() => Promise<boolean>) | undefined;
}

const tag = 'Service';
const count = z.number().int();
const formatSchema = z.object({
  name: z.string(),
  mediaTypes: z.array(z.string()),
  extensions: z.array(z.string()),
});

const limitsSchema = z
  .object({
    maxBytes: count.openapi({ description: 'Bytes of a body with a document' }),
    maxSmallBytes: count.openapi({ description: 'Bytes of any other body' }),
    maxEditions: count.openapi({ description: 'Files, or editions, of a document' }),
    maxSentences: count.openapi({ description: 'Sentences of an edition' }),
    maxTextCharacters: count.openapi({ description: 'UTF-16 units of an edit or a note' }),
    maxItems: count.openapi({ description: 'Items of a page' }),
    maxWaiting: count,
    maxConcurrent: count,
    maxBytesInFlight: count,
    maxStreams: count,
    maxExports: count,
    requestsPerSecond: z.number(),
    burst: count,
    accepts: z.array(z.string()),
    inputFormats: z.array(z.string()),
    languages: z.array(z.string()).openapi({ description: 'That the model which ships knows' }),
    formats: z.array(formatSchema),
  })
  .openapi('Limits');

/** What the service says of itself. */
export function mountMeta(mounting: Mounting, { version, metrics, ready }: MetaRoutes): void {
  const { api, limits } = mounting;

  mount(mounting, {
    method: 'get',
    path: '/healthz',
    tag,
    summary: 'Whether the process answers',
    scope: undefined,
    answers: { 200: jsonAnswer(z.object({ status: z.literal('ok'), version: z.string() }), 'It does') },
    handle: (c) => c.json({ status: 'ok', version }),
  });

  mount(mounting, {
    method: 'get',
    path: '/readyz',
    tag,
    summary: 'Whether the database answers and work is being done',
    scope: 'read',
    answers: { 200: jsonAnswer(z.object({ status: z.literal('ready') }), 'It is') },
    async handle(c) {
      if (ready !== undefined && !(await ready().catch(() => false))) {
        throw new RequestError('BUSY', 'the database does not answer, or no work is being done');
      }
      return c.json({ status: 'ready' });
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/metrics',
    tag,
    summary: 'Numbers for Prometheus',
    scope: 'read',
    answers: {
      200: { description: 'In its text format', content: { 'text/plain': { schema: z.string() } } },
    },
    async handle(c) {
      const { type, text } = await metrics.text();
      return c.body(text, 200, { 'Content-Type': type });
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/v1/limits',
    tag,
    summary: 'What the service takes at most, and what it reads and writes',
    scope: 'read',
    answers: { 200: jsonAnswer(limitsSchema, 'The limits') },
    handle: (c) =>
      c.json({
        ...limits,
        maxSentences: MAX_SENTENCES,
        maxTextCharacters: MAX_TEXT,
        maxItems: MOST_ITEMS,
        accepts: BODY_TYPES,
        inputFormats: INPUT_FORMATS,
        languages: KNOWN_LANGUAGES,
        formats: Object.values(FORMATS).map(({ name, mediaTypes, extensions }) => ({
          name,
          mediaTypes,
          extensions,
        })),
      }),
  });

  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token made by hexapla token create; where none was made, nobody needs one',
  });
  let document: string | undefined;
  mount(mounting, {
    method: 'get',
    path: '/openapi.json',
    tag,
    summary: 'This description',
    scope: undefined,
    answers: { 200: jsonAnswer(z.object({}).catchall(z.unknown()), 'OpenAPI 3.1') },
    handle(c) {
      document ??= JSON.stringify(
        api.getOpenAPI31Document({
          openapi: '3.1.0',
          info: {
            title: 'hexapla',
            version,
            description:
              'Aligns texts in several languages, keeps them for review, and writes translation memories.',
            license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
          },
          servers: [{ url: '/' }],
        }),
      );
      return c.body(document, 200, { 'Content-Type': 'application/json' });
    },
  });
}
