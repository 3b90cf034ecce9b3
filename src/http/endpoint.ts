import type { RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { HexaplaError } from '../errors.ts';
import type { Access } from './access.ts';
import { check } from './check.ts';
import type { Api, Context, Environment } from './environment.ts';
import type { Gate } from './gate.ts';
import { readJson } from './json-body.ts';
import type { Limits } from './limits.ts';
import { SCOPES, type Scope } from './scope.ts';
import type { Turns } from './turns.ts';
import { problemAnswers } from './wire.ts';

/** What all endpoints are mounted with. */
export interface Mounting {
  readonly api: Api;
  readonly access: Access;
  readonly limits: Limits;
  /** Requests that are answered. */
  readonly requests: Gate;
  /** Bytes of their bodies. */
  readonly bytes: Gate;
  readonly turns: Turns;
}

/** A route with its documentation; what the request says is checked by the schemas before `handle` sees it. */
export interface Endpoint<P, Q, B> {
  readonly method: 'get' | 'post' | 'delete';
  /** With parameters in braces. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string | undefined;
  /** What a token must allow; undefined where none is needed. */
  readonly scope: Scope | undefined;
  readonly params?: z.ZodType<P> & z.ZodObject;
  readonly query?: z.ZodType<Q> & z.ZodObject;
  /** Headers, for the documentation; the handler reads them. */
  readonly headers?: z.ZodObject;
  /** A body in JSON. */
  readonly body?: z.ZodType<B>;
  /** Bodies that the handler reads itself, for the documentation; each as large as a document may be. */
  readonly uploads?: NonNullable<NonNullable<RouteConfig['request']>['body']>['content'];
  readonly answers: RouteConfig['responses'];
  /** Codes of problems, by status, beside those that any request may meet. */
  readonly problems?: readonly number[];
  handle(
    c: Context,
    given: { readonly params: P; readonly query: Q; readonly body: B },
  ): Response | Promise<Response>;
}

/** Mounts a route and documents it. */
export function mount<P = undefined, Q = undefined, B = undefined>(
  { api, access, limits, requests, bytes, turns }: Mounting,
  endpoint: Endpoint<P, Q, B>,
): void {
  const { method, path, scope, params, query, body, uploads } = endpoint;
  api.openAPIRegistry.registerPath(documented(endpoint));
  const chain: MiddlewareHandler<Environment>[] = [
    async (c, next) => {
      // Before the size is checked: the check may put a copy in the place of the request.
      c.set('signal', c.req.raw.signal);
      await access.check(c, scope);
      // Whoever watches the service must get an answer when it has too much to do.
      const leave = scope === undefined ? () => {} : requests.enter();
      try {
        await next();
      } finally {
        leave();
      }
    },
  ];
  if (body !== undefined || uploads !== undefined) {
    const most = uploads === undefined ? limits.maxSmallBytes : limits.maxBytes;
    chain.push(
      async (c, next) => {
        const told = Number(c.req.header('Content-Length') ?? most);
        const leave = bytes.enter(told <= most ? told : 0);
        try {
          await next();
        } finally {
          leave();
        }
      },
      bodyLimit({
        maxSize: most,
        onError: () => {
          throw new HexaplaError('INPUT_TOO_LARGE', `the body is larger than ${most} bytes`);
        },
      }),
    );
  }
  const handle = async (c: Context) => {
    const given = {
      // What has no schema is not given, and its type is that of undefined.
      params: (params === undefined ? undefined : check(params, c.req.param(), 'path')) as P,
      query: (query === undefined ? undefined : check(query, single(c), 'query')) as Q,
      body: (body === undefined ? undefined : check(body, await readJson(c), 'body')) as B,
    };
    if (scope !== undefined) await turns.next();
    return endpoint.handle(c, given);
  };
  api.on([method.toUpperCase()], [path.replaceAll(/\{(\w+)\}/gu, ':$1')], ...chain, handle);
}

/** The query; what is given more than once is a list, which no schema takes. */
function single(c: Context): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 && values[0] !== undefined ? values[0] : values,
    ]),
  );
}

function documented<P, Q, B>(endpoint: Endpoint<P, Q, B>): RouteConfig {
  const { method, path, tag, summary, description, scope, params, query, headers, body, uploads } = endpoint;
  const usual = [
    ...(params === undefined && query === undefined && body === undefined ? [] : [400]),
    ...(scope === undefined ? [] : [401, 403, 429, 503]),
    ...(params === undefined ? [] : [404]),
    ...(body === undefined && uploads === undefined ? [] : [413, 415]),
  ];
  return {
    method,
    path,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: scope === undefined ? [] : [{ token: [...SCOPES.slice(SCOPES.indexOf(scope))] }],
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: body } } } }),
      ...(uploads === undefined ? {} : { body: { required: true, content: uploads } }),
    },
    responses: { ...endpoint.answers, ...problemAnswers([...usual, ...(endpoint.problems ?? [])]) },
  };
}
