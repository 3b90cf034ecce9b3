import type { View } from '../cleaning/index.ts';
import type { Edition } from '../editions/index.ts';
import type { Sentence } from './sentence.ts';
import { splitSentences } from './split.ts';

export type Segmentation = 'auto' | 'lines';

/** Stub. */
export interface Srx {
  readonly rules: readonly unknown[];
}

export interface SentenceOptions {
  readonly segmentation?: Segmentation | undefined;
  readonly maxSentence?: number | undefined;
  readonly semicolons?: boolean | undefined;
  readonly srx?: Srx | undefined;
}

export function parseSrx(_text: string): Srx {
  return { rules: [] };
}

/**
 * The segments of an edition, in order: sentences, or whole lines with `lines`. A sentence never goes over
 * the end of a line; every character that is not white space is in exactly one segment.
 */
export function segmentEdition(edition: Edition, options: SentenceOptions = {}): Sentence[] {
  const { segmentation = 'auto' } = options;
  const sentences: Sentence[] = [];
  for (const [paragraph, block] of edition.blocks.entries()) {
    const pieces = segmentation === 'lines' ? [block.text] : splitSentences(edition.language, block.text);
    let at = block.start;
    for (const piece of pieces) {
      const text = piece.trim();
      const start = at + (piece.length - piece.trimStart().length);
      if (text !== '') sentences.push(sentenceAt(edition.view, start, text, paragraph));
      at += piece.length;
    }
  }
  return sentences;
}

function sentenceAt(view: View, at: number, text: string, paragraph: number): Sentence {
  const { start, end } = view.sourceRange(at, at + text.length);
  const original = view.source.text.slice(start, end);
  return { start, end, text, paragraph, ...(original === text ? {} : { original }) };
}
