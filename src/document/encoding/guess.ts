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
  if (hasEscapes(sample)) return { encoding: 'iso-2022-jp', margin: Number.POSITIVE_INFINITY };
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

/** From the line where the first byte beyond ASCII stands. LF is no part of a character in any candidate. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let first = bytes.findIndex((byte) => byte >= 0x80 || byte === 0x1b);
  if (first < 0) first = 0;
  const line = bytes.lastIndexOf(0x0a, first) + 1;
  // A long line of ASCII before it says nothing.
  const start = first - line < 256 ? line : first;
  return bytes.subarray(start, start + SAMPLE);
}

/** ESC $ B or ESC $ @ begins Japanese in ISO-2022-JP. */
function hasEscapes(sample: Uint8Array): boolean {
  const at = sample.indexOf(0x1b);
  return at >= 0 && sample[at + 1] === 0x24 && (sample[at + 2] === 0x42 || sample[at + 2] === 0x40);
}
