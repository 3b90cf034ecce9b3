import { type ErrorCode, type ErrorPlace, HexaplaError } from '../errors.ts';

/** What only a request can get wrong, beside what the package's own errors say. */
type RequestCode =
  | 'MALFORMED_BODY'
  | 'INVALID_REQUEST'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN_HOST'
  | 'FORBIDDEN_ORIGIN'
  | 'FORBIDDEN_SCOPE'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_ACCEPTABLE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'TOO_MANY_REQUESTS'
  | 'STALE_REVISION'
  | 'BUSY'
  | 'INTERNAL';

export type ProblemCode = ErrorCode | RequestCode;

/**
 * Status and title of every problem. 400 is a request that is not as documented; 422 is one that is, with
 * texts that cannot be aligned.
 */
const PROBLEMS: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  MALFORMED_BODY: [400, 'The body cannot be read'],
  INVALID_REQUEST: [400, 'The request is not as documented'],
  INVALID_OPTION: [400, 'An option has no such value'],
  UNAUTHENTICATED: [401, 'The request needs a token'],
  FORBIDDEN_HOST: [403, 'The service answers to local names only'],
  FORBIDDEN_ORIGIN: [403, 'The service answers to its own page only'],
  FORBIDDEN_SCOPE: [403, 'The token does not allow this'],
  NOT_FOUND: [404, 'There is nothing at this path'],
  METHOD_NOT_ALLOWED: [405, 'This path does not take this method'],
  NOT_ACCEPTABLE: [406, 'The service writes none of the formats asked for'],
  INPUT_TOO_LARGE: [413, 'The input is too large'],
  INPUT_UNSUPPORTED: [415, 'The service does not read this kind of file'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The service does not read this kind of body'],
  INVALID_ANCHOR: [422, 'An anchor does not fit the text or another anchor'],
  UNKNOWN_LANGUAGE: [422, 'A language is not known'],
  INPUT_UNREADABLE: [422, 'The input cannot be read'],
  INPUT_EMPTY: [422, 'The input has no text'],
  INPUT_BINARY: [422, 'The input is no text'],
  INPUT_FORMAT: [422, 'The file is damaged'],
  INPUT_ENCODING: [422, 'The input is not in the encoding that it should be in'],
  // Only the evaluation reads gold, and the service does not evaluate.
  GOLD_INVALID: [422, 'The gold is not as it should be'],
  DUPLICATE_LANGUAGE: [422, 'Two editions are in the same language'],
  LANGUAGE_NOT_FOUND: [422, 'A language is not in the text'],
  ONE_EDITION: [422, 'There is only one edition, so nothing to align'],
  DOCUMENT_MISSING: [404, 'There is no such document'],
  UNIT_MISSING: [404, 'There is no such unit'],
  INVALID_OPERATION: [422, 'The units do not allow this'],
  STALE_REVISION: [412, 'Somebody changed it in the meantime'],
  TOO_MANY_REQUESTS: [429, 'The client asks too often'],
  // Nobody is there to read it; 499 is what proxies write in their logs for that.
  CANCELLED: [499, 'The request was given up'],
  MODEL_INVALID: [500, 'The model of the service is broken'],
  OUTPUT_UNWRITABLE: [500, 'The result could not be written'],
  PORT_IN_USE: [500, 'The port is in use'],
  INTERNAL: [500, 'The service failed'],
  MODEL_MISSING: [503, 'The service has no model'],
  MEMORY_MISSING: [404, 'There is no such translation memory'],
  MEMORY_INVALID: [500, 'The translation memory cannot be used'],
  MEMORY_BUSY: [503, 'The translation memory is in use'],
  BUSY: [503, 'The service has enough to do'],
};

/** A refusal by the service itself. It never leaves this folder: `problemResponse` turns it into an answer. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: RequestCode;
  readonly places: readonly ErrorPlace[];
  readonly headers: Readonly<Record<string, string>>;
  /** Members that the problem has beside the usual ones. */
  readonly extensions: Readonly<Record<string, number>>;

  constructor(
    code: RequestCode,
    message: string,
    options: {
      places?: readonly ErrorPlace[];
      headers?: Readonly<Record<string, string>>;
      extensions?: Readonly<Record<string, number>>;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.places = options.places ?? [];
    this.headers = options.headers ?? {};
    this.extensions = options.extensions ?? {};
  }
}

/** How long a client should wait when the error itself does not say how long. */
const RETRY_AFTER_SECONDS = '5';
const WAIT: ReadonlySet<ProblemCode> = new Set(['BUSY', 'MEMORY_BUSY', 'TOO_MANY_REQUESTS']);

/** Where the service says what only its keeper should know. */
export type Log = (message: string, error: unknown) => void;

/**
 * The answer to any error, as `application/problem+json` (RFC 9457) with the extensions `code` and
 * `errors`. What is neither of our errors becomes a 500 that tells the client nothing; it is logged, and so
 * is all else of the 5xx that a client cannot have caused.
 */
export function problemResponse(error: unknown, log: Log): Response {
  const known = error instanceof HexaplaError || error instanceof RequestError;
  const code: ProblemCode = known ? error.code : 'INTERNAL';
  const [status, title] = PROBLEMS[code];
  if (status >= 500 && !WAIT.has(code)) log(`${status} ${code}`, error);
  const problem = {
    type: `urn:hexapla:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: known ? error.message : 'an unexpected error, which the service has logged',
    code,
    errors: known ? error.places : [],
    ...(error instanceof RequestError ? error.extensions : {}),
  };
  const headers: Record<string, string> = error instanceof RequestError ? { ...error.headers } : {};
  if (WAIT.has(code)) headers['Retry-After'] ??= RETRY_AFTER_SECONDS;
  return Response.json(problem, {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  });
}
