import { hash } from 'node:crypto';
import { normalForm } from '../unicode.ts';

/** Hexadecimal digits that a number holds exactly: 52 bits. */
const DIGITS = 13;

/**
 * A text as it is kept. What no database keeps becomes U+FFFD: NUL, and halves of surrogate pairs.
 */
export function storedText(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '\ufffd');
}

/** A text as it is compared for being the same: NFC, each run of white space one space, none around. */
export function normalText(text: string): string {
  return normalForm(storedText(text), 'NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * A number of 52 bits for some texts in their order. Texts that differ may share one, if rarely (one pair in a
 * million texts by one chance in 10,000), so whoever finds one by its key compares the texts.
 */
export function keyOf(...texts: readonly string[]): number {
  const joined =
    texts.length === 1 ? (texts[0] ?? '') : texts.map((text) => `${text.length}:${text}`).join('');
  return Number.parseInt(hash('sha256', joined, 'hex').slice(0, DIGITS), 16);
}
