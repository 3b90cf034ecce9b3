import { isBeadShape } from '../beads/index.ts';
import { range } from '../range.ts';
import type { Cut, PairTable } from './join.ts';

/** Two neighbours belong together where their pairs of languages think so with this confidence on average. */
const TOGETHER = 0.35;

/**
 * Joins units with a neighbour that has none of their languages, where the two are nearly as probably one. A sentence
 * that stands twice in one language is cut off from its counterpart before the first and behind the second time, for
 * either cut is as probable as not; that both stand alone is not.
 *
 * @param cuts From the beginning to the end.
 * @returns The same without those between what was joined.
 */
export function joinComplements(cuts: readonly Cut[], table: PairTable): Cut[] {
  const together = cuts.map((_, k) => (k > 0 && k + 1 < cuts.length ? confidence(cuts, k, table) : 0));
  const byConfidence = [...together.keys()].sort((a, b) => (together[b] ?? 0) - (together[a] ?? 0));
  const dropped = new Set<number>();
  for (const k of byConfidence) {
    if ((together[k] ?? 0) < TOGETHER) break;
    if (!dropped.has(k - 1) && !dropped.has(k + 1)) dropped.add(k);
  }
  return dropped.size === 0 ? [...cuts] : cuts.filter((_, k) => !dropped.has(k));
}

/** Mean confidence of the beads that the units before and behind cut k would make; 0 where they share a language. */
function confidence(cuts: readonly Cut[], k: number, table: PairTable): number {
  const [before, at, behind] = [cuts[k - 1] ?? [], cuts[k] ?? [], cuts[k + 1] ?? []];
  const first: number[] = [];
  const second: number[] = [];
  for (const position of at.keys()) {
    const own = (at[position] ?? 0) - (before[position] ?? 0);
    const other = (behind[position] ?? 0) - (at[position] ?? 0);
    if (own > 0 && other > 0) return 0;
    if (own > 0) first.push(position);
    if (other > 0) second.push(position);
  }
  let sum = 0;
  for (const x of first) {
    for (const y of second) {
      const [a, b] = [Math.min(x, y), Math.max(x, y)];
      const source = range(before[a] ?? 0, behind[a] ?? 0);
      const target = range(before[b] ?? 0, behind[b] ?? 0);
      if (isBeadShape(source.length, target.length)) sum += table.pair(a, b).confidence([[source, target]]);
    }
  }
  return sum / Math.max(1, first.length * second.length);
}
