import { isA, SPACE, UNSPACED } from './characters.ts';
import { findEnclosures } from './enclosures.ts';

const SEMICOLON = /[;；]["”’»」』]*\s*/gu;

/** Cuts a sentence behind its semicolons, if they stand in no bracket or quotation; the pieces add up to it. */
export function splitAtSemicolons(sentence: string): string[] {
  if (!sentence.includes(';') && !sentence.includes('；')) return [sentence];
  const enclosures = findEnclosures(sentence);
  const pieces: string[] = [];
  let start = 0;
  let index = 0;
  for (const match of sentence.matchAll(SEMICOLON)) {
    const at = match.index;
    const next = at + match[0].length;
    if (next === sentence.length) break;
    while ((enclosures[index]?.close ?? sentence.length) < at) index++;
    if ((enclosures[index]?.open ?? sentence.length) < at && (enclosures[index]?.close ?? 0) >= next)
      continue;
    // '&amp;b' and 'a;b' are no prose.
    const apart =
      isA(SPACE, sentence, next - 1) || isA(UNSPACED, sentence, next) || match[0].startsWith('；');
    if (!apart) continue;
    pieces.push(sentence.slice(start, next));
    start = next;
  }
  pieces.push(sentence.slice(start));
  return pieces;
}
