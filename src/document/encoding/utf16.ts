import { decodeLoosely } from './decode.ts';

/** Bytes that are looked at. */
const SAMPLE = 8192;
/** Share of the units that must be such as texts are made of. Text has nearly all; other bytes read so have 0.5–0.8. */
const ENOUGH = 0.95;

/** Letters, marks and punctuation of living scripts; no private use, no unassigned, no controls, no rare planes. */
const USUAL =
  /[\t\n\r -~\u00a0-\u024f\u0370-\u06ff\u0900-\u0eff\u1e00-\u1eff\u2010-\u203e\u2190-\u22ff\u2460-\u26ff\u3000-\u30ff\u3105-\u312f\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]|\p{Mn}|\p{Emoji_Presentation}/u;

/**
 * UTF-16 without a byte order mark. Only it has bytes under 20 that are neither white space nor escapes, as halves of
 * spaces, line ends, `、` or one Han character in eight; that is asked for, since ASCII letters in pairs are
 * Han characters too.
 */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 !== 0 || bytes.length < 4) return undefined;
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.some((byte) => byte < 0x20 && !isControlOfText(byte))) return undefined;
  const little = usual(decodeLoosely(sample, 'utf-16le'));
  const big = usual(decodeLoosely(sample, 'utf-16be'));
  if (Math.max(little, big) < ENOUGH || little === big) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** TAB, LF, VT, FF, CR, the end-of-file mark of DOS, and ESC of ISO 2022. */
function isControlOfText(byte: number): boolean {
  return (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a || byte === 0x1b;
}

function usual(text: string): number {
  let all = 0;
  let good = 0;
  for (const character of text) {
    all++;
    if (USUAL.test(character)) good++;
  }
  return all === 0 ? 0 : good / all;
}
