import { once } from 'node:events';
import { createServer, IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  RequestError as AdapterError,
  getRequestListener,
  type Http2Bindings,
  type HttpBindings,
} from '@hono/node-server';
import { HexaplaError } from '../errors.ts';
import { isLocalHostHeader, isLoopback } from './host.ts';
import { type Log, problemResponse, RequestError } from './problem.ts';
import { makeSafe } from './safety.ts';

/** What is served: a Hono app is one. */
export interface Fetcher {
  fetch(
    request: Request,
    environment?: { readonly incoming?: IncomingMessage },
  ): Response | Promise<Response>;
}

export interface ServeOptions {
  /** Name or address to listen on. Default 127.0.0.1: this machine only. */
  readonly hostname?: string | undefined;
  /** 0 takes any free port. Default 8787. */
  readonly port?: number | undefined;
  /** How long `close` waits for running requests, in milliseconds, before it cuts them off. Default 5000. */
  readonly graceMs?: number | undefined;
  /** How long a request may take to arrive, in milliseconds; it is then answered with 408. Default 60,000. */
  readonly requestMs?: number | undefined;
  /** Default: standard error. */
  readonly log?: Log | undefined;
}

/** Clients that write their headers slowly hold a connection and nothing else; still there are only so many. */
const HEADERS_MS = 10_000;
/** 16 MiB at 300 KB a second. */
const REQUEST_MS = 60_000;
/** How often Node looks for what takes too long. */
const CHECK_MS = 5000;
const MAX_CONNECTIONS = 2000;

type FetchCallback = Parameters<typeof getRequestListener>[0];

/** A server that listens. */
export interface RunningServer {
  /** Without a slash at the end: `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Takes no more requests, lets the running ones end, and resolves when all connections are closed. */
  close(): Promise<void>;
}

/**
 * Listens for HTTP requests. On a loopback address only requests to local names are answered.
 *
 * @throws HexaplaError `PORT_IN_USE`; `INVALID_OPTION` for any other address that cannot be listened on.
 */
export async function serve(app: Fetcher, options: ServeOptions = {}): Promise<RunningServer> {
  const { hostname = '127.0.0.1', port = 8787, graceMs = 5000, log = console.error } = options;
  const localOnly = isLoopback(hostname);
  const refuse = (error: unknown) => {
    const response = problemResponse(error, log);
    makeSafe(response.headers);
    return response;
  };
  const answer: FetchCallback = (request, environment) => {
    const host = request.headers.get('host');
    if (!localOnly || isLocalHostHeader(host)) {
      return app.fetch(request, 'incoming' in environment ? withSocket(environment.incoming) : {});
    }
    return refuse(new RequestError('FORBIDDEN_HOST', `the service is not '${host ?? ''}'`));
  };
  const listener = getRequestListener(answer, {
    hostname,
    errorHandler: (error) => refuse(malformed(error)),
  });
  const requestTimeout = options.requestMs ?? REQUEST_MS;
  const timeouts = {
    requestTimeout,
    headersTimeout: Math.min(HEADERS_MS, requestTimeout),
    connectionsCheckingInterval: Math.min(CHECK_MS, requestTimeout),
  };
  const server = createServer(timeouts, listener);
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, hostname, port);
  return { url: urlOf(server, hostname), close: () => close(server, graceMs) };
}

/** The request as Node has it; one of HTTP/2, which is not served, has no use for us. */
function withSocket(incoming: HttpBindings['incoming'] | Http2Bindings['incoming']) {
  return incoming instanceof IncomingMessage ? { incoming } : {};
}

/** The adapter itself refuses requests without a valid path or host. */
function malformed(error: unknown): unknown {
  return error instanceof AdapterError ? new RequestError('INVALID_REQUEST', error.message) : error;
}

async function listen(server: Server, hostname: string, port: number): Promise<void> {
  try {
    server.listen(port, hostname);
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, hostname, port);
  }
}

function listenError(error: unknown, hostname: string, port: number): HexaplaError {
  const place = `${hostname}, port ${port}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const message = `something listens on ${place} already: choose another port`;
    return new HexaplaError('PORT_IN_USE', message, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new HexaplaError('INVALID_OPTION', `cannot listen on ${place}: ${reason}`, { cause: error });
}

function urlOf(server: Server, hostname: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
}

async function close(server: Server, graceMs: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  // A connection that answers its last request now would be kept alive for some seconds more.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  } finally {
    clearTimeout(timer);
    clearInterval(sweep);
  }
}
