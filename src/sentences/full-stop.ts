import { isA, LETTER, LOWER, NUMBER, SPACE, UNSPACED, UPPER } from './characters.ts';
import { lastToken, type Situation } from './situation.ts';

/** 'l’art. 5', 'd’env. 3'. */
const ELISION = /^\p{L}{1,2}['’](?=\p{L})/u;
const DIGITS = /^\p{Nd}+$/u;
const ROMAN = /^[IVXLC]+$/;
/** Items of a list, before their full stop: '1', 'a', 'IV', '2.3', '(b)', '§ 4', '一'. */
const ITEM =
  /^\s*(?:[•·*–—-]\s*)?(?:[(（§]\s?)?(?:\p{Nd}{1,3}(?:[.．]\p{Nd}{1,3})*|\p{L}|[ivxlIVXL]{1,5}|[一二三四五六七八九十]{1,3})[)）]?$/u;
const LONGEST_ITEM = 16;
/** Abbreviations of several parts, with or without spaces between: 'z. B', 'т. е', 'U.S', 'J. R. R'. */
const PARTS = /(?<![\p{L}\p{N}])(?:\p{L}{1,4}\.[\s\u00A0]?-?)+\p{L}{1,4}$/u;
const SMALL_LETTER = /^\p{Ll}$/u;
const NEXT_PART = /^\p{L}{1,4}\./u;
const INITIALS = /^(?:\p{Lu}\.-?)*\p{Lu}$/u;
const NEXT_INITIAL = /^\p{Lu}\./u;
/** Thai abbreviations are shorter, words of a sentence run together to more. */
const LONGEST_STOPLESS = 5;

/** Whether a sentence ends at a single full stop. */
export function endsFullStop(situation: Situation): boolean {
  const { before, follower, spaced, text, start, stop, rules } = situation;
  if (!spaced) return endsWithoutSpace(situation);
  if (stop.start - start <= LONGEST_ITEM && ITEM.test(text.slice(start, stop.start))) return false;
  const token = lastToken(before).replace(ELISION, '');
  const whole = mayHaveParts(before, token)
    ? (PARTS.exec(before)?.[0].replace(/[\s\u00A0]/gu, '') ?? token)
    : token;
  const verdict =
    byAbbreviation(situation, whole) ?? (whole === token ? undefined : byAbbreviation(situation, token));
  if (verdict !== undefined) return verdict;
  // The first part of 'z. B.' or 'v. Chr.'; other small letters are words ('é') and units ('5 m').
  if (SMALL_LETTER.test(token) && (follower.kind === 'lower' || NEXT_PART.test(situation.after)))
    return false;
  if (rules.stopless === true) return runBefore(before) > LONGEST_STOPLESS && follower.kind !== 'number';
  if (DIGITS.test(token) || ROMAN.test(token)) {
    const ends = byNumber(situation, token);
    if (ends !== undefined) return ends;
  }
  if (INITIALS.test(whole)) return endsInitials(situation, whole);
  if (isA(UNSPACED, before, before.length - 1) || follower.kind === 'sign') return true;
  // A host, a file: no abbreviation.
  if (token.includes('.')) return follower.kind !== 'lower';
  if (rules.plain?.has(token) === true) return true;
  // The library takes whatever stands before a number for an abbreviation.
  return situation.endings(situation.language, token, follower.kind === 'number' ? 'A' : follower.first);
}

function mayHaveParts(before: string, token: string): boolean {
  if (token.includes('.')) return true;
  return token.length <= 4 && before.charAt(before.length - token.length - 2) === '.';
}

function runBefore(text: string): number {
  let from = text.length;
  while (isA(LETTER, text, from - 1)) from--;
  return text.length - from;
}

/** What the tables say: undefined where the word is in none. */
function byAbbreviation(situation: Situation, word: string): boolean | undefined {
  const { rules, follower } = situation;
  const small = word.length > 1 ? word.charAt(0).toLowerCase() + word.slice(1) : word;
  const within = (set: ReadonlySet<string> | undefined) =>
    set !== undefined && (set.has(word) || (small !== word && set.has(small)));
  if (within(rules.beforeNumber)) {
    if (follower.kind === 'number' || ROMAN.test(follower.word)) return false;
    if (follower.kind === 'upper' && follower.word.length > 1 && word.length > 1) return true;
  }
  if (within(rules.often)) return follower.kind !== 'lower' && follower.kind !== 'number';
  if (within(rules.seldom)) return begins(situation);
  return within(rules.never) ? false : undefined;
}

/** Whether the next word begins a sentence; 'A' in 'S. A. Holm' is no article. */
function begins({ rules, follower, after }: Situation): boolean {
  return rules.starters?.has(follower.word) === true && !NEXT_INITIAL.test(after);
}

function byNumber(situation: Situation, token: string): boolean | undefined {
  const { rules, follower } = situation;
  if (follower.kind === 'lower') return false;
  if (rules.ordinals !== true) return DIGITS.test(token) ? true : undefined;
  // Years end sentences, and days, centuries and kings go on, unless what follows begins one.
  if (token.length > 3 && DIGITS.test(token)) return follower.kind !== 'number';
  return begins(situation);
}

/** 'J. R. R. Tolkien', 'Washington, D.C. He', 'Plan B. It'. */
function endsInitials(situation: Situation, initials: string): boolean {
  const { before, rules } = situation;
  if (begins(situation)) return true;
  const lettered = /(\p{L}+)\s\p{Lu}$/u.exec(before)?.[1]?.toLowerCase();
  return initials.length === 1 && lettered !== undefined && rules.lettered?.has(lettered) === true;
}

/** What comes behind the last dot of a name: of a host, of a file. */
const SUFFIX =
  /^(?:com|org|net|edu|gov|info|io|ai|app|dev|js|ts|py|rs|go|exe|dll|pdf|docx?|xlsx?|pptx?|txt|html?|xml|json|zip|jpe?g|png|gif|mp[34]|csv|md)(?![\p{L}\p{M}])/iu;
/** A word and no part of a name with more dots in it. */
const CAPITALISED = /^["“«‘(（]?(?:\p{Lu}\p{Ll}+|(?:A|I)(?=\s))(?![\p{L}\p{M}]*[./@_()\\])/u;
const SHORT_NUMBER = /(?:^|[\s\p{P}])\p{Nd}{1,2}$/u;

/** Without a space: 'a good year.Project construction', '今天很好.明天', and not 'Node.js', '3.5', 'U.S.A'. */
function endsWithoutSpace({ before, after, follower }: Situation): boolean {
  const last = before.length - 1;
  if (isA(NUMBER, before, last) && isA(NUMBER, after, 0)) return false;
  if (isA(UNSPACED, before, last)) {
    if (isA(UNSPACED, after, 0)) return true;
    return follower.kind === 'number' || (follower.kind === 'upper' && !SUFFIX.test(after));
  }
  if (isA(NUMBER, before, last) && isA(UNSPACED, after, 0)) return !SHORT_NUMBER.test(before);
  return follower.kind === 'upper' && CAPITALISED.test(after) && !SUFFIX.test(after) && endsPlainly(before);
}

/** Whether a text ends in a common word or a longer number: nothing that goes on behind a dot. */
function endsPlainly(before: string): boolean {
  let at = before.length - 1;
  while (at >= 0 && '"”’)»%'.includes(before.charAt(at))) at--;
  const end = at;
  while (isA(NUMBER, before, at)) at--;
  if (end - at >= 2 || (end > at && before.endsWith('%'))) return isFree(before, at);
  if (end > at) return false;
  while (
    at >= 0 &&
    (isA(LOWER, before, at) || (isA(LETTER, before, at) && !isA(UPPER, before, at)) || isJoint(before, at))
  )
    at--;
  if (end - at < 2) return false;
  if (isA(UPPER, before, at)) at--;
  return isFree(before, at);
}

function isJoint(text: string, at: number): boolean {
  return "’'-".includes(text.charAt(at));
}

function isFree(text: string, at: number): boolean {
  return at < 0 || isA(SPACE, text, at) || '"“”„«‘’(（—–,'.includes(text.charAt(at));
}
