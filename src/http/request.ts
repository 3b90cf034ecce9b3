import { MIMEType } from 'node:util';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { AlignOptions } from '../align.ts';
import { type Document, readDocument } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import { FORMATS, type Format, type HeededOption, type WriteOptions } from '../exports/index.ts';
import type { AlignInput } from '../input.ts';
import type { ReadOptions } from '../prepare.ts';
import { check, invalid, parseLanguages } from './check.ts';
import type { Limits } from './limits.ts';
import { readForm } from './multipart.ts';
import { acceptedFormat } from './negotiate.ts';
import { RequestError } from './problem.ts';
import { alignSchema, editionsSchema, inspectSchema, textSchema } from './schema.ts';

/** Media types of the bodies that are read. */
export const BODY_TYPES = ['text/plain', 'application/json', 'multipart/form-data'] as const;

/** Documents of a request and how to read them. */
export interface InspectRequest {
  readonly input: AlignInput;
  readonly options: ReadOptions;
}

const HEEDED: readonly HeededOption[] = ['bilingual', 'codes', 'xliffVersion'];

/** A request for an alignment, read and checked. */
export interface AlignRequest extends InspectRequest {
  readonly options: AlignOptions;
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
  const { input, options } = await readBody(c, limits, inspectSchema);
  return { input, options };
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
  const { input, options, given, within, minConfidence, name } = await readBody(c, limits, alignSchema);
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
    input,
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
  const type = bodyType(c.req.header('Content-Type'));
  if (type !== 'multipart/form-data') {
    const fromQuery = readingOptions(query, () => '?languages');
    const within = Object.fromEntries(Object.keys(query).map((name) => [name, 'query' as const]));
    const text = decode(await c.req.arrayBuffer());
    if (type === 'text/plain') return { input: { text }, options: fromQuery, given: query, within };
    const { minConfidence, ...body } = parseBody(text, limits);
    const fromBody = readingOptions(body, (index) => `/languages/${index}`);
    return {
      input: 'editions' in body ? { editions: body.editions } : { text: body.text, name: body.name },
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
  const documents: Document[] = [];
  for (const { name, bytes } of files) {
    const { encoding, html, inputFormat } = given;
    const { signal } = c.req.raw;
    documents.push(
      await readDocument(
        { name, bytes },
        { encoding, html, format: inputFormat, maxBytes: limits.maxBytes, signal },
      ),
    );
  }
  const options = readingOptions(given, () => (within['languages'] === 'form' ? 'languages' : '?languages'));
  const named = files.flatMap(({ language }) => language ?? []);
  if (named.length > 0 && options.languages !== undefined) {
    throw invalid([{ pointer: 'languages', detail: 'the names of the fields say the languages already' }]);
  }
  return {
    input: { documents },
    options:
      named.length > 1 || (named.length === 1 && files.length === 1)
        ? { ...options, languages: named }
        : options,
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
  { languages, segmentation, maxSentence, semicolons, repairs }: ReadOptions,
  pointer: (index: number) => string,
): ReadOptions {
  const tags = languages === undefined ? undefined : parseLanguages(languages, pointer);
  const all = { languages: tags, segmentation, maxSentence, semicolons, repairs };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The type of the body; a text in it must be in UTF-8: the one encoding that needs no guessing. */
function bodyType(header: string | undefined): (typeof BODY_TYPES)[number] {
  const given = parseMediaType(header ?? '');
  const type = BODY_TYPES.find((known) => known === given?.essence);
  if (type === undefined) {
    throw new RequestError(
      'UNSUPPORTED_MEDIA_TYPE',
      `send ${BODY_TYPES.join(' or ')}, not '${header ?? ''}'`,
    );
  }
  const charset = given?.params.get('charset') ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) {
    throw new RequestError(
      'UNSUPPORTED_MEDIA_TYPE',
      `send the body in UTF-8, not in '${charset}'; files in other encodings go as multipart/form-data`,
    );
  }
  return type;
}

function parseMediaType(header: string): MIMEType | undefined {
  try {
    return new MIMEType(header);
  } catch {
    return undefined;
  }
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HexaplaError('INPUT_ENCODING', 'the body is not valid UTF-8', { cause });
  }
}

function parseBody(
  text: string,
  limits: Limits,
): z.infer<typeof textSchema> | z.infer<ReturnType<typeof editionsSchema>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : String(error);
    throw new RequestError('MALFORMED_BODY', `the body is not valid JSON: ${reason}`);
  }
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
