import { cellsOf, cosine, type UnitSide } from './cell.ts';
import type { Unit } from './unit.ts';

/** The unit that a person says it is: one bead a pair, and no doubt. Its `id` is 0. */
export function anchoredUnit(
  sides: readonly UnitSide[],
  dimensions: number,
  row: readonly (readonly number[])[],
): Unit {
  const present = sides.flatMap((side, position) => {
    const sentences = row[position] ?? [];
    return sentences.length === 0 ? [] : [{ side, sentences }];
  });
  return {
    id: 0,
    confidence: 1,
    cells: cellsOf(sides, row),
    pairs: present.flatMap((a, position) =>
      present.slice(position + 1).map((b) => ({
        languages: [a.side.language, b.side.language] as const,
        confidence: 1,
        similarity: cosine(a.side, a.sentences, b.side, b.sentences, dimensions),
        beads: [[[...a.sentences], [...b.sentences]] as const],
      })),
    ),
    flags: [],
    moved: false,
  };
}
