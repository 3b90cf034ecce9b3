import type { LanguageTag } from '../language.ts';
import { isAlphabetic, writingOf } from './identify.ts';
import type { Piece } from './piece.ts';
import { scriptsOf } from './script.ts';

/**
 * Letters below which a line in a script of an edition is taken for its text, whatever language it looks like: names,
 * titles, exclamations, references look like any. In the hand-aligned texts that this was tried on, two lines in
 * a hundred do. Han characters tell their standard by themselves and have no such line.
 */
const SHORT = 80;
/** A name in another script has no more words, each with a capital. */
const NAME_WORDS = 3;
const NAME = /^[^\p{Ll}\p{Lo}]*(?:\p{Lu}[\p{L}\p{M}\p{N}'’.-]*[\s\p{P}\p{N}]*)+$/u;
const LONGEST_NAME = 60;

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && text.split(/\s+/).length <= NAME_WORDS && NAME.test(text);
}

/**
 * Whether a piece may well be text of one of these languages although it looks like another: names, and short
 * lines in their alphabet.
 */
export function mayBelong(
  { block: { text }, weight }: Piece,
  languages: readonly (LanguageTag | undefined)[],
): boolean {
  if (weight >= SHORT) return false;
  const writing = writingOf(text);
  if (writing === undefined || !isAlphabetic(writing)) return false;
  return (
    languages.some((language) => language !== undefined && scriptsOf(language).includes(writing.main)) ||
    isName(text)
  );
}
