import { type LanguageTag, sentenceSeparator } from '../language.ts';
import type { Sentence } from '../sentences/index.ts';
import type { Cell } from './unit.ts';

/** One language of a document, ready to be put into units. */
export interface UnitSide {
  readonly language: LanguageTag;
  readonly sentences: readonly Sentence[];
  /** Sums of token vectors, row-major (sentences, dimensions). */
  readonly sums: Float32Array;
}

/** Cosine of what two runs of sentences say, in [-1,1]; 0 where one says nothing. */
export function cosine(
  a: UnitSide,
  aSentences: readonly number[],
  b: UnitSide,
  bSentences: readonly number[],
  dimensions: number,
): number {
  let product = 0;
  let aSquare = 0;
  let bSquare = 0;
  for (let d = 0; d < dimensions; d++) {
    let x = 0;
    let y = 0;
    for (const sentence of aSentences) x += a.sums[sentence * dimensions + d] ?? 0;
    for (const sentence of bSentences) y += b.sums[sentence * dimensions + d] ?? 0;
    product += x * y;
    aSquare += x * x;
    bSquare += y * y;
  }
  const length = Math.sqrt(aSquare * bSquare);
  return length === 0 ? 0 : Math.max(-1, Math.min(1, product / length));
}

function cellOf(side: UnitSide, sentences: readonly number[]): Cell {
  const members = sentences.flatMap((index) => side.sentences[index] ?? []);
  return {
    sentences: [...sentences],
    start: members[0]?.start ?? 0,
    end: members.at(-1)?.end ?? 0,
    text: members.map((sentence) => sentence.text).join(sentenceSeparator(side.language)),
  };
}

/** Cells of the languages that have any of these sentences, given by position of the language. */
export function cellsOf(
  sides: readonly UnitSide[],
  sentences: readonly (readonly number[])[],
): Record<LanguageTag, Cell> {
  return Object.fromEntries(
    sides.flatMap((side, position) => {
      const own = sentences[position] ?? [];
      return own.length === 0 ? [] : [[side.language, cellOf(side, own)]];
    }),
  );
}
