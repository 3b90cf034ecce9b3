import { z } from '@hono/zod-openapi';
import { number } from './schema.ts';

/** The most items of a page. */
export const MOST_ITEMS = 500;

export const documentParams = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' } }),
});

export const limit = number
  .pipe(z.number().int().min(1).max(MOST_ITEMS))
  .optional()
  .openapi({ type: 'integer', minimum: 1, maximum: MOST_ITEMS });

export const cursor = z
  .string()
  .max(1000)
  .optional()
  .openapi({ description: 'What the page before said as next' });

/** Where a page begins and how long it is. */
export const cursorQuery = z.strictObject({ cursor, limit });
