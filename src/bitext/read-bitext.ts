import { HexaplaError } from '../errors.ts';
import type { BitextFormat, BitextItem } from './bitext.ts';

type Input = { readonly name: string; readonly format: BitextFormat } & (
  | { readonly bytes: Uint8Array }
  | { readonly text: string }
);

/** Stands in until the readers of these formats come in. */
export async function* readBitext({ name, format }: Input): AsyncIterable<BitextItem> {
  yield* [];
  throw new HexaplaError('INPUT_UNSUPPORTED', `${name}: ${format} is not read yet`);
}
