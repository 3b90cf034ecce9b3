import { type RouteConfig, z } from '@hono/zod-openapi';
import type { DocumentOptions, StoredFile } from '../service/service.ts';
import { check, invalid, parseLanguages } from './check.ts';
import type { Context } from './environment.ts';
import { bodyType, decodeBody, parseJson } from './json-body.ts';
import type { Limits } from './limits.ts';
import { readForm } from './multipart.ts';
import { editionsSchema, inspectSchema, textSchema } from './schema.ts';

/** Media types of the bodies that are read. */
export const BODY_TYPES = ['text/plain', 'application/json', 'multipart/form-data'] as const;

/** The longest name of a document that is kept. */
const LONGEST_NAME = 200;

/** The query of `POST /v1/documents`. */
export const uploadQuery = inspectSchema.extend({
  name: z
    .string()
    .max(LONGEST_NAME)
    .optional()
    .openapi({ description: 'text/plain: what the document is called' }),
});

export interface Upload {
  readonly files: readonly StoredFile[];
  readonly options: DocumentOptions;
}

/** Bodies of `POST /v1/documents` and its like, for the documentation. */
export function uploadBodies(
  limits: Limits,
): NonNullable<NonNullable<RouteConfig['request']>['body']>['content'] {
  const { minConfidence: _, ...text } = textSchema.shape;
  const { minConfidence: __, ...editions } = editionsSchema(limits).shape;
  return {
    'text/plain': { schema: z.string().openapi({ description: 'One text with all its languages' }) },
    'application/json': { schema: z.union([z.strictObject(text), z.strictObject(editions)]) },
    'multipart/form-data': {
      schema: z
        .object({ file: z.array(z.string().openapi({ format: 'binary' })).optional() })
        .catchall(z.string())
        .openapi({
          description:
            'Files under file, or each under the tag of its language; options as the query has them, as fields',
        }),
    },
  };
}

/**
 * Reads the body of `POST /v1/documents` into files as they are kept; nothing of them is looked at yet.
 *
 * @throws RequestError `UNSUPPORTED_MEDIA_TYPE`, `MALFORMED_BODY`, `INVALID_REQUEST`
 * @throws HexaplaError `INPUT_ENCODING`, `UNKNOWN_LANGUAGE`
 */
export async function readUpload(
  c: Context,
  { name, ...query }: z.infer<typeof uploadQuery>,
  limits: Limits,
): Promise<Upload> {
  const type = bodyType(c.req.header('Content-Type'), BODY_TYPES);
  switch (type) {
    case 'text/plain': {
      const text = decodeBody(await c.req.arrayBuffer());
      const files = [fileOf(name ?? 'text.txt', text)];
      return { files, options: { ...asText(query), ...withLanguages(query, () => '?languages') } };
    }
    case 'application/json': {
      const value = parseJson(decodeBody(await c.req.arrayBuffer()));
      return fromJson(value, query, name, limits);
    }
    case 'multipart/form-data': {
      const { files, fields } = await readForm(c, limits);
      const form = check(inspectSchema, fields, 'form');
      const given = { ...form, ...query };
      const isFormField = query.languages === undefined;
      const options = withLanguages(given, () => (isFormField ? 'languages' : '?languages'));
      if (options.languages !== undefined && files.some(({ language }) => language !== undefined)) {
        throw invalid([
          { pointer: 'languages', detail: 'the names of the fields say the languages already' },
        ]);
      }
      return { files: files.map((file) => ({ ...file, name: file.name.slice(0, LONGEST_NAME) })), options };
    }
  }
}

function fromJson(
  value: unknown,
  query: z.infer<typeof inspectSchema>,
  name: string | undefined,
  limits: Limits,
): Upload {
  const { minConfidence: _, ...text } = textSchema.shape;
  const { minConfidence: __, ...editions } = editionsSchema(limits).shape;
  // The fields say which of the two is meant; trying both would report the mistakes of the other as well.
  if (typeof value === 'object' && value !== null && 'editions' in value) {
    const { editions: given, ...options } = check(z.strictObject(editions), value, 'body');
    const files = given.map((edition, index) => {
      const [language] =
        edition.language === undefined
          ? []
          : parseLanguages([edition.language], () => `/editions/${index}/language`);
      return { ...fileOf(edition.name ?? `edition ${index + 1}`, edition.text), language };
    });
    return { files, options: optionsOf(options, query) };
  }
  const { text: content, name: called, ...options } = check(z.strictObject(text), value, 'body');
  return { files: [fileOf(called ?? name ?? 'text.txt', content)], options: optionsOf(options, query) };
}

function optionsOf(body: DocumentOptions, query: DocumentOptions): DocumentOptions {
  const fromBody = withLanguages(body, (index) => `/languages/${index}`);
  return { ...fromBody, ...asText(query), ...withLanguages(query, () => '?languages') };
}

/** A text in a request is a text, whatever it looks like and whatever its name. */
function asText({ inputFormat = 'text' }: DocumentOptions): DocumentOptions {
  return { inputFormat, encoding: 'utf-8' };
}

function fileOf(name: string, text: string): StoredFile {
  return { name: name.slice(0, LONGEST_NAME), bytes: new TextEncoder().encode(text) };
}

/** Only what is there, so that one source of options can go before another and equal requests are equal. */
function withLanguages(options: DocumentOptions, pointer: (index: number) => string): DocumentOptions {
  const languages = options.languages === undefined ? undefined : parseLanguages(options.languages, pointer);
  const all = { ...options, languages };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
