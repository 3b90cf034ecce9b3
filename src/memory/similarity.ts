import { normalText } from './keys.ts';
import { comparedTokens, isNumber } from './tokens.ts';

/** What it costs to put one number in the place of another: a person changes it in a moment. */
const NUMBER_COST = 0.5;

/** The score of what differs in case, width, punctuation or white space only. */
const NEARLY = 0.99;

/** A text to compare others with. */
export interface Compared {
  readonly normal: string;
  readonly tokens: readonly string[];
}

export function comparedText(text: string): Compared {
  return { normal: normalText(text), tokens: comparedTokens(text) };
}

/**
 * How much of a text a translator can keep, in [0,1]: 1 minus the edit distance of the tokens (words, or characters in
 * Chinese, Japanese, Korean, Thai and the like) over the number of tokens of the longer text. 1 is for the same text
 * alone; what differs in case or punctuation only has .99.
 *
 * @returns 0 where it is under `least`.
 */
export function similarity(a: Compared, b: Compared, least: number): number {
  if (a.normal === b.normal) return 1;
  const longer = Math.max(a.tokens.length, b.tokens.length);
  if (longer === 0) return 0;
  const distance = editDistance(a.tokens, b.tokens, (1 - least) * longer + 1e-9);
  return distance === undefined ? 0 : Math.min(NEARLY, 1 - distance / longer);
}

/**
 * Levenshtein's distance over tokens, one number for another costing half. Only the band of the table within which the
 * distance can be at most `limit` is filled (Ukkonen 1985), so time grows with length × limit.
 *
 * @returns Undefined where it is above `limit`.
 */
export function editDistance(a: readonly string[], b: readonly string[], limit: number): number | undefined {
  const band = Math.floor(limit);
  if (Math.abs(a.length - b.length) > band) return undefined;
  let before = new Float64Array(b.length + 1).fill(Number.POSITIVE_INFINITY);
  let row = new Float64Array(b.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let j = 0; j <= Math.min(band, b.length); j++) before[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(0, i - band);
    const to = Math.min(b.length, i + band);
    row.fill(Number.POSITIVE_INFINITY, Math.max(0, from - 1), Math.min(b.length, to + 1) + 1);
    let best = Number.POSITIVE_INFINITY;
    for (let j = from; j <= to; j++) {
      const cost =
        j === 0
          ? i
          : Math.min(
              (before[j] as number) + 1,
              (row[j - 1] as number) + 1,
              (before[j - 1] as number) + replacing(a[i - 1] as string, b[j - 1] as string),
            );
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return undefined;
    [before, row] = [row, before];
  }
  const distance = before[b.length] as number;
  return distance <= limit ? distance : undefined;
}

function replacing(a: string, b: string): number {
  if (a === b) return 0;
  return isNumber(a) && isNumber(b) ? NUMBER_COST : 1;
}
