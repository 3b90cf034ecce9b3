import type { LanguageTag } from '../language.ts';
import { isA, LETTER, NUMBER, UNSPACED } from './characters.ts';
import { type Follower, readFollower } from './follower.ts';
import type { Endings } from './known-endings.ts';
import type { LanguageRules } from './rules/index.ts';
import type { Stop } from './stops.ts';

/** Longer than any abbreviation, address or ordinal that has to be told from the end of a sentence. */
const LOOK_BACK = 64;
/** Longer than a clause that says whose words a quotation was. */
const LOOK_AHEAD = 64;

/** What is the same for all stops of a line. */
export interface Line {
  readonly text: string;
  readonly language: LanguageTag;
  readonly rules: LanguageRules;
  readonly endings: Endings;
}

/** A stop with text behind it, and what stands around it. */
export interface Situation extends Line {
  /** Where the sentence begins that the stop may end. */
  readonly start: number;
  readonly stop: Stop;
  /** Where the quotation or bracket begins that closes with the stop. */
  readonly opener: number | undefined;
  /** The end of the sentence before the stop: at most `LOOK_BACK` units. */
  readonly before: string;
  /** What follows the stop and its white space: at most `LOOK_AHEAD` units. */
  readonly after: string;
  readonly follower: Follower;
  readonly spaced: boolean;
}

export function situationOf(line: Line, start: number, stop: Stop, opener: number | undefined): Situation {
  const { text, language, rules, endings } = line;
  return {
    text,
    language,
    rules,
    endings,
    start,
    stop,
    opener,
    before: text.slice(Math.max(start, stop.start - LOOK_BACK), stop.start),
    after: text.slice(stop.next, stop.next + LOOK_AHEAD),
    follower: readFollower(text, stop.next),
    spaced: stop.next > stop.end,
  };
}

const JOINING = ".'’&/_@-";

/**
 * The word, name or address that a text ends in, without an apostrophe before it: letters, numbers and what joins
 * them. Of 'スミスとMr' it is the Latin part.
 */
export function lastToken(text: string): string {
  let from = text.length;
  const unspaced = isA(UNSPACED, text, from - 1);
  while (from > 0) {
    const one = from - 1;
    if (isA(LETTER, text, one) ? isA(UNSPACED, text, one) !== unspaced : !joins(text, one)) break;
    from = one;
  }
  while (text[from] === "'" || text[from] === '’') from++;
  return text.slice(from);
}

function joins(text: string, at: number): boolean {
  return isA(NUMBER, text, at) || JOINING.includes(text.charAt(at));
}
