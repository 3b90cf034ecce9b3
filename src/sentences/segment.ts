import type { Edition } from '../editions/index.ts';
import type { Sentence } from './sentence.ts';
import { splitSentences } from './split.ts';

export type Segmentation = 'auto' | 'lines';

/**
 * The segments of an edition, in order: sentences, or whole lines with `lines`. A sentence never goes over
 * the end of a line; every character that is not white space is in exactly one segment.
 */
export function segmentEdition(edition: Edition, segmentation: Segmentation = 'auto'): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [paragraph, block] of edition.blocks.entries()) {
    const pieces = segmentation === 'lines' ? [block.text] : splitSentences(edition.language, block.text);
    let at = block.start;
    for (const piece of pieces) {
      const text = piece.trim();
      const start = at + (piece.length - piece.trimStart().length);
      if (text !== '') sentences.push({ start, end: start + text.length, text, paragraph });
      at += piece.length;
    }
  }
  return sentences;
}
