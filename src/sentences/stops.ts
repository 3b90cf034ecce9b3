import { CLOSING, classOf, isA, MARK, SPACE } from './characters.ts';
import type { LanguageRules } from './rules/index.ts';

/** A place where a sentence may end: marks, what closes behind them, white space. */
export interface Stop {
  /** UTF-16 offset of the first mark in its line. */
  readonly start: number;
  /** The marks alone: '.', '?!', '……'. */
  readonly marks: string;
  /** Whether a quotation mark or a bracket closes behind a mark. */
  readonly closed: boolean;
  /** Offset behind the marks and what belongs to them. */
  readonly end: number;
  /** Offset behind the white space that follows. */
  readonly next: number;
}

const ANY_MARK = /[.…‥\p{STerm}]/gu;
/** The Greek question mark is the semicolon of the others. */
const GREEK_MARK = /[.;…‥\p{STerm}]/gu;
// A guillemet that stands off, as in French, closes where nothing follows it at once.
const GUILLEMET = '(?:[ \\u00A0\\u202F]»(?=[\\s,.;:!?)]|$))*';
const NOTES = '(?:\\[\\d{1,3}\\]|[¹²³⁴-⁹]+)*';
const EMOJI =
  '(?:\\s?(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F)' +
  '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F\\u200D]*)*';
/** What else belongs to the sentence that ends: notes and pictures. */
const TAIL = new RegExp(`${GUILLEMET}${NOTES}${EMOJI}`, 'uy');

/** The places of a line where a sentence may end, in order. */
export function* stopsOf(line: string, language: string, rules: LanguageRules): Generator<Stop> {
  const greek = language === 'el';
  const pattern = greek ? GREEK_MARK : ANY_MARK;
  const { closers = '' } = rules;
  let next = 0;
  for (;;) {
    // Stops are handed out one at a time: another line's may have been looked for in between.
    pattern.lastIndex = next;
    const match = pattern.exec(line);
    if (match === null) return;
    const start = match.index;
    let marks = match[0];
    let end = start + marks.length;
    let closed = false;
    for (; end < line.length; end++) {
      const bits = classOf(line.charCodeAt(end));
      if ((bits & MARK) !== 0 || (greek && line[end] === ';')) marks += line[end];
      else if ((bits & CLOSING) !== 0 || closers.includes(line.charAt(end))) closed = true;
      else break;
    }
    const bare = end;
    if (mayHaveTail(line, end)) {
      TAIL.lastIndex = end;
      end += TAIL.exec(line)?.[0].length ?? 0;
      closed ||= line.slice(bare, end).includes('»');
    }
    next = end;
    while (isA(SPACE, line, next)) next++;
    yield { start, marks, closed, end, next };
  }
}

function mayHaveTail(line: string, at: number): boolean {
  const first = isA(SPACE, line, at) ? line.charCodeAt(at + 1) : line.charCodeAt(at);
  // '[', '»', superscripts, or beyond the letters of alphabets: pictures are.
  return (
    first === 0x5b ||
    first === 0xbb ||
    (first >= 0xb2 && first <= 0xb9) ||
    (first >= 0x2000 && !isWord(first))
  );
}

function isWord(unit: number): boolean {
  // Signs and pictures lie between 2000 and 2E7F; halves of surrogate pairs from D800 on.
  return (unit > 0x2e7f && unit < 0xd800) || unit > 0xdfff;
}
