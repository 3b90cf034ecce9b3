import type { RejectReason, TranslationUnit, Variant } from '../bitext/index.ts';
import { keyOf, normalText, storedText } from './keys.ts';
import { VARIANTS } from './schema.ts';
import { MAX_LANGUAGES } from './signature.ts';
import { comparedTokens, isNumber, searchTokens } from './tokens.ts';

/** UTF-16 units of one text at most: ten times what a CAT tool takes for a segment. */
const MAX_TEXT = 100_000;

/** Why a unit was not taken into the memory. */
export type AddReason =
  | RejectReason
  /** A reviewer rejected it. */
  | 'rejected-in-review'
  /** Its confidence is under what was asked for. */
  | 'below-confidence';

/** A text with all that is needed to keep and to find it. */
export interface PreparedText {
  readonly variant: Variant;
  readonly text: string;
  readonly normal: string;
  readonly key: number;
  readonly tokens: readonly string[];
}

export interface PreparedUnit {
  readonly unit: TranslationUnit;
  /** Of different languages or different normal forms. */
  readonly texts: readonly PreparedText[];
  /** See `UnitTable.near`. */
  readonly near: number;
}

export interface Refusal {
  readonly reason: AddReason;
  readonly message: string;
}

/** Looks whether a unit is fit for the memory, and makes the keys and tokens of its texts. */
export function prepareUnit(unit: TranslationUnit, minConfidence: number): PreparedUnit | Refusal {
  if (unit.status === 'rejected') {
    return { reason: 'rejected-in-review', message: 'a reviewer rejected this unit' };
  }
  if (unit.confidence !== undefined && unit.confidence < minConfidence) {
    return { reason: 'below-confidence', message: `its confidence is ${unit.confidence}` };
  }
  const texts: PreparedText[] = [];
  for (const variant of unit.variants) {
    if (variant.text.length > MAX_TEXT) {
      return {
        reason: 'too-large',
        message: `the text in ${variant.language} has more than ${MAX_TEXT} characters`,
      };
    }
    const normal = normalText(variant.text);
    const isTwice = texts.some(
      (text) => text.variant.language === variant.language && text.normal === normal,
    );
    if (normal === '' || isTwice) continue;
    const text = storedText(variant.text);
    texts.push({ variant, text, normal, key: keyOf(normal), tokens: searchTokens(text) });
  }
  const languages = new Set(texts.map(({ variant }) => variant.language));
  if (languages.size < 2) {
    const only = [...languages][0];
    const has = only === undefined ? 'it has no text' : `it has text in ${only} only`;
    return { reason: 'half-empty', message: has };
  }
  if (texts.length > VARIANTS || languages.size > MAX_LANGUAGES) {
    return { reason: 'too-large', message: `it has more than ${VARIANTS} texts` };
  }
  return { unit, texts, near: nearKey(texts) };
}

function nearKey(texts: readonly PreparedText[]): number {
  const bare = texts.map(({ variant, tokens }) => `${variant.language} ${bareTokens(tokens)}`);
  return keyOf(bare.sort().join('\n'));
}

function bareTokens(tokens: readonly string[]): string {
  return tokens.map((token) => (isNumber(token) ? '#' : token)).join(' ');
}

/** What near duplicates share: a text without case, width, punctuation and white space, each number the same. */
export function bareText(text: string): string {
  return bareTokens(comparedTokens(text));
}
