import type { View } from '../cleaning/index.ts';
import type { Edition } from '../editions/index.ts';
import { baseLanguage, type LanguageTag } from '../language.ts';
import { splitLong } from './long.ts';
import { checkSentenceOptions, type SentenceOptions } from './options.ts';
import { splitAtSemicolons } from './semicolons.ts';
import type { Sentence } from './sentence.ts';
import { splitSentences } from './split.ts';

/**
 * The segments of an edition, in order: sentences, or whole lines with `lines`. A sentence never goes over
 * the end of a line; every character that is not white space is in exactly one segment.
 *
 * @throws HexaplaError `INVALID_OPTION` for a `maxSentence` that is no length.
 */
export function segmentEdition(edition: Edition, options: SentenceOptions = {}): Sentence[] {
  checkSentenceOptions(options);
  const split = splitterFor(edition.language, options);
  const sentences: Sentence[] = [];
  for (const [paragraph, block] of edition.blocks.entries()) {
    let at = block.start;
    for (const piece of split(block.text)) {
      const text = piece.trim();
      const start = at + (piece.length - piece.trimStart().length);
      if (text !== '') sentences.push(sentenceAt(edition.view, start, text, paragraph));
      at += piece.length;
    }
  }
  return sentences;
}

/** Cuts a line into pieces that add up to it. */
function splitterFor(language: LanguageTag, options: SentenceOptions): (line: string) => readonly string[] {
  const { segmentation = 'auto', maxSentence, semicolons = false, srx } = options;
  if (segmentation === 'lines') return (line) => [line];
  const own = srx?.splitterFor(language);
  const split = own ?? ((line: string) => splitSentences(language, line));
  // In Greek the sign is a question mark, and cut at already.
  const clauses =
    semicolons && baseLanguage(language) !== 'el'
      ? (line: string) => split(line).flatMap(splitAtSemicolons)
      : split;
  if (maxSentence === undefined) return clauses;
  return (line) => clauses(line).flatMap((piece) => splitLong(language, piece, maxSentence));
}

function sentenceAt(view: View, at: number, text: string, paragraph: number): Sentence {
  const { start, end } = view.sourceRange(at, at + text.length);
  const original = view.source.text.slice(start, end);
  return { start, end, text, paragraph, ...(original === text ? {} : { original }) };
}
