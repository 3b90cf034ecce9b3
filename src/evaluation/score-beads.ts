import type { Bead } from '../beads/index.ts';
import { type Scores, scoresOf, share } from './scores.ts';

/** What is counted of the alignments of one or more documents; counts of several add up. */
export interface BeadCounts {
  /** Beads found, every sentence of a null one of its own. */
  readonly found: number;
  /** Of `found`, those that are exactly in the gold. */
  readonly right: number;
  /** Of `found`, those that are in the gold or overlap one of its beads on both sides. */
  readonly laxRight: number;
  /** Beads of the gold that are no nulls. */
  readonly known: number;
  /** Of `known`, those that are exactly found. */
  readonly recalled: number;
  /** Of `known`, those that are found or overlap a found bead on both sides. */
  readonly laxRecalled: number;
}

export const NO_BEADS: BeadCounts = {
  found: 0,
  right: 0,
  laxRight: 0,
  known: 0,
  recalled: 0,
  laxRecalled: 0,
};

export function isNull([source, target]: Bead): boolean {
  return source.length === 0 || target.length === 0;
}

/** A bead as one string. */
export function beadKey([source, target]: Bead): string {
  return `${source.join(',')}:${target.join(',')}`;
}

/** A null gives a bead a sentence; all other beads stay. */
export function singleNulls(beads: readonly Bead[]): Bead[] {
  return beads.flatMap((bead): Bead[] => {
    if (!isNull(bead)) return [bead];
    return [...bead[0].map((i): Bead => [[i], []]), ...bead[1].map((j): Bead => [[], [j]])];
  });
}

/** For each source sentence, the target sentences that stand in a bead with it. */
function partners(beads: readonly Bead[]): Map<number, Set<number>> {
  const targets = new Map<number, Set<number>>();
  for (const [source, target] of beads) {
    for (const i of source) {
      const all = targets.get(i) ?? new Set();
      for (const j of target) all.add(j);
      targets.set(i, all);
    }
  }
  return targets;
}

/** How many beads are exactly in the reference, and how many are or overlap on both sides. */
function compare(beads: readonly Bead[], reference: readonly Bead[]): { right: number; lax: number } {
  const keys = new Set(reference.map(beadKey));
  const targets = partners(reference);
  let right = 0;
  let lax = 0;
  for (const bead of beads) {
    const isRight = keys.has(beadKey(bead));
    if (isRight) right++;
    if (isRight || bead[0].some((i) => bead[1].some((j) => targets.get(i)?.has(j)))) lax++;
  }
  return { right, lax };
}

/**
 * Compares an alignment with gold, counted as the scorer of Vecalign (Thompson and Koehn 2019) does: precision is
 * over all beads, a null being one sentence; recall leaves nulls out, since a tool that finds many would otherwise
 * gain by it. Strict takes equal beads, lax also those that overlap on both sides.
 *
 * @param found Sentences of each side as indices, each in one bead at most.
 */
export function countBeads(found: readonly Bead[], gold: readonly Bead[]): BeadCounts {
  const ours = singleNulls(found);
  const known = gold.filter((bead) => !isNull(bead));
  const precision = compare(ours, singleNulls(gold));
  const recall = compare(
    known,
    ours.filter((bead) => !isNull(bead)),
  );
  return {
    found: ours.length,
    right: precision.right,
    laxRight: precision.lax,
    known: known.length,
    recalled: recall.right,
    laxRecalled: recall.lax,
  };
}

export function strictScores({ found, right, known, recalled }: BeadCounts): Scores {
  return scoresOf(share(right, found), share(recalled, known));
}

export function laxScores({ found, laxRight, known, laxRecalled }: BeadCounts): Scores {
  return scoresOf(share(laxRight, found), share(laxRecalled, known));
}
