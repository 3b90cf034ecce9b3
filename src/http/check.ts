import type { z } from 'zod';
import { type ErrorPlace, HexaplaError } from '../errors.ts';
import { type LanguageTag, parseLanguage } from '../language.ts';
import { RequestError } from './problem.ts';
import { placesOf, type Within } from './schema.ts';

/** @throws RequestError `INVALID_REQUEST` with a place for every mistake. */
export function check<T>(schema: z.ZodType<T>, value: unknown, within: Within): T {
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(placesOf(result.error, within));
  return result.data;
}

/** A request that is not as documented. */
export function invalid(places: readonly ErrorPlace[]): RequestError {
  const mistakes = places.map(({ pointer, detail }) => (pointer === '' ? detail : `${pointer}: ${detail}`));
  return new RequestError('INVALID_REQUEST', mistakes.join('; '), { places });
}

/** @throws HexaplaError `UNKNOWN_LANGUAGE` with the place of the tag. */
export function parseLanguages(
  tags: readonly string[],
  pointer: (index: number) => string,
): readonly LanguageTag[] {
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
