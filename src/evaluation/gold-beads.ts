import { join } from 'node:path';
import type { Bead } from '../beads/index.ts';
import { readSource } from '../document/index.ts';
import { excerpt, invalidGold, readSentenceLines } from './read-lines.ts';

/** Two texts, a sentence a line, and which sentences of them belong together. */
export interface BeadDocument {
  readonly path: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly beads: readonly Bead[];
}

/** The files of such a document. */
export const BEAD_FILES = { source: 'src.txt', target: 'tgt.txt', gold: 'gold.txt' } as const;

/** Two lists of indices; behind another colon may stand a cost, as Vecalign writes it. */
const LINE = /^\s*\[([\d\s,]*)\]\s*:\s*\[([\d\s,]*)\]\s*(?::[^:]*)?$/;

/** Undefined where something else than numbers stands between the commas. */
function parseIndices(list: string): number[] | undefined {
  if (list.trim() === '') return [];
  const parts = list.split(',').map((part) => part.trim());
  return parts.every((part) => /^\d{1,9}$/.test(part)) ? parts.map(Number) : undefined;
}

/** Sees to it that every sentence of a side is there, and in one bead only. */
function sideChecker(name: string, side: string, count: number) {
  const lineOf = new Map<number, number>();
  return (sentences: readonly number[], line: number): void => {
    for (const sentence of sentences) {
      if (sentence >= count) {
        throw invalidGold(
          `${name}: line ${line}`,
          `there is no ${side} sentence ${sentence} (they are 0 to ${count - 1})`,
        );
      }
      const before = lineOf.get(sentence);
      if (before !== undefined) {
        throw invalidGold(
          `${name}: line ${line}`,
          `the ${side} sentence ${sentence} is already in line ${before}`,
        );
      }
      lineOf.set(sentence, line);
    }
  };
}

/**
 * Reads gold alignments, a bead a line: `[0, 1]:[2]`, indices from 0, one side empty for a null. Blank lines and
 * beads that are empty on both sides are passed over.
 *
 * @param name What messages call the text.
 * @param counts Sentences of the two sides.
 * @throws HexaplaError `GOLD_INVALID` with the line.
 */
export function parseBeads(name: string, text: string, counts: readonly [number, number]): Bead[] {
  const checkSource = sideChecker(name, 'source', counts[0]);
  const checkTarget = sideChecker(name, 'target', counts[1]);
  const beads: Bead[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, left, right] = LINE.exec(line) ?? [];
    const source = left === undefined ? undefined : parseIndices(left);
    const target = right === undefined ? undefined : parseIndices(right);
    if (source === undefined || target === undefined) {
      throw invalidGold(`${name}: line ${index + 1}`, `no bead such as [0, 1]:[2] but ${excerpt(line)}`);
    }
    checkSource(source, index + 1);
    checkTarget(target, index + 1);
    if (source.length + target.length === 0) continue;
    beads.push([source.toSorted((a, b) => a - b), target.toSorted((a, b) => a - b)]);
  }
  return beads;
}

/**
 * Reads a document of `src.txt`, `tgt.txt` and `gold.txt`.
 *
 * @throws HexaplaError `GOLD_INVALID` and the codes of `readSource`.
 */
export async function readBeadDocument(folder: string): Promise<BeadDocument> {
  const source = await readSentenceLines(join(folder, BEAD_FILES.source));
  const target = await readSentenceLines(join(folder, BEAD_FILES.target));
  const { name, text } = await readSource(join(folder, BEAD_FILES.gold));
  return { path: folder, source, target, beads: parseBeads(name, text, [source.length, target.length]) };
}
