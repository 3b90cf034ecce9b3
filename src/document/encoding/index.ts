/**
 * Bytes of unknown character sets to text.
 *
 * @module
 */
export { type Decoded, type DecodeOptions, decodeText } from './encoding.ts';
