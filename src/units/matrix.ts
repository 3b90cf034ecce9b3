/** A sparse matrix of probabilities: for each row, columns in rising order. */
export interface SparseMatrix {
  readonly rows: readonly (readonly Entry[])[];
  readonly columns: number;
}

export interface Entry {
  readonly column: number;
  readonly value: number;
}

export function transpose(matrix: SparseMatrix): SparseMatrix {
  const rows: Entry[][] = Array.from({ length: matrix.columns }, () => []);
  for (const [index, row] of matrix.rows.entries()) {
    for (const { column, value } of row) rows[column]?.push({ column: index, value });
  }
  return { rows, columns: matrix.rows.length };
}

/** The sum of each row, at most 1. */
export function masses(matrix: SparseMatrix): Float64Array {
  return Float64Array.from(matrix.rows, (row) =>
    Math.min(
      1,
      row.reduce((sum, { value }) => sum + value, 0),
    ),
  );
}
