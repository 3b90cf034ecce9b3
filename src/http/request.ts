import { MIMEType } from 'node:util';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { AlignInput, AlignOptions } from '../align.ts';
import { type ErrorPlace, HexaplaError } from '../errors.ts';
import { FORMATS, type Format, type HeededOption, type WriteOptions } from '../exports/index.ts';
import { type LanguageTag, parseLanguage } from '../language.ts';
import type { Limits } from './limits.ts';
import { acceptedFormat } from './negotiate.ts';
import { RequestError } from './problem.ts';
import { editionsSchema, placesOf, querySchema, textSchema } from './schema.ts';

/** Media types of the bodies that `POST /v1/align` reads. */
export const BODY_TYPES = ['text/plain', 'application/json'] as const;

const HEEDED: readonly HeededOption[] = ['bilingual', 'codes', 'xliffVersion'];

/** A request for an alignment, read and checked. */
export interface AlignRequest {
  readonly input: AlignInput;
  readonly options: AlignOptions;
  readonly format: Format;
  readonly writeOptions: WriteOptions;
}

/**
 * Reads the query, the headers and the body of `POST /v1/align`.
 *
 * @throws RequestError `NOT_ACCEPTABLE`, `UNSUPPORTED_MEDIA_TYPE`, `MALFORMED_BODY` or `INVALID_REQUEST`.
 * @throws HexaplaError `INPUT_ENCODING` or `UNKNOWN_LANGUAGE`.
 */
export async function readAlignRequest(c: Context, limits: Limits): Promise<AlignRequest> {
  const query = readQuery(c);
  const format = query.format ?? acceptedFormat(c);
  const unheeded = HEEDED.filter(
    (name) => query[name] !== undefined && !FORMATS[format].heeds.includes(name),
  );
  if (unheeded.length > 0) {
    throw invalid(unheeded.map((name) => ({ pointer: `?${name}`, detail: `is not for ${format}` })));
  }
  const type = bodyType(c.req.header('Content-Type'));
  const text = decode(await c.req.arrayBuffer());
  const body = type === 'text/plain' ? { text } : parseBody(text, limits);
  const languages = query.languages
    ? parseLanguages(query.languages, () => '?languages')
    : body.languages && parseLanguages(body.languages, (index) => `/languages/${index}`);
  const [source, target] = query.bilingual ? parseLanguages(query.bilingual, () => '?bilingual') : [];
  return {
    input: inputOf(body),
    options: { languages, segmentation: query.segmentation ?? body.segmentation },
    format,
    writeOptions: {
      minConfidence: query.minConfidence ?? body.minConfidence,
      codes: query.codes,
      xliffVersion: query.xliffVersion,
      bilingual: source !== undefined && target !== undefined ? [source, target] : undefined,
      documentName: 'name' in body ? body.name : undefined,
    },
  };
}

type TextBody = z.infer<typeof textSchema>;
type EditionsBody = z.infer<ReturnType<typeof editionsSchema>>;

function readQuery(c: Context): z.infer<typeof querySchema> {
  const repeated = Object.entries(c.req.queries()).filter(([, values]) => values.length > 1);
  if (repeated.length > 0) {
    throw invalid(repeated.map(([name]) => ({ pointer: `?${name}`, detail: 'given more than once' })));
  }
  return check(querySchema, c.req.query(), 'query');
}

/** The type of the body, which must be in UTF-8: the one encoding that needs no guessing. */
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
    throw new RequestError('UNSUPPORTED_MEDIA_TYPE', `send the body in UTF-8, not in '${charset}'`);
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

function parseBody(text: string, limits: Limits): TextBody | EditionsBody {
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

function inputOf(body: TextBody | EditionsBody): AlignInput {
  return 'editions' in body ? { editions: body.editions } : { text: body.text, name: body.name };
}

function parseLanguages(tags: readonly string[], pointer: (index: number) => string): readonly LanguageTag[] {
  return tags.map((tag, index) => {
    try {
      return parseLanguage(tag);
    } catch (error) {
      if (!(error instanceof HexaplaError)) throw error;
      const places = [{ pointer: pointer(index), detail: error.message }];
      throw new HexaplaError(error.code, error.message, { cause: error, places });
    }
  });
}

function check<T>(schema: z.ZodType<T>, value: unknown, within: 'body' | 'query'): T {
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(placesOf(result.error, within));
  return result.data;
}

function invalid(places: readonly ErrorPlace[]): RequestError {
  const mistakes = places.map(({ pointer, detail }) => (pointer === '' ? detail : `${pointer}: ${detail}`));
  return new RequestError('INVALID_REQUEST', mistakes.join('; '), { places });
}
