import { createHash } from 'node:crypto';
import type { DocumentOptions, StoredFile } from '../work/index.ts';

/** Changes when the same files and options would have to become another document. */
const VERSION = 1;
/** Hexadecimal digits: 128 bits. */
const LENGTH = 32;

/** The name of a document, made of its files and of how they are read. */
export function documentId(files: readonly StoredFile[], options: DocumentOptions): string {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const content = {
    version: VERSION,
    options: Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1))),
    files: files.map(({ name, language, bytes }) => [name, language ?? null, sha256(bytes)]),
  };
  return sha256(Buffer.from(JSON.stringify(content))).slice(0, LENGTH);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
