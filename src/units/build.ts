import { type Bead, isBeadShape, type PairAlignment } from '../beads/index.ts';
import { type LanguageTag, sentenceSeparator } from '../language.ts';
import type { Sentence } from '../sentences/index.ts';
import { chain } from './chain.ts';
import { cellEvidence, consistentLinks, joinRows, type PairTable, type Row } from './join.ts';
import type { LinkMatrix } from './links.ts';
import type { Cell, Unit, UnitPair } from './unit.ts';

/** One language of a document, ready to be put into units. */
export interface UnitSide {
  readonly language: LanguageTag;
  readonly sentences: readonly Sentence[];
  /** Sums of token vectors, row-major (sentences, dimensions). */
  readonly sums: Float32Array;
}

export function cosine(
  a: UnitSide,
  aSentences: readonly number[],
  b: UnitSide,
  bSentences: readonly number[],
  dimensions: number,
): number {
  let product = 0;
  let aSquare = 0;
  let bSquare = 0;
  for (let d = 0; d < dimensions; d++) {
    let x = 0;
    let y = 0;
    for (const sentence of aSentences) x += a.sums[sentence * dimensions + d] ?? 0;
    for (const sentence of bSentences) y += b.sums[sentence * dimensions + d] ?? 0;
    product += x * y;
    aSquare += x * x;
    bSquare += y * y;
  }
  const length = Math.sqrt(aSquare * bSquare);
  return length === 0 ? 0 : Math.max(-1, Math.min(1, product / length));
}

export function cellOf(side: UnitSide, sentences: readonly number[]): Cell {
  const members = sentences.flatMap((index) => side.sentences[index] ?? []);
  return {
    sentences: [...sentences],
    start: members[0]?.start ?? 0,
    end: members.at(-1)?.end ?? 0,
    text: members.map((sentence) => sentence.text).join(sentenceSeparator(side.language)),
  };
}

/** The finest alignment of the cells of languages a and b in one row. */
function finestBeads(
  table: PairTable,
  pair: readonly [number, number],
  links: LinkMatrix,
  source: readonly number[],
  target: readonly number[],
): Bead[] {
  const isSingle = source.length === 1 || target.length === 1;
  if (isSingle && isBeadShape(source.length, target.length)) return [[[...source], [...target]]];
  return chain(cellEvidence(table, pair, links, source, target), isBeadShape).map(
    (group): Bead => [
      source.slice(group.rowStart, group.rowStart + group.rowCount),
      target.slice(group.columnStart, group.columnStart + group.columnCount),
    ],
  );
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
  const table: PairTable = { counts: sides.map((side) => side.sentences.length), pair };
  const two = sides.length === 2;
  const links = two ? [] : consistentLinks(table);
  const rows: Row[] = two ? pair(0, 1).beads.map(([a, b]) => [a, b]) : joinRows(table, links);
  return rows.map((row, id) => toUnit(id, row, sides, dimensions, table, links));
}

function toUnit(
  id: number,
  row: Row,
  sides: readonly UnitSide[],
  dimensions: number,
  table: PairTable,
  links: readonly (readonly LinkMatrix[])[],
): Unit {
  const present = row.flatMap((sentences, position) => (sentences.length > 0 ? [position] : []));
  const raw = new Map<string, { beads: Bead[]; probability: number }>();
  for (const a of present) {
    for (const b of present) {
      if (a >= b) continue;
      const source = row[a] ?? [];
      const target = row[b] ?? [];
      const beads =
        sides.length === 2
          ? [row as Bead]
          : finestBeads(table, [a, b], links[a]?.[b] as LinkMatrix, source, target);
      raw.set(`${a} ${b}`, { beads, probability: table.pair(a, b).confidence(beads) });
    }
  }
  const probability = (a: number, b: number) => raw.get(a < b ? `${a} ${b}` : `${b} ${a}`)?.probability ?? 0;
  const pairs = present.flatMap((a) =>
    present.flatMap((b): UnitPair[] => {
      const own = raw.get(`${a} ${b}`);
      const [left, right] = [sides[a], sides[b]];
      if (own === undefined || left === undefined || right === undefined) return [];
      // The other languages of the unit bear witness, as in the transformation of the links.
      const witnesses = present.filter((c) => c !== a && c !== b);
      const sum = witnesses.reduce(
        (total, c) => total + probability(a, c) * probability(c, b),
        2 * own.probability,
      );
      return [
        {
          languages: [left.language, right.language],
          confidence: sum / (2 + witnesses.length),
          similarity: cosine(left, row[a] ?? [], right, row[b] ?? [], dimensions),
          beads: own.beads,
        },
      ];
    }),
  );
  return {
    id,
    confidence: pairs.length === 0 ? 0 : Math.min(...pairs.map((item) => item.confidence)),
    cells: Object.fromEntries(
      present.flatMap((position) => {
        const side = sides[position];
        return side === undefined ? [] : [[side.language, cellOf(side, row[position] ?? [])]];
      }),
    ),
    pairs,
    flags: [],
    moved: false,
  };
}
