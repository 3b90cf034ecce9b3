import type { BitextInput, BitextItem, ReadOptions } from './bitext.ts';
import { readTmx } from './tmx.ts';

const READERS = {
  tmx: readTmx,
} as const;

/**
 * Reads a file whose texts are aligned already, in constant memory: every unit, and for every unit that is not
 * taken the reason and the place. Languages are canonical tags; region forms that our writers give become the
 * language itself.
 *
 * @throws HexaplaError While it is iterated, after the units before the damage: `INPUT_EMPTY`, `INPUT_FORMAT`,
 * `INPUT_ENCODING`, `INPUT_TOO_LARGE`, `INPUT_UNSUPPORTED`; `INVALID_OPTION` or `UNKNOWN_LANGUAGE` for options
 * that do not fit.
 */
export function readBitext(input: BitextInput, options: ReadOptions = {}): AsyncGenerator<BitextItem> {
  return READERS[input.format as 'tmx'](input, options);
}
