import { z } from 'zod';
import type { ErrorPlace } from '../errors.ts';
import { FORMATS, type Format } from '../exports/index.ts';
import type { Limits } from './limits.ts';

/** Fields that both bodies and, as text, the query may have. */
const options = {
  languages: z.array(z.string()).min(1).optional(),
  segmentation: z.enum(['auto', 'lines']).optional(),
  minConfidence: z.number().min(0).max(1).optional(),
};

const list = z.string().transform((text) => text.split(',').map((item) => item.trim()));

/** The query of `POST /v1/align`. What it says goes before the same in the body. */
export const querySchema = z.strictObject({
  languages: list.optional(),
  segmentation: options.segmentation,
  minConfidence: z.string().trim().min(1).transform(Number).pipe(z.number().min(0).max(1)).optional(),
  format: z.enum(Object.keys(FORMATS) as [Format, ...Format[]]).optional(),
  codes: z.enum(['region', 'script']).optional(),
  bilingual: list.pipe(z.tuple([z.string(), z.string()])).optional(),
  xliffVersion: z.enum(['1.2', '2.1']).optional(),
});

/** One text that holds all editions. */
export const textSchema = z.strictObject({ text: z.string(), name: z.string().optional(), ...options });

/** A text for each edition. */
export function editionsSchema({ maxEditions }: Limits) {
  const edition = z.strictObject({
    language: z.string().optional(),
    text: z.string(),
    name: z.string().optional(),
  });
  return z.strictObject({ editions: z.array(edition).min(1).max(maxEditions), ...options });
}

/**
 * What is wrong where. Places in a body are JSON pointers (RFC 6901), those in the query are the name
 * behind a question mark.
 */
export function placesOf(error: z.ZodError, within: 'body' | 'query'): readonly ErrorPlace[] {
  const pointer = within === 'body' ? jsonPointer : (path: readonly PropertyKey[]) => `?${String(path[0])}`;
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: pointer([...issue.path, key]),
          detail: `there is no '${key}' here`,
        }))
      : [{ pointer: pointer(issue.path), detail: issue.message }],
  );
}

function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
