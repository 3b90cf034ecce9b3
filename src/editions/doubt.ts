import type { LanguageTag } from '../language.ts';
import { identifiedAs } from './identified-as.ts';
import { identifyWriting, isAlphabetic, WRONG_SCRIPT, writingOf } from './identify.ts';
import type { Piece } from './piece.ts';
import { scriptsOf } from './script.ts';

/**
 * Letters below which a line in a script of an edition is taken for its text, whatever language it looks like: names,
 * titles, exclamations, references look like any. In hand-aligned texts up to six lines in a hundred do, and nearly
 * all of them are shorter. Han characters tell their standard by themselves and have no such line.
 */
const SHORT = 80;
/** A name in another script has no more words, each with a capital. */
const NAME_WORDS = 3;
const NAME = /^[^\p{Ll}\p{Lo}]*(?:\p{Lu}[\p{L}\p{M}\p{N}'’.-]*[\s\p{P}\p{N}]*)+$/u;
const LONGEST_NAME = 60;

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && text.split(/\s+/).length <= NAME_WORDS && NAME.test(text);
}

/** Natural logarithm of the odds against a language from which on a longer line is not in it. */
const LEAST_ODDS = 24;
/** Longer lines of a document that are looked at once more; where there are as many, they are no accidents. */
const MOST_LOOKS = 2000;

/**
 * Whether pieces of one document may well be text of some languages although they look like another: names, short
 * lines in their alphabet, longer ones that are nearly as likely theirs.
 */
export class Doubt {
  #looks = MOST_LOOKS;

  mayBelong({ block: { text }, weight }: Piece, languages: readonly LanguageTag[]): boolean {
    const writing = writingOf(text);
    if (writing === undefined || !isAlphabetic(writing)) return false;
    const own = languages.filter((language) => scriptsOf(language).includes(writing.main));
    if (weight < SHORT) return own.length > 0 || isName(text);
    if (own.length === 0 || this.#looks === 0) return false;
    this.#looks--;
    const evidence = identifyWriting(writing);
    return own.some((language) => {
      const score = evidence?.scores.get(identifiedAs(language)) ?? WRONG_SCRIPT;
      return score > -LEAST_ODDS;
    });
  }
}
