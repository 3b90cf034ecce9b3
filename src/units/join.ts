import { MAX_RUN, type PairAlignment } from '../beads/index.ts';
import { chain, type Node } from './chain.ts';
import { FLOOR, relax } from './consistency.ts';
import { type Entry, masses, type SparseMatrix, transpose } from './matrix.ts';

/** The pairwise alignments of several languages; `pair(a, b)` for a < b. */
export interface PairTable {
  /** Sentences of each language. */
  readonly counts: readonly number[];
  pair(a: number, b: number): PairAlignment;
}

/** Probabilities of cuts between two languages; `[a][b]` for a ≠ b. */
export type CutTable = readonly (readonly SparseMatrix[])[];

/** A cut through all languages: the number of sentences of each that stand before it. */
export type Cut = readonly number[];

/** All languages are cut where that is more probable than this, in the geometric mean over those that know. */
const GAMMA = 1 / 3;

/** Where items are surely cut, but nobody knows how, ever weaker cuts are looked at down to this. */
const LEAST_GAMMA = 0.02;

/** An item is surely cut off from the next where that is more probable than this. */
const CUT_OFF = 0.8;

function at(table: CutTable, a: number, b: number): SparseMatrix {
  return table[a]?.[b] ?? { rows: [], columns: 0 };
}

function tableOf(size: number, matrixOf: (a: number, b: number) => SparseMatrix): CutTable {
  const table: SparseMatrix[][] = Array.from({ length: size }, () => []);
  for (const [a, row] of table.entries()) {
    row[a] = { rows: [], columns: 0 };
    for (let b = a + 1; b < size; b++) {
      const matrix = matrixOf(a, b);
      row[b] = matrix;
      (table[b] as SparseMatrix[])[a] = transpose(matrix);
    }
  }
  return table;
}

/** What each pair alone says of its cuts. */
export function pairCuts(table: PairTable): CutTable {
  return tableOf(table.counts.length, (a, b) => ({
    rows: table
      .pair(a, b)
      .cuts.map((row) => row.map(({ target, probability }) => ({ column: target, value: probability }))),
    columns: (table.counts[b] ?? 0) + 1,
  }));
}

/** The same after the pairs have been made consistent with each other. */
export function consistentCuts(direct: CutTable): CutTable {
  const languages = direct.map((_, index) => index);
  return tableOf(direct.length, (a, b) =>
    relax(
      at(direct, a, b),
      languages
        .filter((c) => c !== a && c !== b)
        .map((c) => ({ toOther: at(direct, a, c), fromOther: at(direct, c, b) })),
    ),
  );
}

/** How sure two languages are of their cuts. */
function strength(matrix: SparseMatrix): number {
  let sum = 0;
  for (const row of matrix.rows) for (const { value } of row) sum += value * value;
  return sum / Math.max(1, matrix.rows.length + matrix.columns);
}

/** The order in which languages join: the surest pair first, then whichever is surest with those before. */
function joiningOrder(cuts: CutTable): number[] {
  const languages = cuts.map((_, index) => index);
  const strengths = languages.map((a) => languages.map((b) => (a === b ? 0 : strength(at(cuts, a, b)))));
  const of = (a: number, b: number) => strengths[a]?.[b] ?? 0;
  let best: [number, number] = [0, 1];
  for (const a of languages) for (const b of languages) if (a < b && of(a, b) > of(...best)) best = [a, b];
  const order: number[] = [...best];
  while (order.length < languages.length) {
    const rest = languages.filter((language) => !order.includes(language));
    const closeness = (language: number) => order.reduce((sum, other) => sum + of(language, other), 0);
    order.push(rest.reduce((a, b) => (closeness(b) > closeness(a) ? b : a)));
  }
  return order;
}

/**
 * How probable it is that all languages joined so far are cut together with a further one: the geometric mean over
 * them, because each of them would forbid it.
 */
function jointCuts(
  table: CutTable,
  cuts: readonly Cut[],
  joined: readonly number[],
  language: number,
): SparseMatrix {
  const columns = at(table, joined[0] ?? 0, language).columns;
  return {
    columns,
    rows: cuts.map((cut): Entry[] => {
      const logs = new Map<number, number>();
      const floor = Math.log(FLOOR);
      for (const other of joined) {
        for (const { column, value } of at(table, other, language).rows[cut[other] ?? 0] ?? []) {
          logs.set(column, (logs.get(column) ?? 0) + Math.log(Math.max(FLOOR, value)) - floor);
        }
      }
      return [...logs]
        .map(([column, sum]) => ({ column, value: Math.exp(floor + sum / joined.length) }))
        .sort((a, b) => a.column - b.column);
    }),
  };
}

