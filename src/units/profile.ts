import type { Side } from '../beads/index.ts';
import type { UnitSide } from './cell.ts';
import { languagesOf, type Piece } from './pieces.ts';

export type FullSide = UnitSide & Side;

/** Sums, bytes and paragraphs of some sentences as if they were a text. */
export function gather(side: FullSide, sentences: readonly number[], dimensions: number): Side {
  const sums = new Float32Array(sentences.length * dimensions);
  for (const [row, sentence] of sentences.entries()) {
    sums.set(side.sums.subarray(sentence * dimensions, (sentence + 1) * dimensions), row * dimensions);
  }
  return {
    sums,
    bytes: sentences.map((sentence) => side.bytes[sentence] ?? 0),
    paragraphs: sentences.map((sentence) => side.paragraphs[sentence] ?? 0),
    texts: side.texts && sentences.map((sentence) => side.texts?.[sentence] ?? ''),
    language: side.language,
  };
}

/** What the languages of each piece say on average, as if each piece were a sentence. */
export function profile(pieces: readonly Piece[], sides: readonly FullSide[], dimensions: number): Side {
  const sums = new Float32Array(pieces.length * dimensions);
  const bytes = new Float64Array(pieces.length);
  for (const [row, piece] of pieces.entries()) {
    const present = languagesOf(piece);
    for (const position of present) {
      for (const sentence of piece.sentences[position] ?? []) {
        bytes[row] = (bytes[row] as number) + (sides[position]?.bytes[sentence] ?? 0) / present.length;
        for (let d = 0; d < dimensions; d++) {
          const at = row * dimensions + d;
          const value = sides[position]?.sums[sentence * dimensions + d] ?? 0;
          sums[at] = (sums[at] as number) + value / present.length;
        }
      }
    }
  }
  const common = sides.findIndex((_, position) => pieces.every((piece) => piece.sentences[position]?.length));
  return {
    sums,
    bytes,
    paragraphs: pieces.map((piece) => sides[common]?.paragraphs[piece.sentences[common]?.[0] ?? 0] ?? 0),
  };
}
