import type { BitextFormat, BitextInput, BitextItem, ReadOptions } from './bitext.ts';
import { readCsv } from './csv.ts';
import { readJsonl } from './jsonl.ts';
import { readPo } from './po.ts';
import { readTmx } from './tmx.ts';
import { readXliff } from './xliff.ts';
import { readXlsx } from './xlsx.ts';

type Reader = (input: BitextInput, options: ReadOptions) => AsyncGenerator<BitextItem>;

const READERS: Readonly<Record<BitextFormat, Reader>> = {
  tmx: readTmx,
  xliff: readXliff,
  po: readPo,
  csv: readCsv,
  tsv: readCsv,
  xlsx: readXlsx,
  jsonl: readJsonl,
};

/**
 * Reads a file whose texts are aligned already: every unit, and for every unit that is not taken the reason and the
 * place. Memory does not grow with the file, except for XLSX. Languages are canonical tags; region forms that our
 * writers give become the language itself. Empty texts are as good as missing ones.
 *
 * @throws HexaplaError While it is iterated, after the units before the damage: `INPUT_EMPTY`, `INPUT_FORMAT`,
 * `INPUT_ENCODING`, `INPUT_TOO_LARGE`, `INPUT_UNSUPPORTED`. In the call or then: `UNKNOWN_LANGUAGE` for options that name none.
 */
export function readBitext(input: BitextInput, options: ReadOptions = {}): AsyncGenerator<BitextItem> {
  return READERS[input.format](input, options);
}
