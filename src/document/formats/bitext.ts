import { type BitextFormat, type Rejection, readBitext, type TranslationUnit } from '../../bitext/index.ts';
import { HexaplaError } from '../../errors.ts';

/** Units that one file may hold: what stands in memory at once. A translation memory takes more, one by one. */
const MAX_UNITS = 250_000;

export type BitextInput =
  | { readonly name: string; readonly format: BitextFormat; readonly bytes: Uint8Array }
  | { readonly name: string; readonly format: BitextFormat; readonly text: string };

/**
 * All units of a file whose texts are aligned already.
 *
 * @throws HexaplaError `INPUT_TOO_LARGE` for more than 250,000 units, `INPUT_EMPTY` for none and nothing rejected, and
 * the codes of `readBitext`.
 */
export async function collectBitext(
  input: BitextInput,
  languages: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<{ readonly units: readonly TranslationUnit[]; readonly rejected: readonly Rejection[] }> {
  const units: TranslationUnit[] = [];
  const rejected: Rejection[] = [];
  for await (const item of readBitext(input, { languages })) {
    if (signal?.aborted === true) throw new HexaplaError('CANCELLED', 'the reading was cancelled');
    if (item.kind === 'unit') units.push(item.unit);
    else rejected.push(item.rejection);
    if (units.length + rejected.length > MAX_UNITS) {
      throw new HexaplaError(
        'INPUT_TOO_LARGE',
        `${input.name}: more than ${MAX_UNITS} units; import it into a translation memory, or split it`,
      );
    }
  }
  if (units.length + rejected.length === 0) {
    throw new HexaplaError('INPUT_EMPTY', `${input.name}: there is no unit in it`);
  }
  return { units, rejected };
}
