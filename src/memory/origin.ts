import { z } from 'zod';
import { REVIEW_STATUSES, type TranslationUnit, type Variant } from '../bitext/index.ts';
import { storedText } from './keys.ts';

/** What one occurrence of a unit says beyond the texts that the memory keeps once; in a column, as JSON. */
const DETAILS = z.object({
  id: z.string().optional(),
  document: z.string().optional(),
  confidence: z.number().optional(),
  status: z.enum(REVIEW_STATUSES).optional(),
  created: z.number().optional(),
  changed: z.number().optional(),
  remarks: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
  moved: z.boolean().optional(),
  beads: z
    .array(
      z.object({
        languages: z.tuple([z.string(), z.string()]),
        confidence: z.number(),
        beads: z.array(z.tuple([z.string(), z.string()])),
      }),
    )
    .optional(),
  notes: z.array(z.string()).optional(),
  properties: z.array(z.object({ type: z.string(), value: z.string() })).optional(),
  /** By the place of the variant in the unit. */
  variants: z
    .array(
      z.object({
        place: z.number(),
        /** Where it differs from the memory's in white space or normal form. */
        text: z.string().optional(),
        original: z.string().optional(),
        source: z.string().optional(),
        start: z.number().optional(),
        end: z.number().optional(),
      }),
    )
    .optional(),
});

export type OriginDetails = z.infer<typeof DETAILS>;

/** The details of an origin, for its column; null where there are none. */
export function writeDetails(
  unit: TranslationUnit,
  variants: readonly { readonly place: number; readonly kept: string; readonly variant: Variant }[],
): string | null {
  const { id, document, confidence, status, created, changed, remarks, moved, beads, notes, properties } =
    unit;
  const places = variants.flatMap(({ place, kept, variant: { text, original, source, start, end } }) => {
    const differs = storedText(text) === kept ? undefined : text;
    const has = [differs, original, source, start, end].some((value) => value !== undefined);
    return has ? [{ place, text: differs, original, source, start, end }] : [];
  });
  const details: Record<string, unknown> = {
    id,
    document,
    confidence,
    status,
    created: created?.getTime(),
    changed: changed?.getTime(),
    remarks: remarks?.length === 0 ? undefined : remarks,
    moved: moved === true ? true : undefined,
    beads: beads?.length === 0 ? undefined : beads,
    notes: notes?.length === 0 ? undefined : notes,
    properties: properties?.length === 0 ? undefined : properties,
    variants: places.length === 0 ? undefined : places,
  };
  const text = JSON.stringify(details);
  return text === '{}' ? null : text;
}

/** What a column says; nothing where it was damaged. */
export function readDetails(column: string | null): OriginDetails {
  if (column === null) return {};
  try {
    return DETAILS.parse(JSON.parse(column));
  } catch {
    return {};
  }
}
