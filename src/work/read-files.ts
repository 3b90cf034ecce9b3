import { type Document, INPUT_FORMATS, readDocument } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import type { DocumentOptions, StoredFile } from './task.ts';

/**
 * Reads files that were sent, one after the other.
 *
 * @throws HexaplaError as `readDocument` does; `INVALID_OPTION` for an `inputFormat` that does not exist.
 */
export async function readFiles(
  files: readonly Pick<StoredFile, 'name' | 'bytes'>[],
  { encoding, html, inputFormat }: Pick<DocumentOptions, 'encoding' | 'html' | 'inputFormat'>,
  limits: { readonly maxBytes?: number; readonly signal?: AbortSignal } = {},
): Promise<Document[]> {
  const format = INPUT_FORMATS.find((known) => known === inputFormat);
  if (inputFormat !== undefined && format === undefined) {
    throw new HexaplaError('INVALID_OPTION', `there is no input format '${inputFormat}'`);
  }
  const documents: Document[] = [];
  for (const { name, bytes } of files) {
    documents.push(await readDocument({ name, bytes }, { encoding, html, format, ...limits }));
  }
  return documents;
}
