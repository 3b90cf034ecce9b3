import type { LanguageTag } from '../language.ts';
import { isA, NUMBER, SPACE, UNSPACED } from './characters.ts';
import { type Enclosure, findEnclosures } from './enclosures.ts';

/**
 * What a cut behind each mark costs, where 1 is the cost of a piece that is too short, or too long, by all of the
 * length that it should have: clauses before parts of clauses, and those before single words.
 */
const COSTS: Readonly<Record<string, number>> = {
  ';': 0,
  '；': 0,
  ':': 0.1,
  '：': 0.1,
  '—': 0.15,
  '–': 0.15,
  ',': 0.25,
  '，': 0.25,
  '،': 0.25,
  '、': 0.35,
};
const AT_SPACE = 0.8;
const WITHIN_ENCLOSURE = 0.6;

/**
 * Cuts a sentence that is longer than a limit into pieces that are not, at clauses where there are any, so that the
 * pieces are alike in length; never inside a number, and inside a word only if that word alone is longer than the
 * limit. The pieces add up to the sentence. Takes time in proportion to it.
 *
 * @param max UTF-16 units of a piece, not counting the white space behind it.
 */
export function splitLong(language: LanguageTag, sentence: string, max: number): string[] {
  const length = sentence.trimEnd().length;
  if (length <= max) return [sentence];
  const enclosures = findEnclosures(sentence);
  const pieces: string[] = [];
  let start = 0;
  let index = 0;
  while (length - start > max) {
    while ((enclosures[index]?.close ?? length) < start) index++;
    const ideal = (length - start) / Math.ceil((length - start) / max);
    const window = { sentence, start, ideal, max };
    let cut = clauseCut(window, enclosures, index) ?? wordCut(language, window);
    while (isA(SPACE, sentence, cut)) cut++;
    pieces.push(sentence.slice(start, cut));
    start = cut;
  }
  pieces.push(sentence.slice(start));
  return pieces;
}

interface Window {
  readonly sentence: string;
  /** Where the piece begins that is to be cut off. */
  readonly start: number;
  /** The length that it should have, and the most that it may have. */
  readonly ideal: number;
  readonly max: number;
}

/** The cheapest cut behind a mark or a word: undefined where there is neither. */
function clauseCut(window: Window, enclosures: readonly Enclosure[], first: number): number | undefined {
  const { sentence, start, ideal, max } = window;
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  let index = first;
  // A piece of less than half of its share would only leave more for the others.
  for (let at = start + Math.ceil(ideal / 2); at <= start + max; at++) {
    const cost = costOf(sentence, at);
    if (cost === undefined) continue;
    while ((enclosures[index]?.close ?? sentence.length) < at) index++;
    const within = (enclosures[index]?.open ?? sentence.length) < at ? WITHIN_ENCLOSURE : 0;
    const total = cost + within + Math.abs(at - start - ideal) / ideal;
    if (total < least) {
      least = total;
      best = at;
    }
  }
  return best;
}

/** What a cut before the unit at an offset costs: undefined where none may be. */
function costOf(sentence: string, at: number): number | undefined {
  const before = sentence.charAt(at - 1);
  const mark = COSTS[before];
  const space = isA(SPACE, sentence, at);
  if (mark !== undefined) {
    // '1,204', '10:30' and 'http:' go on; full-width marks stand in no number.
    if (space || before > '\u2e7f') return mark;
    return isA(UNSPACED, sentence, at) && !isA(NUMBER, sentence, at - 2) ? mark : undefined;
  }
  if (!space || sentence[at] === '\u00a0' || sentence[at] === '\u202f') return undefined;
  // '10 000', '3 %'.
  const number = isA(NUMBER, sentence, at - 1) && /^[\p{N}%‰°]/u.test(sentence.charAt(at + 1));
  return number ? undefined : AT_SPACE;
}

/** Where scripts put no spaces, between two words; in a word that is too long by itself, wherever it must be. */
function wordCut(language: LanguageTag, { sentence, start, ideal, max }: Window): number {
  const stretch = sentence.slice(start, start + max + 1);
  let best = 0;
  for (const { index } of new Intl.Segmenter(language, { granularity: 'word' }).segment(stretch)) {
    if (index > max) break;
    if (Math.abs(index - ideal) < Math.abs(best - ideal)) best = index;
  }
  if (best > 0) return start + best;
  // Not between the halves of a surrogate pair.
  return start + (/[\uDC00-\uDFFF]/.test(sentence.charAt(start + max)) ? max - 1 : max);
}
