import { type Bead, isBeadShape } from '../beads/index.ts';
import { range } from '../range.ts';
import { chain, type Node } from './chain.ts';
import type { SparseMatrix } from './matrix.ts';

/** Two languages are cut inside a unit where their own alignment finds that more probable than this. */
const FINEST_GAMMA = 0.45;

/**
 * The finest alignment of two languages between two of their cuts. Where it would leave nothing of the one beside
 * anything of the other, all is one bead, if there are such beads: they are in one unit because they belong together.
 */
export function finestBeads(cuts: SparseMatrix, start: Node, end: Node): Bead[] {
  const nodes = chain(cuts, FINEST_GAMMA, start, end);
  const beads = nodes.flatMap((node, index): Bead[] => {
    const last = nodes[index - 1];
    return last === undefined ? [] : [[range(last.row, node.row), range(last.column, node.column)]];
  });
  const areNulls = beads.every(([source, target]) => source.length === 0 || target.length === 0);
  return areNulls && isBeadShape(end.row - start.row, end.column - start.column)
    ? [[range(start.row, end.row), range(start.column, end.column)]]
    : beads;
}
