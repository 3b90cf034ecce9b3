import { type Entry, masses, type SparseMatrix, transpose } from './matrix.ts';

/** What the pair itself counts for beside a witness. */
const OWN_WEIGHT = 3;

/** Probabilities below this count as this: one that errs must not veto what all others are sure of. */
export const FLOOR = 0.01;

/** Values below this are dropped, so that the matrices stay sparse. */
const LEAST = 0.01;

/** A way from language a to language b through a third one. */
export interface Witness {
  readonly toOther: SparseMatrix;
  readonly fromOther: SparseMatrix;
}

/**
 * What all languages together say of the places where languages a and b can both be cut: the probabilistic
 * consistency transformation of multiple sequence alignment (Do et al. 2005, ProbCons, section "Probabilistic
 * consistency transformation"), on cuts instead of matches. A third language that is cut at k witnesses for
 * (i, j) what it makes of (i, k) and (k, j), and is silent where it has no cut: a language that merges two
 * sentences knows nothing of the place between them. ProbCons takes the mean of all; here it is the
 * geometric one, since a third language that lacks a sentence agrees with the cuts before and behind it alike, and
 * must not lift the wrong one.
 *
 * @param direct Probabilities of cuts, row i of language a and column j of language b.
 */
export function relax(direct: SparseMatrix, witnesses: readonly Witness[]): SparseMatrix {
  if (witnesses.length === 0) return direct;
  const prepared = witnesses.map(({ toOther, fromOther }) => ({
    toOther,
    fromOther,
    from: masses(toOther),
    to: masses(transpose(fromOther)),
  }));
  const rows = direct.rows.map((row, index) => {
    const ways = prepared.map(({ toOther, fromOther }) => {
      const through = new Map<number, number>();
      for (const first of toOther.rows[index] ?? []) {
        for (const second of fromOther.rows[first.column] ?? []) {
          through.set(second.column, (through.get(second.column) ?? 0) + first.value * second.value);
        }
      }
      return through;
    });
    return row.flatMap(({ column, value }): Entry[] => {
      let weights = OWN_WEIGHT;
      let logs = OWN_WEIGHT * Math.log(Math.max(FLOOR, value));
      for (const [way, { from, to }] of prepared.entries()) {
        const weight = ((from[index] ?? 0) + (to[column] ?? 0)) / 2;
        if (weight === 0) continue;
        const said = (ways[way]?.get(column) ?? 0) / weight;
        weights += weight;
        logs += weight * Math.log(Math.max(FLOOR, Math.min(1, said)));
      }
      const relaxed = Math.exp(logs / weights);
      return relaxed < LEAST ? [] : [{ column, value: relaxed }];
    });
  });
  return { rows, columns: direct.columns };
}
