import type { Context } from './environment.ts';
import { RequestError } from './problem.ts';

/** What browsers may do with anything that the service answers: nothing but show its own files. */
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  [
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
      "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** Adds the headers of safety to an answer. */
export function makeSafe(headers: Headers): void {
  for (const [name, value] of HEADERS) headers.set(name, value);
  // Answers of the service are about documents of people.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
}

/**
 * Refuses what a browser sends for the page of another site: it could not read the answer, but it could change things
 * where no token is needed.
 *
 * @throws RequestError `FORBIDDEN_ORIGIN`
 */
export function checkOrigin(c: Context): void {
  const origin = c.req.header('Origin');
  const isForeign = origin !== undefined && hostOf(origin) !== c.req.header('Host')?.toLowerCase();
  // Said by browsers alone; a link from another site is a navigation that only reads.
  const isCrossSite = c.req.header('Sec-Fetch-Site') === 'cross-site' && c.req.method !== 'GET';
  if (isForeign || isCrossSite) {
    throw new RequestError(
      'FORBIDDEN_ORIGIN',
      `the service does not answer pages of ${origin ?? 'other sites'}`,
    );
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
