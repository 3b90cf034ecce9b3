import { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { routePath } from 'hono/route';
import type { Align } from '../align.ts';
import type { Service } from '../service/service.ts';
import { Access } from './access.ts';
import { mountDocs } from './docs-page.ts';
import type { Mounting } from './endpoint.ts';
import { addressOf, type Environment } from './environment.ts';
import { Gate } from './gate.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { Metrics } from './metrics.ts';
import { type Log, problemResponse, RequestError } from './problem.ts';
import { Queue } from './queue.ts';
import { mountAlign } from './routes/align.ts';
import { mountDocuments } from './routes/documents.ts';
import { mountExports } from './routes/exports.ts';
import { type MemoryRoutes, mountMemory } from './routes/memory.ts';
import { mountMeta } from './routes/meta.ts';
import { mountOperations } from './routes/operations.ts';
import { mountUnits } from './routes/units.ts';
import { checkOrigin, makeSafe } from './safety.ts';
import { inProcess, type Stateless } from './stateless.ts';
import { mountFiles, type StaticFiles } from './static-files.ts';
import type { TokenFile } from './tokens.ts';
import { Turns } from './turns.ts';

/** A request that was answered, for a log: nothing of what it said or was told. */
export interface RequestRecord {
  readonly method: string;
  /** As it is documented: `/v1/documents/:id`; `*` where there is none. */
  readonly route: string;
  readonly status: number;
  /** Until the answer began. */
  readonly milliseconds: number;
  /** Name of the token, or address. */
  readonly client: string;
}

/** What the service is made of. */
export interface AppOptions {
  /** Aligns what is not kept. */
  readonly align: Align;
  /** Does that work elsewhere; default: `align`, where the request is answered. */
  readonly stateless?: Stateless | undefined;
  /** Documents and their review; without it only what is not kept is served. */
  readonly service?: Service | undefined;
  /** The translation memory, served beside a `service` only. */
  readonly memory?: Pick<MemoryRoutes, 'memory' | 'encoder' | 'onAdded'> | undefined;
  /** Who may do what; without it whoever reaches the service may do everything. */
  readonly tokens?: TokenFile | undefined;
  /** Whether no token is needed as long as none was ever made. Default false. */
  readonly openWithoutTokens?: boolean | undefined;
  /** Files of the review page. */
  readonly page?: StaticFiles | undefined;
  /** The version that `/healthz` tells and TMX files bear. */
  readonly version: string;
  /** Those that are not given are `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits> | undefined;
  /** The clock. Default: the machine's. */
  readonly now?: (() => Date) | undefined;
  /** Default: standard error. */
  readonly log?: Log | undefined;
  /** Told of every request. */
  readonly onRequest?: ((record: RequestRecord) => void) | undefined;
  /** Ends all streams of events, so that the server can stop. */
  readonly stopping?: AbortSignal | undefined;
  readonly heartbeatMs?: number | undefined;
}

/**
 * The HTTP service, free of any socket. `POST /v1/align` and `POST /v1/inspect` keep nothing; with a `service` documents are
 * kept and reviewed. Every error is answered as `application/problem+json`; `/openapi.json` describes all routes.
 *
 * @example
 * ```ts
 * const app = createApp({ align, version: '1.0.0' });
 * const body = { editions: [{ language: 'en', text: 'Hello.' }, { language: 'de', text: 'Hallo.' }] };
 * const headers = { 'Content-Type': 'application/json' };
 * await app.request('/v1/align?format=tsv', { method: 'POST', headers, body: JSON.stringify(body) });
 * ```
 */
export function createApp(options: AppOptions) {
  const { align, service, version, now, log = console.error, onRequest, stopping, heartbeatMs } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const api = new OpenAPIHono<Environment>();
  const streams = new Gate(limits.maxStreams, 'streams');
  const requests = new Gate(limits.maxConcurrent, 'requests');
  const load = service === undefined ? undefined : () => service.load();
  const metrics = new Metrics({ load, streams: () => streams.inside, requests: () => requests.inside });
  const mounting: Mounting = {
    api,
    limits,
    requests,
    access: new Access({ ...options, limits }),
    bytes: new Gate(limits.maxBytesInFlight, 'uploads'),
    turns: new Turns(),
  };

  api.onError((error) => problemResponse(error, log));
  api.notFound((c) => problemResponse(new RequestError('NOT_FOUND', `there is no ${c.req.path}`), log));
  api.use(async (c, next) => {
    const begun = performance.now();
    c.set('client', addressOf(c));
    await next();
    makeSafe(c.res.headers);
    const milliseconds = performance.now() - begun;
    // The last of the handlers is the route's; of what is no route there may be any number.
    const route = routeOf(routePath(c, -1));
    const { method } = c.req;
    metrics.request(route, method, c.res.status, milliseconds / 1000);
    onRequest?.({ method, route, status: c.res.status, milliseconds, client: c.get('client') });
  });
  api.use(async (c, next) => {
    checkOrigin(c);
    await next();
  });
  api.use(
    methodNotAllowed({
      app: api,
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

  if (service !== undefined) {
    mountDocuments(mounting, { service, streams, stopping, heartbeatMs });
    mountUnits(mounting, service);
    mountOperations(mounting, { service, onChange: (operation) => metrics.change(operation) });
    const exports = new Gate(limits.maxExports, 'exports');
    const tools = { exports, version, now: now ?? (() => new Date()) };
    mountExports(mounting, service, tools);
    if (options.memory !== undefined) mountMemory(mounting, { ...options.memory, service, tools });
  }
  mountAlign(mounting, {
    work: options.stateless ?? inProcess(align, limits.maxBytes),
    queue: new Queue(limits.maxWaiting),
    version,
    now,
  });
  mountMeta(mounting, { version, metrics, ready: service === undefined ? undefined : () => service.ready() });
  mountDocs(api);
  mountFiles(api, options.page ?? new Map());
  return api;
}

/** A path of no route is whatever a client likes, and no label. */
function routeOf(path: string): string {
  return path === '/*' || path === '' ? '*' : path;
}
