import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';

/**
 * A unit that a person accepted or corrected: for each of its languages the first of its sentences, as an index into
 * the edition's list, and their number, at least 1. Languages that are left out have nothing that says the same; an
 * anchor of one language says that its sentences have no counterpart at all.
 */
export type Anchor = Readonly<Record<LanguageTag, readonly [first: number, count: number]>>;

/** One language's sentences of an anchor: [start, end) of its edition. */
export type Span = readonly [start: number, end: number];

/** An anchor that is known to fit: spans by position of the language, undefined where the language has none. */
export interface PlacedAnchor {
  /** Position in the list that the caller gave. */
  readonly index: number;
  readonly spans: readonly (Span | undefined)[];
}

export function refuse(index: number, problem: string): HexaplaError {
  return new HexaplaError('INVALID_ANCHOR', `anchors[${index}]: ${problem}`, {
    places: [{ pointer: `/anchors/${index}`, detail: problem }],
  });
}

/**
 * Checks anchors each by itself.
 *
 * @param counts Number of sentences by language.
 * @throws HexaplaError `INVALID_ANCHOR` for what is no anchor, or names languages or sentences that are not there.
 */
export function readAnchors(
  anchors: readonly Anchor[],
  languages: readonly LanguageTag[],
  counts: readonly number[],
): PlacedAnchor[] {
  if (!Array.isArray(anchors)) throw new HexaplaError('INVALID_ANCHOR', 'anchors is no list');
  // Callers without types may send anything.
  return anchors.map((anchor: unknown, index): PlacedAnchor => {
    if (typeof anchor !== 'object' || anchor === null || Array.isArray(anchor)) {
      throw refuse(index, 'is no object with [first, count] by language');
    }
    const cells = new Map<string, unknown>(Object.entries(anchor));
    if (cells.size === 0) throw refuse(index, 'names no sentences');
    for (const language of cells.keys()) {
      if (!languages.includes(language)) throw refuse(index, `the text has no edition in ${language}`);
    }
    return {
      index,
      spans: languages.map((language, position): Span | undefined => {
        if (!cells.has(language)) return undefined;
        const cell = cells.get(language);
        const [first, count]: unknown[] = Array.isArray(cell) && cell.length === 2 ? cell : [];
        const isCount = (value: unknown): value is number => Number.isInteger(value);
        if (!isCount(first) || !isCount(count) || first < 0 || count < 1) {
          throw refuse(index, `in ${language}, [first, count] are no whole numbers from 0 and from 1 on`);
        }
        const total = counts[position] ?? 0;
        if (first + count > total) {
          throw refuse(
            index,
            `in ${language} it reaches to sentence ${first + count - 1}; there are ${total} sentences, from 0 on`,
          );
        }
        return [first, first + count];
      }),
    };
  });
}
