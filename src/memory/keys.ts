import { hash } from 'node:crypto';
import { normalForm } from '../unicode.ts';

/** Hexadecimal digits that a number holds exactly: 52 bits. */
const DIGITS = 13;

/**
 * A text as it is kept. What no database keeps becomes U+FFFD: NUL, and halves of surrogate pairs.
 */
export function storedText(text: string): string {
  return isPlain(text) ? text : text.replace(/[\0\p{Cs}]/gu, '\ufffd');
}

/** A text as it is compared for being the same: NFC, each run of white space one space, none around. */
export function normalText(text: string): string {
  return isPlain(text) ? text : normalForm(storedText(text), 'NFC').replace(/\s+/gu, ' ').trim();
}

const SPACE = 0x20;

/**
 * Whether a text is surely its own normal form, as nearly all are: its characters are from ranges in which none has
 * another form and none joins the one before it, and its white space is single spaces inside.
 */
function isPlain(text: string): boolean {
  let before = SPACE;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      if (before === SPACE) return false;
    } else {
      const isKnown =
        (code > SPACE && code < 0x7f) ||
        (code > 0xa0 && code < 0x300) ||
        // Vietnamese, quotes and dashes; marks and kana but for the voicing marks; Han; Hangul; full width.
        (code >= 0x1e00 && code <= 0x1eff) ||
        (code >= 0x2010 && code <= 0x2027) ||
        (code >= 0x3001 && code <= 0x3029) ||
        (code >= 0x3041 && code <= 0x3096) ||
        (code >= 0x30a0 && code <= 0x30ff) ||
        (code >= 0x4e00 && code <= 0x9fff) ||
        (code >= 0xac00 && code <= 0xd7a3) ||
        (code >= 0xff01 && code <= 0xff5e);
      if (!isKnown) return false;
    }
    before = code;
  }
  return before !== SPACE;
}

/**
 * A number of 52 bits for a text. Texts that differ may share one, if rarely (one pair in a million texts by one chance
 * in 10,000), so whoever finds one by its key compares the texts.
 */
export function keyOf(text: string): number {
  return Number.parseInt(hash('sha256', text, 'hex').slice(0, DIGITS), 16);
}

/**
 * A number of 52 bits for numbers in their order, by the rounds of MurmurHash3 in two lanes. Other than with `keyOf`
 * somebody could look for numbers that share one, so it must only be used where that costs no more than a comparison.
 */
export class NumberKey {
  #low = 0x2545f491;
  #high = 0x6c078965;

  /** @param number A whole number, below 2^53 in size. */
  add(number: number): this {
    const low = number >>> 0;
    const high = Math.floor(number / 2 ** 32) >>> 0;
    this.#low = round(round(this.#low, low), high);
    this.#high = round(round(this.#high, high ^ 0x55555555), low);
    return this;
  }

  get value(): number {
    return (finish(this.#high) & 0xfffff) * 2 ** 32 + (finish(this.#low ^ this.#high) >>> 0);
  }
}

function round(state: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const mixed = state ^ k;
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(state: number): number {
  let hash = state ^ (state >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
