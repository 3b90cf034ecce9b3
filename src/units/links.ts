/** A sparse matrix of probabilities: for each row, columns in rising order. */
export interface LinkMatrix {
  readonly rows: readonly (readonly LinkEntry[])[];
  readonly columns: number;
}

export interface LinkEntry {
  readonly column: number;
  readonly value: number;
}

/** Values below this are dropped, so that the matrices stay sparse. */
const LEAST = 0.01;

export function transpose(matrix: LinkMatrix): LinkMatrix {
  const rows: LinkEntry[][] = Array.from({ length: matrix.columns }, () => []);
  for (const [index, row] of matrix.rows.entries()) {
    for (const { column, value } of row) rows[column]?.push({ column: index, value });
  }
  return { rows, columns: matrix.rows.length };
}

/** Probability that a row has any partner at all, for each row. */
function masses(matrix: LinkMatrix): Float64Array {
  return Float64Array.from(matrix.rows, (row) =>
    Math.min(
      1,
      row.reduce((sum, { value }) => sum + value, 0),
    ),
  );
}

/**
 * What all languages together say of the links between languages a and b: the probabilistic consistency
 * transformation of multiple sequence alignment (Do et al. 2005, ProbCons, section "Probabilistic
 * consistency transformation"). A third language counts as far as it has the sentences at all; ProbCons
 * divides by the number of sequences, which would punish what only two languages have.
 *
 * @param direct Links from language a to language b.
 * @param others The languages besides a and b.
 */
export function relax(
  direct: LinkMatrix,
  others: readonly { readonly toOther: LinkMatrix; readonly fromOther: LinkMatrix }[],
): LinkMatrix {
  if (others.length === 0) return direct;
  const detours = others.map(({ toOther, fromOther }) => ({
    toOther,
    fromOther,
    from: masses(toOther),
    to: masses(transpose(fromOther)),
  }));
  const rows = direct.rows.map((row, index) => {
    const sums = new Map(row.map(({ column, value }) => [column, 2 * value]));
    for (const { toOther, fromOther } of detours) {
      const through = new Map<number, number>();
      for (const first of toOther.rows[index] ?? []) {
        for (const second of fromOther.rows[first.column] ?? []) {
          through.set(second.column, (through.get(second.column) ?? 0) + first.value * second.value);
        }
      }
      for (const [column, value] of through) {
        sums.set(column, (sums.get(column) ?? 0) + Math.min(1, value));
      }
    }
    const entries: LinkEntry[] = [];
    for (const [column, sum] of sums) {
      let weight = 2;
      for (const { from, to } of detours) weight += ((from[index] ?? 0) + (to[column] ?? 0)) / 2;
      if (sum / weight >= LEAST) entries.push({ column, value: Math.min(1, sum / weight) });
    }
    return entries.sort((a, b) => a.column - b.column);
  });
  return { rows, columns: direct.columns };
}
