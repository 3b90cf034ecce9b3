import { z } from '@hono/zod-openapi';
import { REVIEW_STATUSES } from '../bitext/index.ts';
import { BANDS, SEARCH_MODES } from '../memory/index.ts';

/** Shapes of what the routes of the translation memory send. */

const count = z.number().int().min(0);
const time = z.iso.datetime();

const storedUnitSchema = z
  .object({
    number: count.openapi({ description: 'In this memory' }),
    count: count.openapi({ description: 'How often it came' }),
    unit: z
      .object({
        variants: z.array(z.object({ language: z.string(), text: z.string() }).catchall(z.unknown())),
        status: z.enum(REVIEW_STATUSES).optional(),
        confidence: z.number().optional(),
        document: z.string().optional(),
        created: time.optional(),
        changed: time.optional(),
      })
      .catchall(z.unknown()),
    origins: z.array(
      z.object({ import: z.string(), at: time, document: z.string().optional() }).catchall(z.unknown()),
    ),
  })
  .openapi('StoredUnit');

export const searchSchema = z
  .object({
    hits: z.array(
      z.object({
        mode: z.enum(SEARCH_MODES),
        score: z.number().openapi({ description: 'fuzzy: similarity; meaning: cosine; otherwise 1' }),
        unit: storedUnitSchema,
        variant: count
          .optional()
          .openapi({ description: 'Which of the variants was found; absent for meaning' }),
        highlights: z.array(z.object({ start: count, end: count })),
        conflicts: z
          .array(count)
          .openapi({ description: 'Units that say something else in another language' }),
      }),
    ),
    meaning: z.boolean().openapi({ description: 'Whether meaning was searched' }),
  })
  .openapi('MemorySearch');

export const statsSchema = z
  .object({
    units: count,
    origins: count,
    languages: z.array(z.object({ language: z.string(), texts: count })),
    statuses: z.object({ unreviewed: count, accepted: count, edited: count, rejected: count }),
    imports: z.array(z.object({ name: z.string(), at: time })),
    vectors: z.object({ model: z.string(), units: count }).optional(),
  })
  .openapi('MemoryStats');

export const addReportSchema = z
  .object({
    read: count,
    added: count,
    merged: count,
    extended: count.openapi({ description: 'Of those merged, units that brought a language' }),
    rejected: z.record(z.string(), count),
    rejections: z.array(
      z.object({
        reason: z.string(),
        message: z.string(),
        at: z.object({ line: count, column: count }),
        id: z.string().optional(),
      }),
    ),
  })
  .openapi('AddReport');

export const importSchema = z
  .object({ files: z.array(z.object({ name: z.string(), report: addReportSchema })) })
  .openapi('MemoryImport');

/** Sentences of one request: each takes some milliseconds in a large memory. */
export const MOST_SENTENCES = 1000;

export const lookupBody = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    sentences: z.array(z.string().max(10_000)).min(1).max(MOST_SENTENCES),
    minScore: z.number().min(0.3).max(1).optional(),
  })
  .openapi('MemoryQuestion');

export const lookupSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    rows: z.array(
      z.object({
        source: z.string(),
        band: z.enum(BANDS),
        score: z.number(),
        target: z.string().optional(),
        match: z.string().optional(),
        unit: storedUnitSchema.optional(),
        ambiguous: z.boolean(),
      }),
    ),
    bands: z.record(z.enum(BANDS), count),
  })
  .openapi('MemoryAnswer')
  .openapi('MemoryAnswer');
