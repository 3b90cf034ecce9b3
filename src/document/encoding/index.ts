/**
 * Bytes of unknown character sets to text.
 *
 * @module
 */

export { decodeLoosely } from './decode.ts';
export { type Decoded, type DecodeOptions, decodeText } from './encoding.ts';