/**
 * How probable it is that rows and columns are cut at all, wherever that is on the other side: as the language says
 * that is least for it, for a unit that one of them does not cut is one.
 */
interface Openness {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

function openness(
  table: CutTable,
  cuts: readonly Cut[],
  joined: readonly number[],
  language: number,
): Openness {
  const byRow = joined.map((other) => masses(at(table, other, language)));
  const byColumn = joined.map((other) => masses(at(table, language, other)));
  return {
    rows: Float64Array.from(cuts, (cut) =>
      Math.min(...joined.map((other, k) => byRow[k]?.[cut[other] ?? 0] ?? 0)),
    ),
    columns: Float64Array.from({ length: byColumn[0]?.length ?? 0 }, (_, column) =>
      Math.min(...byColumn.map((own) => own[column] ?? 0)),
    ),
  };
}

/** Whether the items between two neighbouring cuts are known to be apart, though not where. */
function isCutOff({ rows, columns }: Openness, start: Node, end: Node): boolean {
  return (
    rows.subarray(start.row + 1, end.row).some((value) => value > CUT_OFF) ||
    columns.subarray(start.column + 1, end.column).some((value) => value > CUT_OFF)
  );
}

/**
 * The cuts by which a further language joins. Texts that say different things are cut somewhere, but no single
 * place is probable; there weaker cuts are taken, and what they leave over stands alone.
 */
function path(cuts: SparseMatrix, open: Openness, gamma: number, start: Node, end: Node): Node[] {
  const nodes = chain(cuts, gamma, start, end);
  return nodes.flatMap((node, index): Node[] => {
    const last = nodes[index - 1];
    if (last === undefined) return [node];
    const [rows, columns] = [node.row - last.row, node.column - last.column];
    if (rows === 0 || columns === 0 || rows + columns === 2) return [node];
    const isTooLarge = rows > 1 && columns > 1 && Math.max(rows, columns) > MAX_RUN;
    if (!isTooLarge && !isCutOff(open, last, node)) return [node];
    if (gamma / 2 >= LEAST_GAMMA) return path(cuts, open, gamma / 2, last, node).slice(1);
    return [{ row: node.row, column: last.column }, node];
  });
}

function addLanguage(
  table: CutTable,
  cuts: readonly Cut[],
  joined: readonly number[],
  language: number,
): Cut[] {
  const joint = jointCuts(table, cuts, joined, language);
  const nodes = path(
    joint,
    openness(table, cuts, joined, language),
    GAMMA,
    { row: 0, column: 0 },
    { row: cuts.length - 1, column: joint.columns - 1 },
  );
  const put = (row: number, column: number): Cut =>
    (cuts[row] ?? []).map((count, position) => (position === language ? column : count));
  return nodes.flatMap((node, index): Cut[] => {
    const last = nodes[index - 1];
    if (last === undefined) return [put(node.row, node.column)];
    // What only one side has stands sentence by sentence.
    const added: Cut[] = [];
    if (last.column === node.column) {
      for (let row = last.row + 1; row < node.row; row++) added.push(put(row, node.column));
    } else if (last.row === node.row) {
      for (let column = last.column + 1; column < node.column; column++) added.push(put(node.row, column));
    }
    added.push(put(node.row, node.column));
    return added;
  });
}

/**
 * Joins pairwise alignments into units over all languages, one language after the other. A unit is what stands
 * between two neighbouring cuts, so that every sentence is in exactly one unit, cells have no gaps, and the order
 * of every language is kept.
 *
 * @param cuts Consistent with each other.
 * @returns The cuts, from before the first sentences to behind the last.
 */
export function joinCuts(counts: readonly number[], cuts: CutTable): Cut[] {
  const [first = 0, ...rest] = joiningOrder(cuts);
  let found: Cut[] = Array.from({ length: (counts[first] ?? 0) + 1 }, (_, sentence) =>
    counts.map((_, position) => (position === first ? sentence : 0)),
  );
  const joined = [first];
  for (const language of rest) {
    found = addLanguage(cuts, found, joined, language);
    joined.push(language);
  }
  return found;
}
