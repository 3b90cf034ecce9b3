import { HexaplaError } from '../../errors.ts';

/**
 * What the bytes 80–9F are in windows-1252 by the WHATWG encoding standard. Node 20's decoder takes them for the
 * controls of ISO 8859-1.
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1 = /[\x80-\x9f]/g;

/** Name of a character set in the WHATWG encoding standard; undefined for what it does not know. */
export function encodingNamed(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

/**
 * Text of the bytes as far as they go; what is none becomes U+FFFD.
 *
 * @param isCut More bytes follow: a character that they may complete is left out.
 */
export function decodeLoosely(bytes: Uint8Array, encoding: string, isCut = true): string {
  return repaired(new TextDecoder(encoding).decode(bytes, { stream: isCut }), encoding);
}

/** Text of the bytes without a byte order mark; undefined where they are not in this character set. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return repaired(new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    // A text longer than the engine's strings can be.
    throw new HexaplaError('INPUT_TOO_LARGE', 'the text is longer than one piece of text can be', { cause });
  }
}

function repaired(text: string, encoding: string): string {
  if (encoding !== 'windows-1252') return text;
  return text.replace(C1, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

/** Offset of the first byte of the first character that is none, in bytes of which some are not valid. */
export function firstBadByte(bytes: Uint8Array, encoding: string): number {
  const decodes = (end: number) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  // A prefix that ends inside a character is still valid in streaming mode, so validity is monotone.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  // A character that is cut short is bad from its first byte, which the decoder still holds back.
  while (low > 0 && decodeStrictly(bytes.subarray(0, low), encoding) === undefined) low--;
  return low;
}
