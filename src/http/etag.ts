import { invalid } from './check.ts';
import type { Context } from './environment.ts';

/** A revision as an entity tag. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/**
 * The revision that a client has seen, by its `If-Match`; undefined where any will do.
 *
 * @throws RequestError `INVALID_REQUEST`
 */
export function ifMatch(c: Context): number | undefined {
  const header = c.req.header('If-Match')?.trim();
  if (header === undefined || header === '*') return undefined;
  const [, digits] = /^"(\d{1,15})"$/u.exec(header) ?? [];
  if (digits === undefined) {
    const detail = `is one ETag of the document, such as "12", or *, not ${header.slice(0, 100)}`;
    throw invalid([{ pointer: 'If-Match', detail }]);
  }
  return Number(digits);
}

/** Whether the client has this revision already, by its `If-None-Match`. */
export function isKnown(c: Context, revision: number): boolean {
  const header = c.req.header('If-None-Match') ?? '';
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes(etagOf(revision));
}
