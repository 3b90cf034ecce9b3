import { z } from '@hono/zod-openapi';
import { REVIEW_STATUSES } from '../../bitext/index.ts';
import type { Service } from '../../service/service.ts';
import { type Mounting, mount } from '../endpoint.ts';
import { etagOf, isKnown } from '../etag.ts';
import { cursor, documentParams, limit } from '../parameters.ts';
import { flag, list, number } from '../schema.ts';
import { jsonAnswer, outlineSchema, placedUnitSchema, setAsideSchema, unitPageSchema } from '../wire.ts';

const tag = 'Units';
const confidence = number.pipe(z.number().min(0).max(1)).optional();
const codes = list.pipe(z.array(z.string().min(1).max(100)).max(100)).optional();

const unitQuery = z.strictObject({
  order: z
    .enum(['position', 'uncertain'])
    .optional()
    .openapi({ description: 'uncertain: unreviewed units first, the least certain of them first' }),
  status: list
    .pipe(z.array(z.enum(REVIEW_STATUSES)))
    .optional()
    .openapi({ type: 'string', description: `Some of ${REVIEW_STATUSES.join(',')}` }),
  flags: codes.openapi({ type: 'string', description: 'Units with one of these flags, with commas between' }),
  minConfidence: confidence.openapi({ type: 'number', minimum: 0, maximum: 1 }),
  maxConfidence: confidence.openapi({ type: 'number', minimum: 0, maximum: 1 }),
  text: z.string().max(1000).optional().openapi({ description: 'Text that a cell has, whatever its case' }),
  bookmarked: flag.optional().openapi({ type: 'boolean' }),
  cursor,
  offset: number
    .pipe(z.number().int().min(0).max(10_000_000))
    .optional()
    .openapi({ type: 'integer', minimum: 0, description: 'Begins here instead of at a cursor' }),
  limit,
});

/** Units of a document, and what surveys them. */
export function mountUnits(mounting: Mounting, service: Service): void {
  mount(mounting, {
    method: 'get',
    path: '/v1/documents/{id}/units',
    tag,
    summary: 'Units, page by page',
    scope: 'read',
    params: documentParams,
    query: unitQuery,
    answers: { 200: jsonAnswer(unitPageSchema, 'A page of units', { ETag: 'Revision of the document' }) },
    async handle(c, { params, query }) {
      const page = await service.units(params.id, query);
      return c.json(page, 200, { ETag: etagOf(page.revision) });
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/v1/documents/{id}/units/{unit}',
    tag,
    summary: 'One unit',
    scope: 'read',
    params: documentParams.extend({
      unit: z
        .string()
        .min(1)
        .max(100)
        .openapi({ param: { name: 'unit', in: 'path' } }),
    }),
    answers: { 200: jsonAnswer(placedUnitSchema, 'The unit') },
    async handle(c, { params }) {
      return c.json(await service.unit(params.id, params.unit));
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/v1/documents/{id}/outline',
    tag,
    summary: 'All units in few bytes',
    description: 'What an overview and a long table need. With If-None-Match, 304 where nothing has changed.',
    scope: 'read',
    params: documentParams,
    answers: {
      200: jsonAnswer(outlineSchema, 'The outline', { ETag: 'Revision of the document' }),
      304: { description: 'The client has it' },
    },
    async handle(c, { params }) {
      if (c.req.header('If-None-Match') !== undefined) {
        const { revision } = await service.get(params.id);
        if (isKnown(c, revision)) return c.body(null, 304, { ETag: etagOf(revision) });
      }
      const outline = await service.outline(params.id);
      return c.json(outline, 200, { ETag: etagOf(outline.revision) });
    },
  });

  mount(mounting, {
    method: 'get',
    path: '/v1/documents/{id}/other',
    tag,
    summary: 'Text that belongs to no edition',
    scope: 'read',
    params: documentParams,
    answers: { 200: jsonAnswer(z.object({ items: z.array(setAsideSchema) }), 'What was set aside, and why') },
    async handle(c, { params }) {
      return c.json({ items: await service.other(params.id) });
    },
  });
}
