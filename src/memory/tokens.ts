import { foldText } from './fold.ts';

/** Writings without spaces between words; Hangul is among them so that parts of its long words are found. */
const CHARACTERS = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u30fc\u3005\u3007`;
const UNSPACED = String.raw`\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}`;

/**
 * A token is a character of a writing without spaces (with its vowel signs), a run of digits, or a run of letters
 * and marks of any other.
 */
const TOKEN = new RegExp(
  String.raw`\p{Nd}+|[${CHARACTERS}]\p{M}*|[[${UNSPACED}]--\p{Nd}]\p{M}*|[[\p{L}\p{M}\p{N}]--[\p{Nd}${CHARACTERS}${UNSPACED}]]+`,
  'gv',
);

const ONE_CHARACTER = new RegExp(`^[${CHARACTERS}${UNSPACED}]`, 'v');
const NUMBER = /^\p{Nd}/u;

/** The tokens of a folded text, in order. */
export function tokensOfFolded(folded: string): string[] {
  return folded.match(TOKEN) ?? [];
}

/** The tokens by which a text is found: without case, width and accents. */
export function searchTokens(text: string): string[] {
  return tokensOfFolded(foldText(text, 'drop'));
}

/** The tokens by which two texts are compared: as many as there are for searching, accents kept. */
export function comparedTokens(text: string): string[] {
  return tokensOfFolded(foldText(text, 'keep'));
}

/** Whether a token is a number: another number in its place is half a difference. */
export function isNumber(token: string): boolean {
  return NUMBER.test(token);
}

/** Whether a token is a character of a writing without spaces, and no word. */
export function isCharacter(token: string): boolean {
  return ONE_CHARACTER.test(token);
}
