import type { LanguageTag } from '../language.ts';
import { type Follower, readFollower } from './follower.ts';
import { endsFullStop } from './full-stop.ts';
import type { Endings } from './known-endings.ts';
import { goesOnAfterQuotation } from './quotation.ts';
import type { LanguageRules } from './rules/index.ts';
import type { Stop } from './stops.ts';

/** A stop in its line, and what is known there. */
export interface Situation {
  readonly line: string;
  readonly language: LanguageTag;
  readonly rules: LanguageRules;
  readonly endings: Endings;
  /** Where the sentence begins that the stop may end. */
  readonly start: number;
  readonly stop: Stop;
  /** Where the quotation or bracket begins that closes with the stop. */
  readonly opener: number | undefined;
}

/** A situation with what stands around the stop. */
export interface Surroundings extends Situation {
  /** The end of the sentence before the stop: at most `LOOK_BACK` units. */
  readonly before: string;
  /** What follows the stop and its white space: at most `LOOK_AHEAD` units. */
  readonly after: string;
  readonly follower: Follower;
  readonly spaced: boolean;
}

/** Longer than any abbreviation, e-mail address or ordinal that has to be told from the end of a sentence. */
const LOOK_BACK = 64;
/** Longer than a clause that says whose words a quotation was. */
const LOOK_AHEAD = 64;

const WIDE = /[^.．!?…‥;]/u;
const HALF = /[!?;]/u;
const CLAUSE_GOES_ON = /^(?:[,;:、，；：)\]…」』”’）]|[.!?。！？](?!\p{L}))/u;
/** Scripts that put no space behind a mark. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LAST_WORD = /[\p{L}\p{M}\p{N}]+$/u;

/** Whether a sentence ends at a stop that has more text behind it. */
export function isEnd(situation: Situation): boolean {
  const { line, start, stop } = situation;
  const after = line.slice(stop.next, stop.next + LOOK_AHEAD);
  if (CLAUSE_GOES_ON.test(after)) return false;
  const surroundings: Surroundings = {
    ...situation,
    before: line.slice(Math.max(start, stop.start - LOOK_BACK), stop.start),
    after,
    follower: readFollower(after),
    spaced: stop.next > stop.end,
  };
  if (goesOnAfterQuotation(surroundings)) return false;
  // Full-width marks, and those of scripts whose marks mean nothing else.
  if (WIDE.test(stop.marks)) return !isMarkedName(surroundings);
  if (HALF.test(stop.marks)) return endsExclamation(surroundings);
  if (stop.marks === '.' || stop.marks === '．') return endsFullStop(surroundings);
  return endsEllipsis(surroundings);
}

/** 'Yahoo! Japan': the mark is part of a name. */
function isMarkedName({ before, rules, stop }: Surroundings): boolean {
  return stop.end - stop.start === 1 && rules.marked?.has(LAST_WORD.exec(before)?.[0] ?? '') === true;
}

/** Scripts without spaces between words: where one stands all the same, a sentence begins. */
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『“（(]/u;
const DASH = /^[—–―-]\s?/u;
const IN_TOKEN = /[/@=&#][^\s]*$/u;

function endsExclamation(surroundings: Surroundings): boolean {
  const { before, after, follower, spaced, stop, rules } = surroundings;
  // '(!)' and '(?)' remark on a word.
  if ((before.endsWith('(') && stop.marks.length === 1) || isMarkedName(surroundings)) return false;
  // '– Where to? – Lan asked.'
  if (DASH.test(after) && rules.speech?.test(after.replace(DASH, '')) === true) return false;
  if (spaced) return follower.kind !== 'lower';
  if (UNSPACED.test(after.slice(0, 1))) return true;
  // Without a space: 'Really?Yes', and not the '?' of an address.
  return (
    (follower.kind === 'upper' && !IN_TOKEN.test(before)) ||
    (UNSPACED.test(before.slice(-1)) && follower.kind === 'number')
  );
}

function endsEllipsis({ before, after, follower, spaced, rules }: Surroundings): boolean {
  if (/[([（]$/u.test(before)) return false;
  if (spaced && follower.kind === 'uncased') return rules.final?.test(before) ?? IDEOGRAPHIC.test(after);
  if (spaced) return follower.kind === 'upper' || follower.kind === 'sign';
  // 'the list……Pioneering work', where no space follows any mark.
  return /\p{Ll}["”’»)]*$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after);
}
