import { isCjkLetter, isDigit, isHan, isLetter, isLineEnd } from '../characters.ts';
import type { Change, RepairRule } from '../repair.ts';

const LETTER = '\\u3005\\u3007\\u3041-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const STOP = '，。、；！？';
/** A space behind a character of Chinese or Japanese, or before a mark that nothing is set off from. */
const SPACE = new RegExp(`[${LETTER}] (?=[${LETTER}])|[^ \\t\\r\\n\\u3000] (?=[${STOP}])`, 'g');

/** Characters before and behind a space that show a sentence that goes on; names of people have two or three. */
const LEAST_BEFORE = 3;
const LEAST_BEHIND = 2;
/** A run is read so far: what is longer is no different. */
const LONGEST_RUN = 40;
/** Accidents that a text has at least; one may be meant. */
const LEAST_ACCIDENTS = 2;
/** Accidents are rare among the characters; where spaces are many they stand for commas. */
const MOST_ACCIDENTS = 1 / 60;
/** Other spaces between characters for each accident, above which the text sets things off by spaces. */
const MOST_OTHERS = 2;
/** Spaces a character from which all words of a text stand apart: words have less than two characters. */
const SEGMENTED = 0.3;
/** Characters by which a text can be called one whose words stand apart. */
const LEAST_SEGMENTED = 60;
/** Han among the characters of such a text: books for children set words of Hiragana apart. */
const LEAST_HAN = 0.3;

/**
 * Spaces inside sentences of Chinese and Japanese: the odd one where lines were joined, or one behind every word where
 * a program cut the text into words. Names, headings, slogans in quotes and columns keep theirs.
 */
export const cjkSpace: RepairRule = { name: 'cjk-space', find };

function find(text: string): Change[] {
  const accidents: number[] = [];
  const stops: number[] = [];
  const others: number[] = [];
  SPACE.lastIndex = 0;
  for (let match = SPACE.exec(text); match !== null; match = SPACE.exec(text)) {
    const at = match.index + match[0].length - 1;
    // The next space may stand right behind the character that this one was found by.
    SPACE.lastIndex = at;
    if (!isCjkLetter(text.charCodeAt(at + 1))) {
      if (isEndOfWords(text.charCodeAt(at - 1))) stops.push(at);
    } else if (isAccident(text, at)) accidents.push(at);
    else others.push(at);
    SPACE.lastIndex = at + 1;
  }
  const between = accidents.length + others.length;
  if (between + stops.length < LEAST_ACCIDENTS) return [];
  const { letters, han } = countLetters(text);
  if (between >= SEGMENTED * letters && letters >= LEAST_SEGMENTED && han >= LEAST_HAN * letters) {
    return deletions([...accidents, ...others.filter((at) => inSegmentedLine(text, at)), ...stops]);
  }
  const found = accidents.length + stops.length;
  const accidental =
    found >= LEAST_ACCIDENTS &&
    accidents.length <= MOST_ACCIDENTS * letters &&
    others.length <= MOST_OTHERS * found;
  if (accidental) return deletions([...accidents, ...stops]);
  return stops.length >= LEAST_ACCIDENTS ? deletions(stops) : [];
}

function deletions(places: number[]): Change[] {
  return places.sort((a, b) => a - b).map((start) => ({ start, end: start + 1, text: '' }));
}

/** What a stop may follow: a letter, a digit, a closing sign. Not a stop, which may be set apart from the next. */
function isEndOfWords(code: number): boolean {
  return (
    isCjkLetter(code) ||
    isDigit(code) ||
    isLetter(code) ||
    '）」』”’》%％)'.includes(String.fromCharCode(code))
  );
}

/** Inside a sentence: text enough on both sides, no other space near, no line end, bracket or quote that it fills. */
function isAccident(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < LONGEST_RUN && isCjkLetter(text.charCodeAt(start - 1))) start--;
  let end = at + 1;
  while (end < text.length && end - at <= LONGEST_RUN && isCjkLetter(text.charCodeAt(end))) end++;
  if (at - start < LEAST_BEFORE || end - at - 1 < LEAST_BEHIND) return false;
  const before = at - start === LONGEST_RUN ? '，' : markBefore(text, start);
  const behind = end - at > LONGEST_RUN ? '，' : text.charAt(end);
  return (
    /[，。、；！？,;!?…」』”’）)\p{N}A-Za-z%％]/u.test(before) &&
    /[，。、；！？,;!?…「『“‘\p{N}A-Za-z]/u.test(behind)
  );
}

/** What stands before a run of characters; for one that begins a sentence behind a space, the stop before that. */
function markBefore(text: string, start: number): string {
  const mark = text.charAt(start - 1);
  const stop = text.charAt(start - 2);
  return mark === ' ' && /[。！？]/.test(stop) ? stop : mark;
}

function countLetters(text: string): { letters: number; han: number } {
  let letters = 0;
  let han = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x3005 || !isCjkLetter(code)) continue;
    letters++;
    if (isHan(code)) han++;
  }
  return { letters, han };
}

/** Characters before and behind a space by which a line is judged. */
const NEAR = 40;

/** Whether the words around a space stand apart in running text: there is a stop, and no column of spaces. */
function inSegmentedLine(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < NEAR && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = at + 1;
  while (end < text.length && end - at < NEAR && !isLineEnd(text.charCodeAt(end))) end++;
  const near = text.slice(start, end);
  return /[，。、；！？]/.test(near) && !/ {2}|\t|\u3000/.test(near);
}
