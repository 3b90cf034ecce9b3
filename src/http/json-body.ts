import { MIMEType } from 'node:util';
import { HexaplaError } from '../errors.ts';
import type { Context } from './environment.ts';
import { RequestError } from './problem.ts';

/**
 * The body as JSON says it.
 *
 * @throws RequestError `UNSUPPORTED_MEDIA_TYPE`, `MALFORMED_BODY`
 * @throws HexaplaError `INPUT_ENCODING`
 */
export async function readJson(c: Context): Promise<unknown> {
  bodyType(c.req.header('Content-Type'), ['application/json']);
  return parseJson(decodeBody(await c.req.arrayBuffer()));
}

/** @throws RequestError `MALFORMED_BODY` */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw new RequestError('MALFORMED_BODY', 'the body is empty: send JSON');
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : String(error);
    throw new RequestError('MALFORMED_BODY', `the body is not valid JSON: ${reason}`);
  }
}

/**
 * The type of the body; a text in it must be in UTF-8: the one encoding that needs no guessing.
 *
 * @throws RequestError `UNSUPPORTED_MEDIA_TYPE`
 */
export function bodyType<T extends string>(header: string | undefined, allowed: readonly T[]): T {
  const given = parseMediaType(header ?? '');
  const type = allowed.find((known) => known === given?.essence);
  if (type === undefined) {
    throw new RequestError('UNSUPPORTED_MEDIA_TYPE', `send ${allowed.join(' or ')}, not '${header ?? ''}'`);
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

/** @throws HexaplaError `INPUT_ENCODING` */
export function decodeBody(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HexaplaError('INPUT_ENCODING', 'the body is not valid UTF-8', { cause });
  }
}

function parseMediaType(header: string): MIMEType | undefined {
  try {
    return new MIMEType(header);
  } catch {
    return undefined;
  }
}
