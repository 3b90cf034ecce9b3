import { type RouteConfig, z } from '@hono/zod-openapi';
import { REVIEW_STATUSES } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import { parseLanguage } from '../language.ts';
import { DOCUMENT_STATES } from '../service/service.ts';

/** Shapes of what goes over the wire, as the documentation of the service has them. */

const time = z.iso.datetime().openapi({ example: '2026-02-03T04:05:06.000Z' });
const count = z.number().int().min(0);
const offset = count.openapi({ description: 'UTF-16 units' });
const confidence = z.number().min(0).max(1);
const place = z.strictObject({
  pointer: z.string().openapi({
    description:
      'JSON pointer into the body, ?name of the query, or the name of a field, parameter or header',
  }),
  detail: z.string(),
});

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:hexapla:problem:stale-revision' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().openapi({ example: 'STALE_REVISION' }),
    errors: z.array(place),
    revision: count
      .optional()
      .openapi({ description: 'STALE_REVISION: the revision that the document is at' }),
  })
  .openapi('Problem');

const REASONS: Readonly<Record<number, string>> = {
  400: 'The request is not as documented',
  401: 'A token is needed',
  403: 'The token does not allow it, or the request comes from another site',
  404: 'It is not there',
  406: 'None of the formats that the client accepts',
  412: 'Somebody changed the document in the meantime',
  413: 'The body is too large',
  415: 'The body is of a type that is not read',
  422: 'It is as documented and cannot be done',
  429: 'Too many requests of this client; see Retry-After',
  503: 'The service has enough to do; see Retry-After',
};

