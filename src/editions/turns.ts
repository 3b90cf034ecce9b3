import type { LanguageTag } from '../language.ts';
import { hasContent, type Piece } from './piece.ts';

const isOpen = (piece: Piece) =>
  piece.language === undefined && piece.apart === undefined && hasContent(piece);

/**
 * In a text whose versions alternate, a line of numbers that stands there once for every version belongs to each of them
 * once: `2024` `2024` between paragraphs of two languages.
 *
 * @param cycle The languages in the order in which they follow each other.
 */
export function takeTurns(pieces: readonly Piece[], cycle: readonly LanguageTag[]): Piece[] {
  const shared = [...pieces];
  let last = -1;
  let next = 0;
  for (const [start, piece] of pieces.entries()) {
    if (start < next) continue;
    if (!isOpen(piece)) {
      const place = piece.language === undefined ? -1 : cycle.indexOf(piece.language);
      if (place >= 0) last = place;
      continue;
    }
    const { text } = piece.block;
    const run = pieces.slice(start, start + cycle.length + 1);
    const other = run.findIndex((item) => !isOpen(item) || item.block.text !== text);
    const length = other < 0 ? run.length : other;
    next = start + length;
    if (length !== cycle.length) continue;
    for (const [k, item] of run.slice(0, length).entries()) {
      const language = cycle[(last + 1 + k) % cycle.length];
      if (language !== undefined) shared[start + k] = { ...item, language };
    }
  }
  return shared;
}
