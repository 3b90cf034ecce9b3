/**
 * What went wrong, as a stable name that programs can test for. The command line turns it into an exit
 * code, the HTTP service into a status.
 */
export type ErrorCode =
  | 'INVALID_OPTION'
  | 'INVALID_ANCHOR'
  | 'UNKNOWN_LANGUAGE'
  | 'INPUT_UNREADABLE'
  | 'INPUT_EMPTY'
  | 'INPUT_BINARY'
  | 'INPUT_ENCODING'
  | 'INPUT_TOO_LARGE'
  | 'INPUT_FORMAT'
  | 'INPUT_UNSUPPORTED'
  | 'DUPLICATE_LANGUAGE'
  | 'LANGUAGE_NOT_FOUND'
  | 'ONE_EDITION'
  | 'GOLD_INVALID'
  | 'MODEL_MISSING'
  | 'MODEL_INVALID'
  | 'OUTPUT_UNWRITABLE'
  | 'MEMORY_MISSING'
  | 'MEMORY_INVALID'
  | 'MEMORY_BUSY'
  | 'PORT_IN_USE'
  | 'DOCUMENT_MISSING'
  | 'UNIT_MISSING'
  | 'INVALID_OPERATION'
  | 'STALE_REVISION'
  | 'BUSY'
  | 'CANCELLED';

/** Where in a request or a call the mistake is. */
export interface ErrorPlace {
  /** File name or JSON pointer (RFC 6901), as the caller gave it. */
  readonly pointer: string;
  readonly detail: string;
}

/** The one error class of this package. `message` says what, where and what to do, for a person. */
export class HexaplaError extends Error {
  override readonly name = 'HexaplaError';
  readonly code: ErrorCode;
  readonly places: readonly ErrorPlace[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; places?: readonly ErrorPlace[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.places = options.places ?? [];
  }
}

/**
 * Why a call of the system failed, for a person.
 *
 * @param words What its error codes (`ENOENT` …) mean in the case at hand; others keep Node's message.
 */
export function systemReason(cause: unknown, words: Readonly<Record<string, string>>): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return words[code] ?? (cause instanceof Error ? cause.message : String(cause));
}
