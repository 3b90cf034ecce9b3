import { baseLanguage } from '../language.ts';
import type { Situation } from './situation.ts';

const QUOTED = /[「『“„«»"‚‘]/u;
const INTRODUCED = /[:：,，、]\s*$/u;
/** Titles of works: a word of the sentence, whatever mark they end in. */
const TITLE = /[《〈]/u;
const BRACKET = /[（(［[【〔]/u;
/** A space behind a quotation says something where none need be. */
const UNSPACED_LANGUAGE = new Set(['zh', 'ja', 'ko', 'yue', 'wuu']);

/**
 * Whether a sentence goes on behind a quotation, or a bracket, that holds the mark: '“Why?” he asked.',
 * 「静かすぎる。」と笑う。
 */
export function goesOnAfterQuotation(situation: Situation): boolean {
  const { text, rules, language, start, stop, opener, after, follower, spaced } = situation;
  if (follower.kind === 'lower') return true;
  if (!spaced && rules.particles?.test(after) === true) return true;
  if (opener === undefined) return false;
  const mark = text.charAt(opener);
  const before = text.slice(Math.max(start, opener - 8), opener).trimEnd();
  const unspaced = UNSPACED_LANGUAGE.has(baseLanguage(language));
  if (TITLE.test(mark)) return unspaced && !spaced;
  if (BRACKET.test(mark)) {
    // A bracket that holds whole sentences stands between them; one inside a sentence belongs to it.
    return before !== '' && (unspaced ? !spaced : follower.kind === 'uncased');
  }
  if (!QUOTED.test(mark)) return false;
  const introduced = INTRODUCED.test(before);
  // A quotation that ends with a full stop ends what was said; only '!' and '?' also stand inside a sentence.
  const asks = /[!?！？…]/u.test(stop.marks) || unspaced;
  if (asks && !introduced && rules.speech?.test(after) === true) return true;
  return (unspaced ? !spaced : follower.kind === 'uncased') && before !== '' && !introduced;
}
