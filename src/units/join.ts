import type { PairAlignment } from '../beads/index.ts';
import { chain, type Evidence } from './chain.ts';
import { type LinkEntry, type LinkMatrix, relax, transpose } from './links.ts';

/** Sentence indices of one unit, by language position; an empty list where the language has none. */
export type Row = readonly (readonly number[])[];

/** The pairwise alignments of several languages; `pair(a, b)` for a < b. */
export interface PairTable {
  readonly counts: readonly number[];
  pair(a: number, b: number): PairAlignment;
}

function directLinks(table: PairTable, a: number, b: number): LinkMatrix {
  const { links, targetCount } = table.pair(Math.min(a, b), Math.max(a, b));
  const matrix: LinkMatrix = {
    rows: links.map((row) => row.map(({ target, probability }) => ({ column: target, value: probability }))),
    columns: targetCount,
  };
  return a < b ? matrix : transpose(matrix);
}

/** Links between all pairs of languages after they have been made consistent; `[a][b]` for a ≠ b. */
export function consistentLinks(table: PairTable): LinkMatrix[][] {
  const languages = table.counts.map((_, index) => index);
  const direct = languages.map((a) =>
    languages.map((b): LinkMatrix => (a === b ? { rows: [], columns: 0 } : directLinks(table, a, b))),
  );
  const link = (a: number, b: number) => direct[a]?.[b] as LinkMatrix;
  const consistent: LinkMatrix[][] = languages.map(() => []);
  for (const a of languages) {
    for (const b of languages.slice(a + 1)) {
      const others = languages.filter((c) => c !== a && c !== b);
      const relaxed = relax(
        link(a, b),
        others.map((c) => ({ toOther: link(a, c), fromOther: link(c, b) })),
      );
      (consistent[a] as LinkMatrix[])[b] = relaxed;
      (consistent[b] as LinkMatrix[])[a] = transpose(relaxed);
    }
  }
  return consistent;
}

function mass(matrix: LinkMatrix): number {
  let sum = 0;
  for (const row of matrix.rows) for (const { value } of row) sum += value * value;
  return sum / Math.max(1, matrix.rows.length + matrix.columns);
}

/** The order in which languages join: the surest pair first, then whichever is surest with those before. */
function joiningOrder(links: readonly (readonly LinkMatrix[])[]): number[] {
  const languages = links.map((_, index) => index);
  const strength = (a: number, b: number) => mass(links[a]?.[b] as LinkMatrix);
  let best: [number, number] = [0, 1];
  for (const a of languages) {
    for (const b of languages) {
      if (a < b && strength(a, b) > strength(...best)) best = [a, b];
    }
  }
  const order: number[] = [...best];
  while (order.length < languages.length) {
    const rest = languages.filter((language) => !order.includes(language));
    const closeness = (language: number) => order.reduce((sum, other) => sum + strength(language, other), 0);
    order.push(rest.reduce((a, b) => (closeness(b) > closeness(a) ? b : a)));
  }
  return order;
}

/** How sure it is that a row and a sentence of a further language belong together: mean over the row's cells. */
function rowLinks(
  rows: readonly Row[],
  language: number,
  links: readonly (readonly LinkMatrix[])[],
): LinkMatrix {
  const columns = links[language]?.find((_, other) => other !== language)?.rows.length ?? 0;
  return {
    columns,
    rows: rows.map((row): LinkEntry[] => {
      const sums = new Map<number, number>();
      let cells = 0;
      for (const [other, sentences] of row.entries()) {
        if (sentences.length === 0) continue;
        cells++;
        const reached = new Map<number, number>();
        for (const sentence of sentences) {
          for (const { column, value } of links[other]?.[language]?.rows[sentence] ?? []) {
            reached.set(column, (reached.get(column) ?? 0) + value);
          }
        }
        for (const [column, value] of reached) {
          sums.set(column, (sums.get(column) ?? 0) + Math.min(1, value));
        }
      }
      return [...sums]
        .map(([column, sum]) => ({ column, value: sum / cells }))
        .sort((a, b) => a.column - b.column);
    }),
  };
}

/** Probability that sentences i and i + 1 of language a share a bead with some of language b. */
export function joins(table: PairTable, a: number, b: number): Float64Array {
  return a < b ? table.pair(a, b).sourceJoins : table.pair(b, a).targetJoins;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** What the languages joined so far and a further one know of each other. */
function rowEvidence(
  table: PairTable,
  rows: readonly Row[],
  language: number,
  links: readonly (readonly LinkMatrix[])[],
): Evidence {
  const before = table.counts
    .map((_, other) => other)
    .filter((other) => rows.some((row) => row[other]?.length));
  return {
    links: rowLinks(rows, language, links),
    rowJoins: rows.map((row, index) => {
      const next = rows[index + 1];
      const both = before.filter((other) => row[other]?.length && next?.[other]?.length);
      return mean(both.map((other) => joins(table, other, language)[row[other]?.at(-1) ?? 0] ?? 0));
    }),
    columnJoins: range(0, table.counts[language] ?? 0).map((sentence) =>
      mean(before.map((other) => joins(table, language, other)[sentence] ?? 0)),
    ),
  };
}

function range(start: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start + index);
}

/**
 * Joins pairwise alignments into rows over all languages, one language after the other: every sentence in
 * exactly one row, the sentences of a cell consecutive, the order of every language kept.
 */
export function joinRows(table: PairTable, links: readonly (readonly LinkMatrix[])[]): Row[] {
  const size = table.counts.length;
  const [first = 0, ...rest] = joiningOrder(links);
  let rows: Row[] = range(0, table.counts[first] ?? 0).map((sentence) =>
    Array.from({ length: size }, (_, language) => (language === first ? [sentence] : [])),
  );
  for (const language of rest) {
    rows = chain(rowEvidence(table, rows, language, links)).map((group): Row => {
      const merged = rows.slice(group.rowStart, group.rowStart + group.rowCount);
      return Array.from({ length: size }, (_, position) =>
        position === language
          ? range(group.columnStart, group.columnCount)
          : merged.flatMap((row) => row[position] ?? []),
      );
    });
  }
  return rows;
}

/** What two languages know of each other between two cells, renumbered from 0 on both sides. */
export function cellEvidence(
  table: PairTable,
  [a, b]: readonly [number, number],
  matrix: LinkMatrix,
  source: readonly number[],
  target: readonly number[],
): Evidence {
  const first = target[0] ?? 0;
  const [sourceJoins, targetJoins] = [joins(table, a, b), joins(table, b, a)];
  return {
    links: {
      columns: target.length,
      rows: source.map((sentence) =>
        (matrix.rows[sentence] ?? [])
          .filter(({ column }) => column >= first && column < first + target.length)
          .map(({ column, value }) => ({ column: column - first, value })),
      ),
    },
    rowJoins: source.map((sentence) => sourceJoins[sentence] ?? 0),
    columnJoins: target.map((sentence) => targetJoins[sentence] ?? 0),
  };
}
