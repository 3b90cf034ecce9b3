import type { ErrorCode } from '../errors.ts';

/** Exit codes of the command, as `hexapla --help` tells them. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  input: 3,
  nothingToAlign: 4,
  model: 5,
  output: 6,
  /** What a shell gives for a program that was interrupted. */
  cancelled: 130,
} as const;

/** The exit code for each kind of error. */
export const EXIT_CODE: Readonly<Record<ErrorCode, number>> = {
  INVALID_OPTION: EXIT.usage,
  INVALID_ANCHOR: EXIT.usage,
  UNKNOWN_LANGUAGE: EXIT.usage,
  DUPLICATE_LANGUAGE: EXIT.usage,
  PORT_IN_USE: EXIT.usage,
  INPUT_UNREADABLE: EXIT.input,
  INPUT_EMPTY: EXIT.input,
  INPUT_BINARY: EXIT.input,
  INPUT_ENCODING: EXIT.input,
  INPUT_TOO_LARGE: EXIT.input,
  INPUT_FORMAT: EXIT.input,
  INPUT_UNSUPPORTED: EXIT.input,
  MEMORY_MISSING: EXIT.input,
  MEMORY_INVALID: EXIT.input,
  MEMORY_BUSY: EXIT.output,
  GOLD_INVALID: EXIT.input,
  ONE_EDITION: EXIT.nothingToAlign,
  LANGUAGE_NOT_FOUND: EXIT.nothingToAlign,
  MODEL_MISSING: EXIT.model,
  MODEL_INVALID: EXIT.model,
  OUTPUT_UNWRITABLE: EXIT.output,
  DOCUMENT_MISSING: EXIT.input,
  UNIT_MISSING: EXIT.input,
  INVALID_OPERATION: EXIT.usage,
  STALE_REVISION: EXIT.usage,
  BUSY: EXIT.output,
  CANCELLED: EXIT.cancelled,
};