/** How a route answers when it refuses. */
export function problemAnswers(statuses: readonly number[]): RouteConfig['responses'] {
  return Object.fromEntries(
    [...new Set(statuses)].sort().map((status) => [
      status,
      {
        description: REASONS[status] ?? 'It failed',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

/** An answer in JSON. */
export function jsonAnswer(
  schema: z.ZodType,
  description: string,
  headers?: Readonly<Record<string, string>>,
) {
  const documented = Object.entries(headers ?? {}).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' as const } },
  ]);
  return {
    description,
    content: { 'application/json': { schema } },
    ...(headers === undefined ? {} : { headers: Object.fromEntries(documented) }),
  };
}

const statusSchema = z.enum(REVIEW_STATUSES).openapi('ReviewStatus');

/** A language tag in a request, as the service writes it: `zh-TW` is `zh-Hant`. */
export const languageSchema = z
  .string()
  .max(100)
  .transform((tag, context) => {
    try {
      return parseLanguage(tag);
    } catch (error) {
      if (!(error instanceof HexaplaError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  })
  .openapi({ type: 'string', description: 'BCP 47 tag', example: 'zh-Hant' });

const countsSchema = z
  .object({
    units: count,
    byStatus: z.object({ unreviewed: count, accepted: count, edited: count, rejected: count }),
    flagged: count,
    bookmarked: count,
  })
  .openapi('Counts');

const documentInfoSchema = z
  .object({
    name: z.string(),
    format: z.string(),
    encoding: z
      .object({})
      .catchall(z.unknown())
      .optional()
      .openapi({ description: 'Its name and how it was found' }),
    characters: count,
    notes: z.array(z.object({}).catchall(z.unknown())),
    marks: z.array(z.object({}).catchall(z.unknown())),
    repairs: z.array(z.object({}).catchall(z.unknown())),
    rejected: z.array(z.object({}).catchall(z.unknown())),
  })
  .openapi('DocumentInfo', { description: 'How a file was read' });

export const documentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(DOCUMENT_STATES),
    progress: z
      .object({ stage: z.string(), done: z.number(), total: z.number() })
      .optional()
      .openapi({ description: 'While it runs' }),
    error: z
      .object({ code: z.string(), message: z.string() })
      .optional()
      .openapi({ description: 'Why it failed' }),
    created: time,
    changed: time,
    languages: z.array(z.string()).openapi({ description: 'Empty until it is done' }),
    revision: count.openapi({ description: 'Rises with every change; the ETag' }),
    counts: countsSchema,
    documents: z.array(documentInfoSchema),
  })
  .openapi('Document');

const pieceSchema = z.object({
  sentence: count,
  start: offset,
  end: offset,
  text: z.string(),
});

const unitShape = {
  id: z.string(),
  confidence: confidence.nullable().openapi({ description: 'null where a person made the unit' }),
  status: statusSchema,
  cells: z.record(
    z.string(),
    z.object({
      pieces: z.array(pieceSchema),
      edited: z.string().optional().openapi({ description: 'What a person wrote in the place of it' }),
    }),
  ),
  pairs: z.array(
    z.object({
      languages: z.tuple([z.string(), z.string()]),
      confidence,
      similarity: z.number(),
      beads: z.array(z.tuple([z.array(count), z.array(count)])),
    }),
  ),
  flags: z.array(
    z.object({
      code: z.string(),
      languages: z.array(z.string()),
      evidence: z
        .object({
          places: z.array(
            z.object({
              language: z.string(),
              start: offset,
              end: offset,
              text: z.string(),
              value: z.number().optional(),
            }),
          ),
          measured: z.number().optional(),
          usual: z.number().optional(),
          seems: z.string().optional(),
          units: z.array(count).optional(),
        })
        .openapi('FlagEvidence'),
    }),
  ),
  moved: z.boolean(),
  bookmarked: z.boolean(),
  note: z.string().optional(),
};

const unitSchema = z.object(unitShape).openapi('Unit');
export const placedUnitSchema = z.object({ ...unitShape, position: count }).openapi('PlacedUnit');

export const unitPageSchema = z
  .object({
    revision: count,
    units: z.array(placedUnitSchema),
    total: count.openapi({ description: 'Units that the query finds in all' }),
    next: z.string().optional().openapi({ description: 'Cursor of the next page' }),
  })
  .openapi('UnitPage');

export const outlineSchema = z
  .object({
    revision: count,
    ids: z.array(z.string()),
    confidences: z
      .array(z.number().int())
      .openapi({ description: 'In hundredths; -1 where a person made the unit' }),
    statuses: z.string().openapi({ description: 'A letter for each unit: u, a, e, r' }),
    flags: z.object({ codes: z.array(z.string()), bits: z.array(count) }),
    firsts: z.record(z.string(), z.array(z.number().int())),
    lengths: z.array(count),
  })
  .openapi('Outline');

export const setAsideSchema = z
  .object({ source: z.string(), start: offset, end: offset, text: z.string(), reason: z.string() })
  .openapi('SetAside');

const unitId = z.string().min(1).max(100);
const cutSchema = z.union([
  z.strictObject({ sentences: z.number().int().min(0).max(1_000_000) }),
  z.strictObject({ offset: z.number().int().min(0).max(10_000_000) }),
]);

/** The most units that one request may name. */
const MOST_UNITS = 60_000;

export const operationSchema = z
  .discriminatedUnion('op', [
    z.strictObject({
      op: z.enum(['accept', 'reject', 'reopen']),
      units: z.array(unitId).min(1).max(MOST_UNITS),
    }),
    z.strictObject({
      op: z.literal('edit'),
      unit: unitId,
      language: languageSchema,
      text: z.string().nullable().openapi({ description: 'null takes back the text of the document' }),
    }),
    z.strictObject({
      op: z.literal('merge'),
      unit: unitId,
      with: z.enum(['next', 'previous']),
      languages: z.array(languageSchema).min(1).max(100).optional(),
    }),
    z.strictObject({ op: z.literal('split'), unit: unitId, at: z.record(languageSchema, cutSchema) }),
    z.strictObject({
      op: z.literal('move'),
      unit: unitId,
      language: languageSchema,
      sentence: z.enum(['first', 'last']),
    }),
    z.strictObject({ op: z.literal('unlink'), unit: unitId, language: languageSchema }),
    z.strictObject({ op: z.literal('link'), units: z.tuple([unitId, unitId]) }),
    z.strictObject({ op: z.literal('note'), unit: unitId, text: z.string() }),
    z.strictObject({ op: z.literal('bookmark'), unit: unitId, on: z.boolean() }),
    z.strictObject({ op: z.literal('realign'), from: unitId.optional(), to: unitId.optional() }),
  ])
  .openapi('Operation');

export const appliedSchema = z
  .object({
    revision: count,
    splices: z.array(
      z.object({ after: z.string().nullable(), removed: z.array(unitSchema), inserted: z.array(unitSchema) }),
    ),
    counts: countsSchema,
    canUndo: z.boolean(),
    canRedo: z.boolean(),
  })
  .openapi('Applied');

export const logEntrySchema = z
  .object({
    revision: count,
    at: time,
    by: z.string().optional().openapi({ description: 'Name of the token' }),
    operation: z.union([operationSchema, z.object({ op: z.enum(['undo', 'redo']), of: count })]),
    undone: z.boolean(),
  })
  .openapi('LogEntry');

export const reportSchema = z
  .object({ written: count, skipped: z.record(z.string(), count) })
  .openapi('ExportReport', { description: 'Units that are written, and those that are not by reason' });

/** A page of a list. */
export function pageOf(item: z.ZodType) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}
