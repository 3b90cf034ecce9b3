import type { IncomingMessage } from 'node:http';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';

/** What is known of a request beside what it says itself. */
export interface Environment {
  /** Of the server; absent in tests that have no socket. */
  readonly Bindings: { readonly incoming?: IncomingMessage };
  readonly Variables: {
    /** Aborted when the client leaves. */
    signal: AbortSignal;
    /** Who asks: the name of a token, or an address. */
    client: string;
    /** Name of the token; undefined without one. */
    by: string | undefined;
  };
}

export type Context = HonoContext<Environment>;
export type Api = OpenAPIHono<Environment>;

/** The address that a request comes from. */
export function addressOf(c: Context): string {
  // Tests without a socket have no environment at all.
  const { incoming }: Partial<Environment['Bindings']> = c.env ?? {};
  return incoming?.socket.remoteAddress ?? 'unknown';
}
