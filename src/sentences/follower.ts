/** What stands behind a stop and its white space. */
export interface Follower {
  /** Of the first letter, number or sign behind quotation marks, brackets and dashes that open. */
  readonly kind: 'upper' | 'lower' | 'number' | 'uncased' | 'sign' | 'none';
  /** That first character. */
  readonly first: string;
  /** The word that it begins, letters only. */
  readonly word: string;
}

const WORD = /^[\s"'“”„«»‹›‘’‚「『（(【《〈[¿¡–—―*_-]*(([\p{L}\p{N}]?)[\p{L}\p{M}]*)/u;
const LEADING = /^[\s"'“”„«»‹›‘’‚「『（(【《〈[¿¡–—―*_-]+/u;

const ITEM = /^[(（]?\p{L}[)）]\s/u;

/** @param text What follows, as far as it is looked at. */
export function readFollower(text: string): Follower {
  const [, word = '', first = ''] = WORD.exec(text) ?? [];
  // 'b) The vote is secret.'
  if (ITEM.test(text)) return { kind: 'sign', first, word: '' };
  if (first === '') {
    const sign = text.replace(LEADING, '');
    return { kind: sign === '' ? 'none' : 'sign', first: sign.slice(0, 1), word: '' };
  }
  return { kind: kindOf(first, word), first, word };
}

function kindOf(first: string, word: string): Follower['kind'] {
  if (/\p{N}/u.test(first)) return 'number';
  if (/[\p{Lu}\p{Lt}]/u.test(first)) return 'upper';
  // 'iPhone' and 'eBay' begin sentences as they are.
  if (/\p{Ll}/u.test(first)) return /^\p{Ll}{1,2}\p{Lu}/u.test(word) ? 'upper' : 'lower';
  return 'uncased';
}
