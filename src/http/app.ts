import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Align } from '../align.ts';
import { HexaplaError } from '../errors.ts';
import { FORMATS, type OutputFile, type WriteReport } from '../exports/index.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { type Log, problemResponse, RequestError } from './problem.ts';
import { Queue } from './queue.ts';
import { BODY_TYPES, readAlignRequest } from './request.ts';
import { byteStream } from './stream.ts';
import { zip } from './zip.ts';

/** What the service is made of. */
export interface AppOptions {
  readonly align: Align;
  /** The version that `/healthz` tells and TMX files bear. */
  readonly version: string;
  readonly limits?: Limits | undefined;
  /** The clock. Default: the machine's. */
  readonly now?: (() => Date) | undefined;
  /** Default: standard error. */
  readonly log?: Log | undefined;
}

/**
 * The HTTP service, free of any socket: `POST /v1/align`, `GET /v1/limits`, `GET /healthz`. One alignment
 * runs at a time; every error is answered as `application/problem+json`. What the answer's format leaves out
 * is counted in its header `Hexapla-Units`.
 *
 * @example
 * ```ts
 * const app = createApp({ align, version: '1.0.0' });
 * const body = { editions: [{ language: 'en', text: 'Hello.' }, { language: 'de', text: 'Hallo.' }] };
 * const headers = { 'Content-Type': 'application/json' };
 * await app.request('/v1/align?format=tsv', { method: 'POST', headers, body: JSON.stringify(body) });
 * ```
 */
export function createApp({ align, version, limits = DEFAULT_LIMITS, now, log = console.error }: AppOptions) {
  const app = new Hono<{ Variables: { signal: AbortSignal } }>();
  const queue = new Queue(limits.maxWaiting);

  app.onError((error) => problemResponse(error, log));
  app.notFound((c) => problemResponse(new RequestError('NOT_FOUND', `there is no ${c.req.path}`), log));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const allow = methods.join(', ');
        const detail = `${c.req.path} takes ${allow}, not ${c.req.method}`;
        return problemResponse(
          new RequestError('METHOD_NOT_ALLOWED', detail, { headers: { Allow: allow } }),
          log,
        );
      },
    }),
  );

  app.get('/healthz', (c) => c.json({ status: 'ok', version }));

  app.get('/v1/limits', (c) =>
    c.json({
      ...limits,
      accepts: BODY_TYPES,
      formats: Object.values(FORMATS).map(({ name, mediaTypes, extensions }) => ({
        name,
        mediaTypes,
        extensions,
      })),
    }),
  );

  app.post(
    '/v1/align',
    async (c, next) => {
      // Before the size is checked: the check may put a copy in the place of the request.
      c.set('signal', c.req.raw.signal);
      await next();
    },
    bodyLimit({
      maxSize: limits.maxBytes,
      onError: () => {
        throw new HexaplaError('INPUT_TOO_LARGE', `the body is larger than ${limits.maxBytes} bytes`);
      },
    }),
    async (c) => {
      const { input, options, format, writeOptions } = await readAlignRequest(c, limits);
      const signal = c.get('signal');
      const alignment = await queue.run(() => align(input, { ...options, signal }), signal);
      const { mediaTypes, extensions, write, manyFiles } = FORMATS[format];
      const headers = new Headers({ 'Content-Type': mediaTypes[0], 'X-Content-Type-Options': 'nosniff' });
      if (mediaTypes[0].startsWith('text/')) headers.set('Content-Type', `${mediaTypes[0]}; charset=utf-8`);
      if (format !== 'json') {
        const ending = manyFiles ? '.zip' : extensions[0];
        headers.set('Content-Disposition', `attachment; filename="alignment${ending}"`);
      }
      const files = write(alignment, {
        ...writeOptions,
        toolVersion: version,
        now: now?.(),
        onReport: (report) => headers.set('Hexapla-Units', formatReport(report)),
      });
      const [file] = files;
      const pieces = manyFiles || file === undefined ? zip(named(files), now?.()) : file.chunks;
      return new Response(byteStream(pieces), { headers });
    },
  );

  return app;
}

/** The files of a format that has several, by the names that they have in an archive. */
function named(files: readonly OutputFile[]) {
  return files.map(({ suffix, chunks }) => ({ name: `alignment.${suffix}`, chunks }));
}

/** As a dictionary of RFC 9651: `written=12, single-cell=3, half-empty=0, below-confidence=0 …`, a key a reason. */
function formatReport({ written, skipped }: WriteReport): string {
  return Object.entries({ written, ...skipped })
    .map(([name, count]) => `${name}=${count}`)
    .join(', ');
}
