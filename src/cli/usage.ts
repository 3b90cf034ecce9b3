import { type ParseArgsConfig, parseArgs } from 'node:util';
import { HexaplaError } from '../errors.ts';
import { parseLanguage } from '../language.ts';

/** A mistake in the words of a command line. */
export function usage(message: string): HexaplaError {
  return new HexaplaError('INVALID_OPTION', `${message}; see hexapla --help`);
}

/**
 * The words of a command line, parsed strictly by these options.
 *
 * @throws HexaplaError `INVALID_OPTION`
 */
export function parseWords<const T extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; strict: true; options: T }>> {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, strict: true, options });
  } catch (cause) {
    // Node's own sentence, without the advice about '--' that it adds.
    const message = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
    throw usage(message);
  }
}

/** @throws HexaplaError `INVALID_OPTION` */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw usage(`--${option} is ${allowed.join(', ')}, not '${value}'`);
  return found;
}

/** @throws HexaplaError `INVALID_OPTION` */
export function numberIn(option: string, value: string, least: number, most: number): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!(number >= least && number <= most)) {
    throw usage(`--${option} is a number from ${least} to ${most}, not '${value}'`);
  }
  return number;
}

/** @throws HexaplaError `INVALID_OPTION` */
export function wholeNumberIn(option: string, value: string, least: number, most: number): number {
  const number = numberIn(option, value, least, most);
  if (!Number.isInteger(number)) throw usage(`--${option} is a whole number, not '${value}'`);
  return number;
}

/** @throws HexaplaError `UNKNOWN_LANGUAGE` */
export function languageList(value: string): string[] {
  return value.split(',').map((tag) => parseLanguage(tag));
}
