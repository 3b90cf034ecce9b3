import { z } from '@hono/zod-openapi';
import { REVIEW_STATUSES } from '../bitext/index.ts';
import { FORMATS, type Format, type HeededOption, type UnitWriteOptions } from '../exports/index.ts';
import type { LanguageTag } from '../language.ts';
import { invalid, parseLanguages } from './check.ts';
import { flag, list, number } from './schema.ts';

const HEEDED: readonly HeededOption[] = ['bilingual', 'codes', 'xliffVersion'];

/** Formats that units can be written in without the alignment that they come from. */
export const UNIT_FORMATS = Object.values(FORMATS)
  .filter(({ writeUnits }) => writeUnits !== undefined)
  .map(({ name }) => name);

const text = (description: string) => ({ type: 'string' as const, description });
const keepOrDrop = z.enum(['keep', 'drop']).optional();
const codes = list.pipe(z.array(z.string().min(1).max(100)).max(100)).optional();
const moment = z.iso
  .datetime({ offset: true })
  .or(z.iso.date())
  .transform((value) => new Date(value))
  .optional();

/** Which units are written; the same for documents and the translation memory. */
const filters = {
  languages: list
    .optional()
    .openapi(text('Languages to write, in this order, with commas between; default all')),
  minConfidence: number
    .pipe(z.number().min(0).max(1))
    .optional()
    .openapi({ type: 'number', minimum: 0, maximum: 1 }),
  status: list
    .pipe(z.array(z.enum(REVIEW_STATUSES)))
    .optional()
    .openapi(text(`Some of ${REVIEW_STATUSES.join(',')}`)),
  flags: codes.openapi(text('Only units with one of these flags')),
  withoutFlags: codes.openapi(text('Only units with none of these flags')),
  sourceEqualsTarget: keepOrDrop,
  halfEmpty: keepOrDrop,
  duplicates: keepOrDrop,
  since: moment.openapi(text('Units changed at this time or later (ISO 8601)')),
  until: moment.openapi(text('Units changed at this time or earlier')),
};

/** The filters alone, for what takes units elsewhere. */
export const filterQuery = z.strictObject(filters);

/** The query of an export. */
export const exportQuery = z.strictObject({
  ...filters,
  format: z
    .enum(UNIT_FORMATS as [Format, ...Format[]])
    .optional()
    .openapi({ description: 'Default: what Accept asks for, else tmx' }),
  preview: flag.optional().openapi({ type: 'boolean', description: 'Only counts what would be written' }),
  bilingual: list
    .pipe(z.tuple([z.string(), z.string()]))
    .optional()
    .openapi(text('Two languages, the first the source, with a comma between')),
  codes: z.enum(['region', 'script']).optional().openapi({ description: 'zh-TW or zh-Hant' }),
  xliffVersion: z.enum(['1.2', '2.1']).optional(),
  sourceLanguage: z.string().optional().openapi({ description: 'tmx: the source language' }),
});

type Filters = z.infer<typeof filterQuery>;

/**
 * The filter that a query asks for.
 *
 * @param all Languages that there are; those of the query must be among them.
 * @throws RequestError `INVALID_REQUEST`
 * @throws HexaplaError `UNKNOWN_LANGUAGE`
 */
export function unitFilter(query: Filters, all: readonly LanguageTag[]) {
  const { flags, withoutFlags } = query;
  return {
    languages: query.languages === undefined ? all : known(query.languages, '?languages', all),
    minConfidence: query.minConfidence,
    status: query.status,
    flags:
      flags === undefined && withoutFlags === undefined ? undefined : { only: flags, without: withoutFlags },
    sourceEqualsTarget: query.sourceEqualsTarget,
    halfEmpty: query.halfEmpty,
    duplicates: query.duplicates,
    since: query.since,
    until: query.until,
  };
}

/**
 * How units are written, as a query says it.
 *
 * @throws RequestError `INVALID_REQUEST`, also for options that the format does not heed.
 * @throws HexaplaError `UNKNOWN_LANGUAGE`
 */
export function writeOptions(
  query: z.infer<typeof exportQuery>,
  format: Format,
  all: readonly LanguageTag[],
): UnitWriteOptions {
  const unheeded = HEEDED.filter(
    (name) => query[name] !== undefined && !FORMATS[format].heeds.includes(name),
  );
  if (unheeded.length > 0) {
    throw invalid(unheeded.map((name) => ({ pointer: `?${name}`, detail: `is not for ${format}` })));
  }
  const [source, target] = query.bilingual ? known(query.bilingual, '?bilingual', all) : [];
  const [sourceLanguage] = query.sourceLanguage ? known([query.sourceLanguage], '?sourceLanguage', all) : [];
  return {
    ...unitFilter(query, all),
    codes: query.codes,
    xliffVersion: query.xliffVersion,
    sourceLanguage,
    bilingual: source !== undefined && target !== undefined ? [source, target] : undefined,
  };
}

function known(
  tags: readonly string[],
  pointer: string,
  all: readonly LanguageTag[],
): readonly LanguageTag[] {
  const languages = parseLanguages(tags, () => pointer);
  const absent = languages.find((language) => !all.includes(language));
  if (absent === undefined) return languages;
  throw invalid([{ pointer, detail: `there is no ${absent} here: choose of ${all.join(', ')}` }]);
}
