import { isA, UNSPACED } from './characters.ts';
import { endsFullStop } from './full-stop.ts';
import { goesOnAfterQuotation } from './quotation.ts';
import { lastToken, type Situation } from './situation.ts';

/** What a sentence goes on with, whatever mark stands before. */
const GOES_ON = ',;:、，；：)]…」』”’）';
const MARKS_BY_THEMSELVES = /^[.!?。！？](?!\p{L})/u;
const WIDE = /[^.．!?…‥;]/u;
const HALF = /[!?;]/u;

/** Whether a sentence ends at a stop. */
export function isEnd(situation: Situation): boolean {
  const { after, stop } = situation;
  if (GOES_ON.includes(after.charAt(0)) || MARKS_BY_THEMSELVES.test(after)) return false;
  if (stop.closed && goesOnAfterQuotation(situation)) return false;
  if (stop.marks === '.' || stop.marks === '．') return endsFullStop(situation);
  // Full-width marks, and those of scripts whose marks mean nothing else.
  if (WIDE.test(stop.marks)) return !isMarkedName(situation);
  return HALF.test(stop.marks) ? endsExclamation(situation) : endsEllipsis(situation);
}

/** 'Yahoo! Japan': the mark is part of a name. */
function isMarkedName({ before, rules, stop }: Situation): boolean {
  if (rules.marked === undefined || stop.end - stop.start > 1) return false;
  if (rules.marked.has(lastToken(before))) return true;
  // Where no space says where a name begins.
  return isA(UNSPACED, before, before.length - 1) && [...rules.marked].some((name) => before.endsWith(name));
}

const ADDRESS = /[/@=&#][^\s]*$/u;
const DASH = /^[—–―-]\s?/u;

function endsExclamation(situation: Situation): boolean {
  const { before, after, follower, spaced, stop, rules } = situation;
  // '(!)' and '(?)' remark on a word.
  if ((before.endsWith('(') && stop.marks.length === 1) || isMarkedName(situation)) return false;
  // '– Where to? – Lan asked.'
  if (DASH.test(after) && rules.speech?.test(after.replace(DASH, '')) === true) return false;
  if (spaced) return follower.kind !== 'lower';
  if (isA(UNSPACED, after, 0)) return true;
  // Without a space: 'Really?Yes', and not the '?' of an address.
  if (follower.kind === 'upper') return !ADDRESS.test(before);
  return follower.kind === 'number' && isA(UNSPACED, before, before.length - 1);
}

/** Scripts without spaces between words: where one stands all the same, a sentence begins. */
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『“（(]/u;
const BRACKET = /[([（]$/u;
const SMALL_END = /\p{Ll}["”’»)]*$/u;
const CAPITALISED = /^\p{Lu}\p{Ll}/u;

function endsEllipsis({ before, after, follower, spaced, rules }: Situation): boolean {
  if (BRACKET.test(before)) return false;
  if (spaced && follower.kind === 'uncased') return rules.final?.test(before) ?? IDEOGRAPHIC.test(after);
  if (spaced) return follower.kind === 'upper' || follower.kind === 'sign';
  // 'the list……Pioneering work', where no space follows any mark.
  return CAPITALISED.test(after) && SMALL_END.test(before.slice(-8));
}
