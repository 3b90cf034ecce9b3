import type { Piece } from './pieces.ts';

/** Pieces that are said to have moved and are in the order of all that have not: so they have not either. By place. */
export function inPlace(pieces: readonly (Piece | undefined)[], languages: number): ReadonlySet<number> {
  const settled = new Set<number>();
  if (!pieces.some((piece) => piece?.moved)) return settled;
  const following = Array.from({ length: languages }, () => new Float64Array(pieces.length + 1));
  for (const column of following) column[pieces.length] = Number.POSITIVE_INFINITY;
  for (let at = pieces.length - 1; at >= 0; at--) {
    const piece = pieces[at];
    for (const [position, column] of following.entries()) {
      const own = piece?.moved === false ? piece.sentences[position]?.[0] : undefined;
      column[at] = Math.min(own ?? Number.POSITIVE_INFINITY, column[at + 1] as number);
    }
  }
  const before = new Int32Array(languages).fill(-1);
  for (const [at, piece] of pieces.entries()) {
    if (piece === undefined) continue;
    if (piece.moved) {
      const isInOrder = piece.sentences.every((own, position) => {
        const next = following[position]?.[at + 1] as number;
        return own.length === 0 || ((own[0] ?? 0) > (before[position] as number) && (own.at(-1) ?? 0) < next);
      });
      if (!isInOrder) continue;
      settled.add(at);
    }
    for (const [position, own] of piece.sentences.entries()) {
      if (own.length > 0) before[position] = own.at(-1) as number;
    }
  }
  return settled;
}
