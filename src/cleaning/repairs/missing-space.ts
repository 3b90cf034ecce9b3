import { isDigit, isLetter, isLower, isUpper } from '../characters.ts';
import type { Change, RepairRule } from '../repair.ts';

/** Clear places of different words that a text has at least; a name such as `Vue.Js` comes again as itself. */
const LEAST_CLEAR = 3;
/** Clear places among all ends of sentences inside lines, or so many different ones that they are no slips. */
const LEAST_SHARE = 0.1;
const MANY_CLEAR = 10;
/** Characters of a word that are looked at, on either side. */
const LONGEST = 40;

const STOP = /[.!?;:…”]/g;
/** What stands in addresses, names of files and code, and not at the end of a sentence. */
const NO_PROSE = /[@/\\_=<>{}[\]#$^*|~`+]|www\./i;

/**
 * Ends of sentences that the next sentence follows without a space (`year.Project`), in a text where that is usual.
 * Names of files, addresses, abbreviations and code have the same look and stay.
 */
export const missingSpace: RepairRule = { name: 'missing-space', find };

function find(text: string): Change[] {
  const places: number[] = [];
  const clear = new Set<string>();
  let clearCount = 0;
  let spaced = 0;
  STOP.lastIndex = 0;
  for (let match = STOP.exec(text); match !== null; match = STOP.exec(text)) {
    const at = match.index;
    const behind = text.charCodeAt(at + 1);
    if (behind === 0x20) {
      if (text[at] === '.' && isUpper(text.charCodeAt(at + 2))) spaced++;
      continue;
    }
    const place = gapBehind(text, at);
    if (place === undefined) continue;
    places.push(place);
    const left = wordBefore(text, at);
    if (text[at] === ':' || left.length < 2 || !isLower(left.charCodeAt(0))) continue;
    clearCount++;
    if (clear.size < MANY_CLEAR) clear.add(`${left} ${wordBehind(text, place)}`);
  }
  const shown =
    clear.size >= LEAST_CLEAR &&
    (clear.size >= MANY_CLEAR || clearCount >= LEAST_SHARE * (clearCount + spaced));
  return shown ? places.map((at) => ({ start: at, end: at, text: ' ' })) : [];
}

/** Where a space is missing behind the stop at an offset; undefined where none is. */
function gapBehind(text: string, at: number): number | undefined {
  const stop = text.charAt(at);
  const closing = stop !== '”' && text[at + 1] === '”';
  const gap = closing ? at + 2 : at + 1;
  // A closing quote is dealt with at the stop inside it.
  if (stop === '”' && /[.!?;:…]/.test(text.charAt(at - 1))) return undefined;
  const opening = /["“‘(]/.test(text.charAt(gap)) && text[gap] !== '"' ? 1 : 0;
  if (!endsSentence(text, at) || !beginsSentence(text, gap + opening)) return undefined;
  // Dots between words without any space are names of something, and so is all that has signs in it.
  const start = Math.max(0, at - LONGEST);
  const left = /\S*$/.exec(text.slice(start, at))?.[0] ?? '';
  const right = /^\S*/.exec(text.slice(gap, gap + LONGEST))?.[0] ?? '';
  if (NO_PROSE.test(lastPart(left)) || NO_PROSE.test(firstPart(right))) return undefined;
  return gap;
}

/** What hangs together with a stop, up to the sentence before or behind, which is another's affair. */
const lastPart = (token: string) =>
  token.slice(Math.max(...['!', '?', ';', '”', '“', '…'].map((mark) => token.lastIndexOf(mark))) + 1);
const firstPart = (token: string) => /^[^!?;”“…]*/.exec(token)?.[0] ?? '';

function endsSentence(text: string, at: number): boolean {
  const stop = text.charAt(at);
  const before = text.charCodeAt(at - 1);
  if (isLower(before)) return true;
  const mark = String.fromCharCode(before);
  // A number of three digits or more is no ordinal, and counts no chapter: `in 2021.At`, but `3.Oktober`, `12.Preface`.
  if (stop === '.') return /[)”’%]/.test(mark) || /(?<![.,])\d{3}$/.test(text.slice(at - 4, at));
  if (stop === '…') return mark === '…' || /[)”’]/.test(mark) || isLetter(before);
  if (stop === '”') return isDigit(before) || isLetter(before) || /[)…]/.test(mark);
  if (stop === ':') return false;
  return isDigit(before) || isUpper(before) || /[)”’%]/.test(mark);
}

/** A capital and a small letter, or `A` and `I` by themselves; not a name that goes on with a dot or a bracket. */
function beginsSentence(text: string, at: number): boolean {
  if (!isUpper(text.charCodeAt(at))) return false;
  const word = wordBehind(text, at);
  const behind = text.charAt(at + word.length);
  if (/[\p{L}\p{N}(_]/u.test(behind)) return false;
  if ((behind === '.' || behind === ':') && isLetter(text.charCodeAt(at + word.length + 1))) return false;
  return word.length > 1 || (behind === ' ' && /[AIОИЯВСУКЯÀÁÉÊÍÓÔÚÝỞÝОΗΟ]/.test(word));
}

/** A capital with the small letters behind it. */
function wordBehind(text: string, at: number): string {
  let end = at;
  if (!isLetter(text.charCodeAt(end))) end++;
  const start = end;
  end++;
  while (end - start < LONGEST && isLower(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > 0 && at - end < 2 && !isLetter(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && end - start < LONGEST && isLetter(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}
