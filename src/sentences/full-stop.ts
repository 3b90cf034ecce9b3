import type { Surroundings } from './is-end.ts';
import { UNSPACED } from './is-end.ts';

const TOKEN = /[^\s"'“”„«»‹›‘’「」『』（）()[\]【】，。、！？…—–]*$/u;
const NUMBER = /^\d+$/;
const ROMAN = /^[IVXLC]+$/;
/** Items of a list, before their full stop: '1', 'a', 'IV', '2.3', '(b)', '§ 4', '一'. */
const ITEM =
  /^\s*(?:[•·*–—-]\s*)?(?:[(（§]\s?)?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivxlIVXL]{1,5}|[一二三四五六七八九十]{1,3})[)）]?$/u;
/** Abbreviations of several parts, with or without spaces between: 'z. B', 'т. е', 'U.S', 'J. R. R'. */
const PARTS = /(?:\p{L}{1,4}\.[\s\u00A0]?-?)+\p{L}{1,4}$/u;
const SMALL_LETTER = /^\p{Ll}$/u;
const INITIALS = /^(?:\p{Lu}\.-?)*\p{Lu}$/u;

/** Whether a sentence ends at a single full stop. */
export function endsFullStop(surroundings: Surroundings): boolean {
  const { before, follower, spaced, line, start, stop, rules } = surroundings;
  if (follower.kind === 'none') return true;
  if (!spaced) return endsWithoutSpace(surroundings);
  if (ITEM.test(line.slice(start, Math.min(stop.start, start + 16))) && stop.start - start <= 16)
    return false;
  const [token] = TOKEN.exec(before) ?? [''];
  const compact = PARTS.exec(before)?.[0].replace(/[\s\u00A0]/gu, '');
  const verdict = byAbbreviation(surroundings, compact ?? token) ?? byAbbreviation(surroundings, token);
  if (verdict !== undefined) return verdict;
  // The first part of 'z. B.' or 'т. д.', or a word of which no more was written; '5 m.' is a unit.
  if (SMALL_LETTER.test(token) && !/\d\s?\p{Ll}$/u.test(before)) return false;
  if (NUMBER.test(token) || ROMAN.test(token)) {
    const ends = byNumber(surroundings, token);
    if (ends !== undefined) return ends;
  }
  if (INITIALS.test(compact ?? token)) return endsInitials(surroundings, compact ?? token);
  if (rules.stopless === true)
    return (LAST_RUN.exec(before)?.[0].length ?? 0) > 5 && follower.kind !== 'number';
  if (UNSPACED.test(before.slice(-1))) return true;
  if (follower.kind === 'sign') return true;
  return surroundings.endings(surroundings.language, token, follower.first);
}

/** A Thai word of a sentence; abbreviations are shorter. */
const LAST_RUN = /[\p{L}\p{M}]+$/u;

/** What the tables say: undefined where the word is in none. */
function byAbbreviation({ rules, follower }: Surroundings, word: string): boolean | undefined {
  const small = word.slice(0, 1).toLowerCase() + word.slice(1);
  const within = (set: ReadonlySet<string> | undefined) =>
    set?.has(word) === true || set?.has(small) === true;
  if (within(rules.beforeNumber) && follower.kind === 'number') return false;
  if (within(rules.often)) return follower.kind !== 'lower' && follower.kind !== 'number';
  if (within(rules.seldom)) return begins(rules.starters, follower.word);
  if (within(rules.never)) return false;
  return undefined;
}

function begins(starters: ReadonlySet<string> | undefined, word: string): boolean {
  return starters?.has(word) === true;
}

function byNumber({ rules, follower }: Surroundings, token: string): boolean | undefined {
  if (follower.kind === 'lower') return rules.ordinals === true ? false : undefined;
  if (rules.ordinals !== true) return NUMBER.test(token) ? true : undefined;
  // Years end sentences, and days, centuries and kings go on, unless what follows begins one.
  if (token.length > 3 && NUMBER.test(token)) return follower.kind !== 'number';
  return begins(rules.starters, follower.word);
}

/** 'J. R. R. Tolkien', 'Washington, D.C. He', 'Plan B. It'. */
function endsInitials({ before, rules, follower }: Surroundings, initials: string): boolean {
  if (begins(rules.starters, follower.word)) return true;
  const labelled = /(\p{L}+)\s\p{Lu}$/u.exec(before)?.[1]?.toLowerCase();
  return initials.length === 1 && labelled !== undefined && rules.lettered?.has(labelled) === true;
}

/** What comes behind the last dot of a name: of a host, of a file. */
const SUFFIX =
  /^(?:com|org|net|edu|gov|info|io|ai|app|dev|js|ts|py|rs|go|exe|dll|pdf|docx?|xlsx?|pptx?|txt|html?|xml|json|zip|jpe?g|png|gif|mp[34]|csv|md)(?![\p{L}\p{M}])/iu;
const PLAIN = /(?:^|[\s"“”„«‘’(（—–%)])(?:\p{Lu}?[\p{Ll}\p{M}’'-]{2,}|\d{2,}%?|%)["”’)»]*$/u;
const CAPITALISED =
  /^["“«‘(（]?(?:\p{Lu}\p{Ll}{2,}|(?:A|I|In|It|He|We|At|On|By|To|As|An|If|My|So|No|Of)(?=\s))(?![\p{L}\p{M}]*[./@_()\\])/u;

/** Without a space: 'a good year.Project construction', '今天很好.明天', and not 'Node.js', '3.5', 'U.S.A'. */
function endsWithoutSpace({ before, after, follower }: Surroundings): boolean {
  const last = before.slice(-1);
  if (UNSPACED.test(last)) {
    if (UNSPACED.test(after.slice(0, 1))) return true;
    return follower.kind === 'number' || (follower.kind === 'upper' && !SUFFIX.test(after));
  }
  if (/\d$/u.test(before) && UNSPACED.test(after.slice(0, 1)))
    return !/(?:^|[\s\p{P}])\d{1,2}$/u.test(before);
  return PLAIN.test(before) && CAPITALISED.test(after) && !SUFFIX.test(after);
}
