import type { Neighbours } from './neighbours.ts';

/** In a block the next neighbours come after so many pieces at most, and its ends are looked for so far. */
export const REACH = 3;
/** Sentences between the beginnings of two neighbours of a block at most. */
export const NEAR = 12;

/** Neighbours that follow each other, as places in two lists of pieces. */
export type Block = readonly Neighbours[];

/**
 * Neighbours that go together, the heaviest block first.
 *
 * @param aPlaces, bPlaces Where in its language each piece begins; what is left over may come from anywhere.
 */
export function inBlocks(
  found: readonly Neighbours[],
  aPlaces: readonly number[],
  bPlaces: readonly number[],
): Block[] {
  const blocks: Neighbours[][] = [];
  let open: Neighbours[][] = [];
  const isNear = (places: readonly number[], from: number, to: number) =>
    to - from <= REACH && (places[to] ?? 0) - (places[from] ?? 0) <= NEAR;
  for (const one of found) {
    open = open.filter((block) => isNear(aPlaces, block.at(-1)?.a ?? 0, one.a));
    const fits = open.find((block) => {
      const last = block.at(-1)?.b ?? 0;
      return one.b > last && isNear(bPlaces, last, one.b);
    });
    if (fits === undefined) {
      const block = [one];
      blocks.push(block);
      open.push(block);
    } else fits.push(one);
  }
  const weight = (block: Block) => block.reduce((sum, { similarity }) => sum + similarity, 0);
  return blocks.sort((a, b) => weight(b) - weight(a));
}
