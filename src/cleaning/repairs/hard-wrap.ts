import { isCjk, isLetter, isLower } from '../characters.ts';
import { type Lines, linesOf } from '../lines.ts';
import type { Change, RepairRule } from '../repair.ts';
import { hyphenation } from './hyphenation.ts';

/** Columns that text is broken at: from narrow pages and e-mail to wide terminals. */
const NARROWEST = 40;
const WIDEST = 100;
/** Lines with another behind them in their paragraph by which a text can be judged. */
const LEAST_LINES = 8;
/** Of those, how many must end where the next word did not fit any more. */
const LEAST_FULL = 0.85;
/** How much under the width a line may be and still be full: print with letters of different width, no hanging dots. */
const SLACK = 0.06;
/** Lines that end with a stop, at most: in a file of one sentence a line all do, in broken text one of five. */
const MOST_STOPS = 0.5;
/** Lines that begin with a small letter, of those in a script that has such: most but in German; verse has none. */
const LEAST_SMALL = 0.25;

/** A list item, a heading of Markdown, a quotation of e-mail, a line of a table. */
const OWN_LINE =
  /^\s*(?:[-–—*•·◦▪●○■□◆+>#|]|\(?[0-9]{1,3}[.)、．]|\(?[a-zA-Z][.)]\s|[①-⑳]|[（(]?[一二三四五六七八九十]{1,3}[)）、．])/;
const TABLE = /\t|\S {3,}\S|\|/;
const STOP = /[.!?。！？…:：;；]["'”’»」』)）]*$/;
/** Thai, Lao, Burmese, Khmer: words stand without spaces, and which of the breaks was a space cannot be known. */
const UNKNOWN_JOIN = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

/**
 * Lines broken at a fixed width, joined: by a space, by nothing between characters of Chinese or Japanese. Only where
 * nearly every line that goes on is one that the next word would have made too long; so lists, verse, tables, headings
 * and files of one sentence a line stay as they are.
 */
export const hardWrap: RepairRule = { name: 'hard-wrap', find };

interface Break {
  /** Index of the line before it. */
  readonly line: number;
  /** Columns of that line, without the white space behind it. */
  readonly width: number;
  /** Columns of it with the next word. */
  readonly needed: number;
  readonly cjk: boolean;
}

function find(text: string): Change[] {
  const lines = linesOf(text);
  if (lines.count <= LEAST_LINES) return [];
  const breaks = breaksOf(text, lines);
  const joined = [false, true].flatMap((cjk) =>
    fullBreaks(
      text,
      lines,
      breaks.filter((each) => each.cjk === cjk),
    ),
  );
  if (joined.length === 0) return [];
  joined.sort((a, b) => a.line - b.line);
  const places = joined.map(({ line }) => gapOf(text, lines, line));
  const hyphens = hyphenation(text, places);
  return places.map((place, index) => {
    const hyphen = hyphens.get(index);
    if (hyphen !== undefined)
      return hyphen === 'drop' ? { ...place, start: place.start - 1, text: '' } : { ...place, text: '' };
    const before = text.charCodeAt(place.start - 1);
    const between = isCjk(before) && isCjk(text.charCodeAt(place.end)) ? '' : ' ';
    return { ...place, text: between };
  });
}

/** The white space between a line's last character and the next line's first. */
function gapOf(text: string, lines: Lines, line: number): { start: number; end: number } {
  const next = lines.starts[line + 1] ?? 0;
  return {
    start: (lines.starts[line] ?? 0) + text.slice(lines.starts[line], lines.ends[line]).trimEnd().length,
    end: next + indentOf(text, next, lines.ends[line + 1] ?? 0),
  };
}

/** Ends of lines inside paragraphs of plain text. */
function breaksOf(text: string, lines: Lines): Break[] {
  const breaks: Break[] = [];
  let before = '';
  let indent = 0;
  let position = 0;
  for (let line = 0; line < lines.count; line++) {
    const start = lines.starts[line] ?? 0;
    const end = lines.ends[line] ?? 0;
    // Twice the widest: white space at the end counts for nothing.
    const shown = end - start > 2 * WIDEST ? '' : text.slice(start, end).trimEnd();
    const width = columnsOf(shown);
    const usable =
      shown !== '' && width <= WIDEST && !TABLE.test(shown.trimStart()) && !UNKNOWN_JOIN.test(shown);
    if (!usable) {
      before = '';
      continue;
    }
    const own = indentOf(shown, 0, shown.length);
    // The first line of a paragraph may be indented more than the second, or less where it is an item of a list.
    const goesOn =
      before !== '' &&
      !OWN_LINE.test(shown) &&
      (own === indent || (position === 1 && (own < indent || OWN_LINE.test(before))));
    if (goesOn) {
      const wide = isCjk(before.charCodeAt(before.length - 1)) || isCjk(shown.charCodeAt(own));
      breaks.push({
        line: line - 1,
        width: columnsOf(before),
        needed: columnsOf(before) + (wide ? firstCharacters(shown, own) : 1 + firstWord(shown, own)),
        cjk: wide,
      });
    }
    position = goesOn ? position + 1 : 1;
    before = shown;
    indent = own;
  }
  return breaks;
}

/** Those of the breaks where the next word did not fit, if nearly all of them are such; none otherwise. */
function fullBreaks(text: string, lines: Lines, breaks: readonly Break[]): readonly Break[] {
  if (breaks.length < LEAST_LINES) return [];
  const widths = breaks.map(({ width }) => width).sort((a, b) => a - b);
  // The widest but for one of a hundred, which may be a line that somebody made longer by hand.
  const width = widths[Math.ceil(widths.length * 0.99) - 1] ?? 0;
  if (width < NARROWEST) return [];
  const full = breaks.filter(({ needed }) => needed > width * (1 - SLACK));
  if (full.length < LEAST_FULL * breaks.length) return [];
  let stops = 0;
  let small = 0;
  let cased = 0;
  for (const { line } of full) {
    const { start, end } = gapOf(text, lines, line);
    if (STOP.test(text.slice(Math.max(0, start - 4), start))) stops++;
    const first = text.charCodeAt(end);
    if (!isLetter(first) || text.charAt(end).toLowerCase() === text.charAt(end).toUpperCase()) continue;
    cased++;
    if (isLower(first)) small++;
  }
  if (stops > MOST_STOPS * full.length || small < LEAST_SMALL * cased) return [];
  return full;
}

function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/.test(text.charAt(at))) at++;
  return at - start;
}

/** Columns of print: East Asian characters take two, marks none. */
function columnsOf(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x300) columns++;
    else if (code >= 0x1100 && (code < 0x1160 || isCjk(code) || (code >= 0xac00 && code <= 0xd7a3)))
      columns += 2;
    else if (code > 0x36f) columns++;
  }
  return columns;
}

const firstWord = (line: string, from: number) => columnsOf(/^\S*/.exec(line.slice(from))?.[0] ?? '');

/** What cannot stand apart from the line before it: a character, with the stop behind it that begins no line. */
function firstCharacters(line: string, from: number): number {
  const word = /^(?:[A-Za-z0-9.,%]+|.)[、。，！？；：」』）”’]*/u.exec(line.slice(from))?.[0] ?? '';
  return columnsOf(word);
}
