import type { Surroundings } from './is-end.ts';
import { UNSPACED } from './is-end.ts';

const TOKEN = /[\p{L}\p{M}\p{N}.'’&/_@-]*$/u;
/** In 'スミスとMr.' the word is the Latin one. */
const OTHER_SCRIPT =
  /^.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}](?=[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/u;
const QUOTE = /^['’]+/u;
const NUMBER = /^\p{Nd}+$/u;
const ROMAN = /^[IVXLC]+$/;
/** Items of a list, before their full stop: '1', 'a', 'IV', '2.3', '(b)', '§ 4', '一'. */
const ITEM =
  /^\s*(?:[•·*–—-]\s*)?(?:[(（§]\s?)?(?:\p{Nd}{1,3}(?:[.．]\p{Nd}{1,3})*|\p{L}|[ivxlIVXL]{1,5}|[一二三四五六七八九十]{1,3})[)）]?$/u;
/** Abbreviations of several parts, with or without spaces between: 'z. B', 'т. е', 'U.S', 'J. R. R'. */
const PARTS = /(?<![\p{L}\p{N}])(?:\p{L}{1,4}\.[\s\u00A0]?-?)+\p{L}{1,4}$/u;
const SMALL_LETTER = /^\p{Ll}$/u;
const NEXT_PART = /^\p{L}{1,4}\./u;
const INITIALS = /^(?:\p{Lu}\.-?)*\p{Lu}$/u;

/** Whether a sentence ends at a single full stop. */
export function endsFullStop(surroundings: Surroundings): boolean {
  const { before, follower, spaced, line, start, stop, rules } = surroundings;
  if (follower.kind === 'none') return true;
  if (!spaced) return endsWithoutSpace(surroundings);
  if (ITEM.test(line.slice(start, Math.min(stop.start, start + 16))) && stop.start - start <= 16)
    return false;
  const token = (TOKEN.exec(before)?.[0] ?? '').replace(OTHER_SCRIPT, '').replace(QUOTE, '');
  const compact = PARTS.exec(before)?.[0].replace(/[\s\u00A0]/gu, '');
  const verdict = byAbbreviation(surroundings, compact ?? token) ?? byAbbreviation(surroundings, token);
  if (verdict !== undefined) return verdict;
  // The first part of 'z. B.' or 'v. Chr.'; other small letters are words ('é') and units ('5 m').
  if (SMALL_LETTER.test(token) && (follower.kind === 'lower' || NEXT_PART.test(surroundings.after)))
    return false;
  if (rules.stopless === true)
    return (LAST_RUN.exec(before)?.[0].length ?? 0) > 5 && follower.kind !== 'number';
  if (NUMBER.test(token) || ROMAN.test(token)) {
    const ends = byNumber(surroundings, token);
    if (ends !== undefined) return ends;
  }
  if (INITIALS.test(compact ?? token)) return endsInitials(surroundings, compact ?? token);
  if (UNSPACED.test(before.slice(-1))) return true;
  if (follower.kind === 'sign') return true;
  // A host, a file: what it abbreviates is not a word.
  if (token.includes('.')) return follower.kind !== 'lower';
  if (rules.plain?.has(token) === true) return true;
  // The library takes whatever stands before a number for an abbreviation.
  return surroundings.endings(
    surroundings.language,
    token,
    follower.kind === 'number' ? 'A' : follower.first,
  );
}

/** A Thai word of a sentence; abbreviations are shorter. */
const LAST_RUN = /[\p{L}\p{M}]+$/u;

/** What the tables say: undefined where the word is in none. */
function byAbbreviation(surroundings: Surroundings, word: string): boolean | undefined {
  const { rules, follower } = surroundings;
  const small = word.slice(0, 1).toLowerCase() + word.slice(1);
  const within = (set: ReadonlySet<string> | undefined) =>
    set?.has(word) === true || (word.length > 1 && set?.has(small) === true);
  if (within(rules.beforeNumber)) {
    if (follower.kind === 'number' || ROMAN.test(follower.word)) return false;
    if (follower.kind === 'upper' && follower.word.length > 1 && word.length > 1) return true;
  }
  if (within(rules.often)) return follower.kind !== 'lower' && follower.kind !== 'number';
  if (within(rules.seldom)) return begins(surroundings);
  if (within(rules.never)) return false;
  return undefined;
}

/** Whether the next word begins a sentence; 'A' in 'S. A. Holm' is no article. */
function begins({ rules, follower, after }: Surroundings): boolean {
  return rules.starters?.has(follower.word) === true && !/^\p{Lu}\./u.test(after);
}

function byNumber(surroundings: Surroundings, token: string): boolean | undefined {
  const { rules, follower } = surroundings;
  if (follower.kind === 'lower') return false;
  if (rules.ordinals !== true) return NUMBER.test(token) ? true : undefined;
  // Years end sentences, and days, centuries and kings go on, unless what follows begins one.
  if (token.length > 3 && NUMBER.test(token)) return follower.kind !== 'number';
  return begins(surroundings);
}

/** 'J. R. R. Tolkien', 'Washington, D.C. He', 'Plan B. It'. */
function endsInitials(surroundings: Surroundings, initials: string): boolean {
  const { before, rules } = surroundings;
  if (begins(surroundings)) return true;
  const labelled = /(\p{L}+)\s\p{Lu}$/u.exec(before)?.[1]?.toLowerCase();
  return initials.length === 1 && labelled !== undefined && rules.lettered?.has(labelled) === true;
}

/** What comes behind the last dot of a name: of a host, of a file. */
const SUFFIX =
  /^(?:com|org|net|edu|gov|info|io|ai|app|dev|js|ts|py|rs|go|exe|dll|pdf|docx?|xlsx?|pptx?|txt|html?|xml|json|zip|jpe?g|png|gif|mp[34]|csv|md)(?![\p{L}\p{M}])/iu;
const PLAIN = /(?:^|[\s"“”„«‘’(（—–%)])(?:\p{Lu}?[\p{Ll}\p{M}’'-]{2,}|\d{2,}%?|%)["”’)»]*$/u;
const CAPITALISED = /^["“«‘(（]?(?:\p{Lu}\p{Ll}+|(?:A|I)(?=\s))(?![\p{L}\p{M}]*[./@_()\\])/u;

/** Without a space: 'a good year.Project construction', '今天很好.明天', and not 'Node.js', '3.5', 'U.S.A'. */
function endsWithoutSpace({ before, after, follower }: Surroundings): boolean {
  const last = before.slice(-1);
  if (UNSPACED.test(last)) {
    if (UNSPACED.test(after.slice(0, 1))) return true;
    return follower.kind === 'number' || (follower.kind === 'upper' && !SUFFIX.test(after));
  }
  if (/\p{Nd}$/u.test(before) && UNSPACED.test(after.slice(0, 1)))
    return !/(?:^|[\s\p{P}])\p{Nd}{1,2}$/u.test(before);
  return PLAIN.test(before) && CAPITALISED.test(after) && !SUFFIX.test(after);
}
