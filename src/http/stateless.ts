import type { Align } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import type { AlignInput, EditionInput } from '../input.ts';
import { type Inspection, inspect } from '../inspect.ts';
import { readFiles } from '../work/read-files.ts';
import type { DocumentOptions } from '../work/task.ts';

/** What a request brings: texts, or files that nobody has looked at. Plain data, so that a thread can take it. */
export type RequestSource =
  | { readonly text: string; readonly name?: string | undefined }
  | { readonly editions: readonly EditionInput[] }
  | { readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[] };

/** Work on a request of which nothing is kept. All of it rejects as `readDocument`, `align` and `inspect` do. */
export interface Stateless {
  align(source: RequestSource, options: DocumentOptions, signal: AbortSignal): Promise<Alignment>;
  inspect(source: RequestSource, options: DocumentOptions, signal: AbortSignal): Promise<Inspection>;
}

/** Does the work where it is called. */
export function inProcess(align: Align, maxBytes: number): Stateless {
  return {
    async align(source, { encoding, html, inputFormat, ...options }, signal) {
      const input = await inputOf(source, { encoding, html, inputFormat }, maxBytes, signal);
      return align(input, { ...options, signal });
    },
    async inspect(source, { encoding, html, inputFormat, ...options }, signal) {
      return inspect(await inputOf(source, { encoding, html, inputFormat }, maxBytes, signal), options);
    },
  };
}

async function inputOf(
  source: RequestSource,
  options: DocumentOptions,
  maxBytes: number,
  signal: AbortSignal,
): Promise<AlignInput> {
  if (!('files' in source)) return source;
  return { documents: await readFiles(source.files, options, { maxBytes, signal }) };
}
