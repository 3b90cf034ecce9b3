import type { Bead, PairAlignment } from '../beads/index.ts';
import { range } from '../range.ts';
import { cellsOf, cosine, type UnitSide } from './cell.ts';
import { joinComplements } from './complements.ts';
import { type PairEvidence, pairConfidence, unitConfidence } from './confidence.ts';
import { finestBeads } from './finest.ts';
import { type Cut, type CutTable, consistentCuts, joinCuts, type PairTable, pairCuts } from './join.ts';
import type { Unit, UnitPair } from './unit.ts';

/** A unit of three or more languages, and what is known of each pair of the document's languages there. */
export interface UnitWithEvidence {
  readonly unit: Unit;
  readonly evidence: readonly PairEvidence[];
}

/** Everything about a document that its units are made of. */
interface Document {
  readonly sides: readonly UnitSide[];
  readonly dimensions: number;
  readonly table: PairTable;
  /** What the pairs alone say, and what all say together. */
  readonly direct: CutTable;
  readonly consistent: CutTable;
}

/**
 * Joins the pairwise alignments of a document into units over all its languages.
 *
 * Two languages keep the most probable beads of their pair. Three or more are made consistent with each
 * other first, so that a language that is clear helps one that is not.
 *
 * @param sides The languages, in the order of the columns.
 * @param pair Alignment of languages a < b (positions in `sides`).
 */
export function buildUnits(
  sides: readonly UnitSide[],
  dimensions: number,
  pair: (a: number, b: number) => PairAlignment,
): Unit[] {
  if (sides.length === 2) {
    return pair(0, 1).beads.map((bead, id) => unitOfTwo(id, bead, sides, dimensions, pair(0, 1)));
  }
  return unitsWithEvidence(sides, dimensions, pair).map(({ unit }) => unit);
}

/** Units of three or more languages, and what their confidences rest on, which are fitted to it. */
export function unitsWithEvidence(
  sides: readonly UnitSide[],
  dimensions: number,
  pair: (a: number, b: number) => PairAlignment,
): UnitWithEvidence[] {
  const table: PairTable = { counts: sides.map((side) => side.sentences.length), pair };
  const direct = pairCuts(table);
  const document: Document = { sides, dimensions, table, direct, consistent: consistentCuts(direct) };
  const cuts = joinComplements(joinCuts(table.counts, document.consistent), table);
  return cuts.slice(1).map((end, id) => toUnit(id, document, cuts[id] ?? [], end));
}

function unitOfTwo(
  id: number,
  bead: Bead,
  sides: readonly UnitSide[],
  dimensions: number,
  alignment: PairAlignment,
): Unit {
  const [left, right] = sides;
  const isPair = bead[0].length > 0 && bead[1].length > 0;
  const confidence = isPair ? alignment.confidence([bead]) : 0;
  return {
    id,
    confidence,
    cells: cellsOf(sides, bead),
    pairs:
      isPair && left !== undefined && right !== undefined
        ? [
            {
              languages: [left.language, right.language],
              confidence,
              similarity: cosine(left, bead[0], right, bead[1], dimensions),
              beads: [bead],
            },
          ]
        : [],
    flags: [],
    moved: false,
  };
}

/** Probability that a and b are cut there, as all languages see it; 0 where it is not worth mentioning. */
function cutProbability(cuts: CutTable, a: number, b: number, cut: Cut): number {
  const column = cut[b] ?? 0;
  return cuts[a]?.[b]?.rows[cut[a] ?? 0]?.find((entry) => entry.column === column)?.value ?? 0;
}

function toUnit(id: number, document: Document, start: Cut, end: Cut): UnitWithEvidence {
  const { sides, dimensions, table, direct, consistent } = document;
  const sentences = sides.map((_, position) => range(start[position] ?? 0, end[position] ?? 0));
  const evidence: PairEvidence[] = [];
  const found: { readonly pair: UnitPair; readonly evidence: PairEvidence }[] = [];
  for (const [a, left] of sides.entries()) {
    for (const [b, right] of sides.entries()) {
      if (a >= b) continue;
      const [source, target] = [sentences[a] ?? [], sentences[b] ?? []];
      const edges = [cutProbability(consistent, a, b, start), cutProbability(consistent, a, b, end)] as const;
      if (source.length === 0 || target.length === 0) {
        evidence.push({ edges });
        continue;
      }
      const beads = finestBeads(
        direct[a]?.[b] ?? { rows: [], columns: 0 },
        { row: start[a] ?? 0, column: start[b] ?? 0 },
        { row: end[a] ?? 0, column: end[b] ?? 0 },
      );
      const own = { own: table.pair(a, b).confidence(beads), edges };
      evidence.push(own);
      found.push({
        evidence: own,
        pair: {
          languages: [left.language, right.language],
          confidence: 0,
          similarity: cosine(left, source, right, target, dimensions),
          beads,
        },
      });
    }
  }
  const unit: Unit = {
    id,
    confidence: found.length === 0 ? 0 : unitConfidence(evidence),
    cells: cellsOf(sides, sentences),
    pairs: found.map(({ pair, evidence: own }) => ({ ...pair, confidence: pairConfidence(own, evidence) })),
    flags: [],
    moved: false,
  };
  return { unit, evidence };
}
