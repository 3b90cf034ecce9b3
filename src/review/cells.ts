import { type LanguageTag, sentenceSeparator } from '../language.ts';
import type { CutAt } from './operation.ts';
import { type Piece, type ReviewCell, textOf } from './review-unit.ts';

/** Two cells of a language as one, the second behind the first. */
export function joinCells(
  first: ReviewCell | undefined,
  second: ReviewCell | undefined,
  language: LanguageTag,
): ReviewCell | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const pieces = joinPieces(first.pieces, second.pieces, language);
  if (first.edited === undefined && second.edited === undefined) return { pieces };
  const texts = [textOf(first, language), textOf(second, language)];
  return { pieces, edited: texts.filter((text) => text !== '').join(sentenceSeparator(language)) };
}

/** Parts of one sentence that stand next to each other become one again. */
function joinPieces(
  first: readonly Piece[],
  second: readonly Piece[],
  language: LanguageTag,
): readonly Piece[] {
  const last = first.at(-1);
  const [next, ...rest] = second;
  if (last === undefined || next === undefined || last.sentence !== next.sentence)
    return [...first, ...second];
  const whole: Piece = {
    sentence: last.sentence,
    start: last.start,
    end: next.end,
    text: `${last.text}${gapBetween(last, next, language)}${next.text}`,
  };
  return [...first.slice(0, -1), whole, ...rest];
}

function gapBetween(last: Piece, next: Piece, language: LanguageTag): string {
  if (last.end === next.start) return '';
  // Parts of a sentence that was repaired do not know where they were cut.
  return last.end < next.start ? ' ' : sentenceSeparator(language);
}

/**
 * A cell in two parts, each with some text; undefined where the place is at an end of it.
 */
export function cutCell(
  cell: ReviewCell,
  language: LanguageTag,
  at: CutAt,
): readonly [ReviewCell, ReviewCell] | undefined {
  if ('sentences' in at) {
    const { pieces } = cell;
    // What a person wrote is not known by sentences.
    if (cell.edited !== undefined || at.sentences <= 0 || at.sentences >= pieces.length) return undefined;
    return [{ pieces: pieces.slice(0, at.sentences) }, { pieces: pieces.slice(at.sentences) }];
  }
  const text = textOf(cell, language);
  const before = text.slice(0, at.offset).trimEnd();
  const behind = text.slice(at.offset).trimStart();
  if (before === '' || behind === '') return undefined;
  if (cell.edited !== undefined) {
    const [first, second] = cutPieces(
      cell.pieces,
      language,
      Math.round((at.offset / text.length) * lengthOf(cell, language)),
    );
    return first.length === 0 || second.length === 0
      ? undefined
      : [
          { pieces: first, edited: before },
          { pieces: second, edited: behind },
        ];
  }
  const [first, second] = cutPieces(cell.pieces, language, at.offset);
  return first.length === 0 || second.length === 0 ? undefined : [{ pieces: first }, { pieces: second }];
}

function lengthOf(cell: ReviewCell, language: LanguageTag): number {
  return textOf({ pieces: cell.pieces }, language).length;
}

/** Pieces before and behind an offset of their joined text; the one that it falls into is cut. */
function cutPieces(
  pieces: readonly Piece[],
  language: LanguageTag,
  offset: number,
): readonly [readonly Piece[], readonly Piece[]] {
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const inside = offset - at;
    const before = piece.text.slice(0, Math.max(0, inside)).trimEnd();
    const behind = piece.text.slice(Math.max(0, inside)).trimStart();
    if (before === '') return [pieces.slice(0, index), pieces.slice(index)];
    if (behind !== '') {
      const isExact = piece.end - piece.start === piece.text.length;
      const first = { ...piece, text: before, end: isExact ? piece.start + before.length : piece.end };
      const second = { ...piece, text: behind, start: isExact ? piece.end - behind.length : piece.start };
      return [
        [...pieces.slice(0, index), first],
        [second, ...pieces.slice(index + 1)],
      ];
    }
    at += piece.text.length + sentenceSeparator(language).length;
  }
  return [pieces, []];
}
