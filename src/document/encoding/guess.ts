import { decodeLoosely } from './decode.ts';
import { Plausibility } from './plausibility.ts';
import { FAMILIES } from './writing.ts';

/** A character set that bytes may be in. */
export interface Guess {
  readonly encoding: string;
  /** Logarithm of how much likelier than the next that reads otherwise, over the whole sample. */
  readonly margin: number;
}

/** Bytes that are looked at: more changes no guess, and scoring takes about 20 ms. */
const SAMPLE = 8192;

const CANDIDATES = FAMILIES.map(({ encodings, writings, prior = 0 }) => ({
  encodings,
  prior,
  models: writings.map((writing) => new Plausibility(writing)),
}));
const ALL = CANDIDATES.flatMap(({ models }) => models);

/**
 * The legacy character set (or damaged UTF-8) that bytes are most likely in: each candidate decodes a sample, and
 * the text that goes best with a writing of that candidate wins. chardet counts bytes for the same purpose; on the
 * texts of `bench/encodings.mjs` it is wrong far more often on short ones, since it does not look at what the text says.
 *
 * @param bytes With at least one byte from 80 on, or with escape sequences.
 */
export function guessEncoding(bytes: Uint8Array): Guess {
  const sample = sampleOf(bytes);
  if (hasEscapes(bytes)) return { encoding: 'iso-2022-jp', margin: Number.POSITIVE_INFINITY };
  const scored = CANDIDATES.flatMap(({ encodings, models, prior }) =>
    encodings.map((encoding) => score(sample, encoding, models, prior)),
  );
  scored.push(score(sample, 'utf-8', ALL));
  scored.sort((a, b) => b.score - a.score);
  const [best, ...others] = scored;
  if (best === undefined) throw new RangeError('no candidates');
  // windows-1250 and windows-1252 agree on German: a tie that changes nothing.
  const rival = others.find(({ text }) => text !== best.text);
  return { encoding: best.encoding, margin: best.score - (rival?.score ?? Number.NEGATIVE_INFINITY) };
}

function score(sample: Uint8Array, encoding: string, models: readonly Plausibility[], prior = 0) {
  const text = decodeLoosely(sample, encoding, sample.length === SAMPLE);
  return { encoding, text, score: prior + Math.max(...models.map((model) => model.of(text))) };
}

/**
 * Words with bytes beyond ASCII, parted by spaces: markup and other ASCII around them says nothing about them, and
 * there may be much of it. Bytes under 30 are never the second of a character.
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE);
  let length = 0;
  let word = 0;
  let isWord = false;
  for (let at = 0; at <= bytes.length && length < SAMPLE; at++) {
    const byte = bytes[at] ?? 0x20;
    if (byte >= 0x80) isWord = true;
    if (byte >= 0x30) continue;
    if (isWord) {
      const piece = bytes.subarray(word, Math.min(at + 1, word + SAMPLE - length));
      sample.set(piece, length);
      length += piece.length;
    }
    word = at + 1;
    isWord = false;
  }
  return sample.subarray(0, length);
}

/** ESC $ B or ESC $ @ begins Japanese in ISO-2022-JP. */
function hasEscapes(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return at >= 0 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40);
}
