import type { ReviewUnit } from '../../review/index.ts';
import type { Outline } from '../api/wire.ts';

/** A unit for tests: by language, its sentences. */
export function exampleUnit(
  id: string,
  cells: Readonly<Record<string, readonly string[]>>,
  over: Partial<ReviewUnit> = {},
): ReviewUnit {
  return {
    id,
    confidence: 0.5,
    status: 'unreviewed',
    cells: Object.fromEntries(
      Object.entries(cells).map(([language, texts]) => [
        language,
        {
          pieces: texts.map((text, index) => ({
            sentence: index,
            start: index * 100,
            end: index * 100 + text.length,
            text,
          })),
        },
      ]),
    ),
    pairs: [],
    flags: [],
    moved: false,
    bookmarked: false,
    ...over,
  };
}

/** The outline of a document as the service gives it. */
export function exampleOutline(
  units: readonly (readonly [id: string, confidence: number, status: string, bits?: number])[],
  codes: readonly string[] = [],
): Outline {
  return {
    revision: 1,
    ids: units.map(([id]) => id),
    confidences: units.map(([, confidence]) => confidence),
    statuses: units.map(([, , status]) => status).join(''),
    flags: { codes, bits: units.map(([, , , bits = 0]) => bits) },
    firsts: { en: units.map((_, index) => index), ja: units.map((_, index) => index) },
    lengths: units.map(() => 20),
  };
}
