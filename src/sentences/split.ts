import { baseLanguage, type LanguageTag } from '../language.ts';
import { findEnclosures } from './enclosures.ts';
import { isEnd } from './is-end.ts';
import { type Endings, knownEndings } from './known-endings.ts';
import { rulesFor } from './rules/index.ts';
import { type Line, situationOf } from './situation.ts';
import { stopsOf } from './stops.ts';

/**
 * The sentences of one line, as pieces whose lengths add up to the line's: white space belongs to the piece before
 * it. Takes time in proportion to the line.
 */
export function splitSentences(
  language: LanguageTag,
  line: string,
  endings: Endings = knownEndings,
): string[] {
  const rules = rulesFor(language);
  const whole: Line = { text: line, language, rules, endings };
  const enclosures = findEnclosures(line);
  const pieces: string[] = [];
  let start = 0;
  let index = 0;
  for (const stop of stopsOf(line, baseLanguage(language), rules)) {
    if (stop.next >= line.length) break;
    while ((enclosures[index]?.close ?? line.length) < stop.start) index++;
    const around = enclosures[index];
    const touches = around !== undefined && around.open < stop.start;
    if (touches && around.close >= stop.end) continue;
    if (isEnd(situationOf(whole, start, stop, touches ? around.open : undefined))) {
      pieces.push(line.slice(start, stop.next));
      start = stop.next;
    }
  }
  if (start < line.length) pieces.push(line.slice(start));
  return pieces;
}
