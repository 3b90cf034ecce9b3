import type { z } from 'zod';
import { FORMATS, type Format, type HeededOption, type WriteOptions } from '../exports/index.ts';
import type { DocumentOptions } from '../service/service.ts';
import { check, invalid, parseLanguages } from './check.ts';
import type { Context } from './environment.ts';
import { bodyType, decodeBody, parseJson } from './json-body.ts';
import type { Limits } from './limits.ts';
import { readForm } from './multipart.ts';
import { acceptedFormat } from './negotiate.ts';
import { alignSchema, editionsSchema, inspectSchema, textSchema } from './schema.ts';
import type { RequestSource } from './stateless.ts';
import { BODY_TYPES } from './upload.ts';

/** Documents of a request and how to read them. */
export interface InspectRequest {
  readonly source: RequestSource;
  readonly options: DocumentOptions;
}

const HEEDED: readonly HeededOption[] = ['bilingual', 'codes', 'xliffVersion'];

/** A request for an alignment, read and checked. */
export interface AlignRequest extends InspectRequest {
  readonly format: Format;
  readonly writeOptions: WriteOptions;
}

/**
 * Reads the query and the body of `POST /v1/inspect`.
 *
 * @throws RequestError `UNSUPPORTED_MEDIA_TYPE`, `MALFORMED_BODY` or `INVALID_REQUEST`.
 * @throws HexaplaError of `readDocument`, `UNKNOWN_LANGUAGE`.
 */
export async function readInspectRequest(c: Context, limits: Limits): Promise<InspectRequest> {
  const { source, options } = await readBody(c, limits, inspectSchema);
  return { source, options };
}

/**
 * Reads the query, the headers and the body of `POST /v1/align`.
 *
 * @throws RequestError `NOT_ACCEPTABLE`, `UNSUPPORTED_MEDIA_TYPE`, `MALFORMED_BODY` or `INVALID_REQUEST`.
 * @throws HexaplaError of `readDocument`, `UNKNOWN_LANGUAGE`.
 */
export async function readAlignRequest(c: Context, limits: Limits): Promise<AlignRequest> {
  // Before the body is read: a request for a format that is not there should not cost an upload.
  const accepted = readQuery(c, alignSchema).format ?? acceptedFormat(c);
  const {
    source: texts,
    options,
    given,
    within,
    minConfidence,
    name,
  } = await readBody(c, limits, alignSchema);
  const format = given.format ?? accepted;
  const pointer = (field: string) => (within[field] === 'form' ? field : `?${field}`);
  const unheeded = HEEDED.filter(
    (field) => given[field] !== undefined && !FORMATS[format].heeds.includes(field),
  );
  if (unheeded.length > 0) {
    throw invalid(unheeded.map((field) => ({ pointer: pointer(field), detail: `is not for ${format}` })));
  }
  const [source, target] = given.bilingual ? parseLanguages(given.bilingual, () => pointer('bilingual')) : [];
  return {
    source: texts,
    options,
    format,
    writeOptions: {
      minConfidence: given.minConfidence ?? minConfidence,
      codes: given.codes,
      xliffVersion: given.xliffVersion,
      bilingual: source !== undefined && target !== undefined ? [source, target] : undefined,
      documentName: name,
    },
  };
}

/** Options that both a query and a form may have. */
type Reading = z.infer<typeof inspectSchema>;

interface Body<T> extends InspectRequest {
  /** Query and form together; the query goes first. */
  readonly given: T;
  /** Which of the two a field stands in. */
  readonly within: Readonly<Record<string, 'query' | 'form'>>;
  /** What a body in JSON says of it. */
  readonly minConfidence?: number | undefined;
  readonly name?: string | undefined;
}

async function readBody<T extends Reading>(
  c: Context,
  limits: Limits,
  schema: z.ZodType<T>,
): Promise<Body<T>> {
  const query = readQuery(c, schema);
  const type = bodyType(c.req.header('Content-Type'), BODY_TYPES);
  if (type !== 'multipart/form-data') {
    const fromQuery = readingOptions(query, () => '?languages');
    const within = Object.fromEntries(Object.keys(query).map((name) => [name, 'query' as const]));
    const text = decodeBody(await c.req.arrayBuffer());
    if (type === 'text/plain') return { source: { text }, options: fromQuery, given: query, within };
    const { minConfidence, ...body } = parseBody(text, limits);
    const fromBody = readingOptions(body, (index) => `/languages/${index}`);
    return {
      source: 'editions' in body ? { editions: body.editions } : { text: body.text, name: body.name },
      options: { ...fromBody, ...fromQuery },
      given: query,
      within,
      minConfidence,
      name: 'name' in body ? body.name : undefined,
    };
  }
  const { files, fields } = await readForm(c, limits);
  const form = check(schema, fields, 'form');
  const given = { ...form, ...query };
  const within = {
    ...Object.fromEntries(Object.keys(form).map((name) => [name, 'form' as const])),
    ...Object.fromEntries(Object.keys(query).map((name) => [name, 'query' as const])),
  };
  const options = readingOptions(given, () => (within['languages'] === 'form' ? 'languages' : '?languages'));
  const { encoding, html, inputFormat } = given;
  const reading = Object.fromEntries(
    Object.entries({ ...options, encoding, html, inputFormat }).filter(([, value]) => value !== undefined),
  );
  const named = files.flatMap(({ language }) => language ?? []);
  if (named.length > 0 && options.languages !== undefined) {
    throw invalid([{ pointer: 'languages', detail: 'the names of the fields say the languages already' }]);
  }
  return {
    source: { files: files.map(({ name, bytes }) => ({ name, bytes })) },
    options: named.length > 0 ? { ...reading, languages: named } : reading,
    given,
    within,
    name: files.map(({ name }) => name).join(' + '),
  };
}

function readQuery<T>(c: Context, schema: z.ZodType<T>): T {
  const repeated = Object.entries(c.req.queries()).filter(([, values]) => values.length > 1);
  if (repeated.length > 0) {
    throw invalid(repeated.map(([name]) => ({ pointer: `?${name}`, detail: 'given more than once' })));
  }
  return check(schema, c.req.query(), 'query');
}

/** Only what is there, so that one source of options can go before another. */
function readingOptions(
  { languages, segmentation, maxSentence, semicolons, repairs }: DocumentOptions,
  pointer: (index: number) => string,
): DocumentOptions {
  const tags = languages === undefined ? undefined : parseLanguages(languages, pointer);
  const all = { languages: tags, segmentation, maxSentence, semicolons, repairs };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function parseBody(
  text: string,
  limits: Limits,
): z.infer<typeof textSchema> | z.infer<ReturnType<typeof editionsSchema>> {
  const value = parseJson(text);
  // The fields say which of the two is meant; trying both would report the mistakes of the other as well.
  const hasEditions = typeof value === 'object' && value !== null && 'editions' in value;
  const body = hasEditions ? check(editionsSchema(limits), value, 'body') : check(textSchema, value, 'body');
  if ('editions' in body) {
    body.editions.forEach(({ language }, index) => {
      if (language !== undefined) parseLanguages([language], () => `/editions/${index}/language`);
    });
  }
  return body;
}
