import { sentenceSeparator } from '../../language.ts';
import { type CutAt, type ReviewCell, type ReviewUnit, textOf } from '../../review/index.ts';

/** Where a person is about to cut a unit: by language, an offset into the text that its cell shows. */
export type Cuts = Readonly<Record<string, number>>;

/** Offsets between the sentences of a cell, without its ends; none where a person wrote the text. */
export function boundaries(cell: ReviewCell, language: string): number[] {
  if (cell.edited !== undefined) return [];
  const gap = sentenceSeparator(language).length;
  const found: number[] = [];
  let at = 0;
  for (const { text } of cell.pieces.slice(0, -1)) {
    at += text.length + gap;
    found.push(at);
  }
  return found;
}

/** A first proposal: the sentence boundary nearest to the middle, else nearest to the middle of the text a word. */
export function proposeCuts(unit: ReviewUnit): Cuts {
  return Object.fromEntries(
    Object.entries(unit.cells).map(([language, cell]) => {
      const text = textOf(cell, language);
      const own = boundaries(cell, language);
      const places = own.length > 0 ? own : wordStarts(text, language);
      const middle = text.length / 2;
      const best = places.reduce(
        (near, place) => (Math.abs(place - middle) < Math.abs(near - middle) ? place : near),
        places[0] ?? 0,
      );
      return [language, best];
    }),
  );
}

function wordStarts(text: string, language: string): number[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return Array.from(words).flatMap(({ index, isWordLike }) => (index > 0 && isWordLike ? [index] : []));
}

/** The next place in a direction: sentence ends (both ends of the cell among them), words or characters. */
export function stepCut(
  cell: ReviewCell,
  language: string,
  from: number,
  step: 1 | -1,
  by: 'sentence' | 'word' | 'character',
): number {
  const text = textOf(cell, language);
  const places =
    by === 'sentence'
      ? boundaries(cell, language)
      : by === 'word'
        ? wordStarts(text, language)
        : graphemes(text);
  const all = [0, ...places, text.length];
  const next = step > 0 ? all.find((place) => place > from) : all.findLast((place) => place < from);
  return next ?? from;
}

function graphemes(text: string): number[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ index }) => index).slice(1);
}

/** The cuts as the service takes them; undefined where one of the two units would be empty. */
export function cutsAt(unit: ReviewUnit, cuts: Cuts): Record<string, CutAt> | undefined {
  const at: Record<string, CutAt> = {};
  let first = 0;
  let second = 0;
  for (const [language, cell] of Object.entries(unit.cells)) {
    const length = textOf(cell, language).length;
    const offset = cuts[language] ?? length;
    if (offset > 0) first += 1;
    if (offset < length) second += 1;
    if (offset >= length) continue;
    const sentence = boundaries(cell, language).indexOf(offset);
    at[language] = offset <= 0 ? { sentences: 0 } : sentence >= 0 ? { sentences: sentence + 1 } : { offset };
  }
  return first > 0 && second > 0 ? at : undefined;
}
