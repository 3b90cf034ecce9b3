import { z } from 'zod';
import { REPAIR_NAMES } from '../cleaning/index.ts';
import { INPUT_FORMATS } from '../document/index.ts';
import type { ErrorPlace } from '../errors.ts';
import { FORMATS, type Format } from '../exports/index.ts';
import { LEAST_MAX_SENTENCE, MOST_MAX_SENTENCE } from '../sentences/index.ts';
import type { Limits } from './limits.ts';

const repairNames = z.array(z.enum(REPAIR_NAMES));
const wholeNumber = z.number().int().min(LEAST_MAX_SENTENCE).max(MOST_MAX_SENTENCE);

/** Fields that bodies in JSON and, as text, the query and forms may have. */
const options = {
  languages: z.array(z.string()).min(1).optional(),
  segmentation: z.enum(['auto', 'lines']).optional(),
  maxSentence: wholeNumber.optional(),
  semicolons: z.boolean().optional(),
  repairs: z.union([z.enum(['all', 'none']), repairNames]).optional(),
};

const minConfidence = z.number().min(0).max(1);

/** Items with commas between them, as a query has them. */
export const list = z.string().transform((text) => text.split(',').map((item) => item.trim()));
/** A number as a query has it. */
export const number = z.string().trim().min(1).transform(Number);

/** Yes or no as a query has it. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** What a query, or a form beside its files, says of the reading. */
const reading = {
  languages: list.optional(),
  segmentation: options.segmentation,
  maxSentence: number.pipe(wholeNumber).optional(),
  semicolons: flag.optional(),
  repairs: z.union([z.enum(['all', 'none']), list.pipe(repairNames)]).optional(),
  encoding: z.string().optional(),
  html: z.enum(['main', 'all']).optional(),
  inputFormat: z.enum(INPUT_FORMATS).optional(),
};

/** The query of `POST /v1/inspect`, and the fields of a form. What the query says goes before the body. */
export const inspectSchema = z.strictObject(reading);

/** The query of `POST /v1/align`, and the fields of a form. */
export const alignSchema = z.strictObject({
  ...reading,
  minConfidence: number.pipe(minConfidence).optional(),
  format: z.enum(Object.keys(FORMATS) as [Format, ...Format[]]).optional(),
  codes: z.enum(['region', 'script']).optional(),
  bilingual: list.pipe(z.tuple([z.string(), z.string()])).optional(),
  xliffVersion: z.enum(['1.2', '2.1']).optional(),
});

/** One text that holds all editions. */
export const textSchema = z.strictObject({
  text: z.string(),
  name: z.string().optional(),
  ...options,
  minConfidence: minConfidence.optional(),
});

/** A text for each edition. */
export function editionsSchema({ maxEditions }: Limits) {
  const edition = z.strictObject({
    language: z.string().optional(),
    text: z.string(),
    name: z.string().optional(),
  });
  return z.strictObject({
    editions: z.array(edition).min(1).max(maxEditions),
    ...options,
    minConfidence: minConfidence.optional(),
  });
}

/** Where the mistake is: places in a body are JSON pointers (RFC 6901), others the name behind `?` or in the form. */
export type Within = 'body' | 'query' | 'form' | 'path';

/** What is wrong where. */
export function placesOf(error: z.ZodError, within: Within): readonly ErrorPlace[] {
  const pointer =
    within === 'body'
      ? jsonPointer
      : (path: readonly PropertyKey[]) => `${within === 'query' ? '?' : ''}${String(path[0])}`;
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
