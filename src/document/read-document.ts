import type { BitextFormat } from '../bitext/index.ts';
import type { Document, TextFormat } from './document.ts';
import { readSource } from './read.ts';
import { decodeSource } from './source.ts';

export const INPUT_FORMATS = [
  'text',
  'markdown',
  'html',
  'docx',
  'pdf',
  'srt',
  'vtt',
  'epub',
  'tmx',
  'xliff',
  'po',
  'csv',
  'tsv',
  'xlsx',
  'jsonl',
] as const satisfies readonly (TextFormat | BitextFormat)[];
export type InputFormat = (typeof INPUT_FORMATS)[number];

export interface DocumentOptions {
  readonly encoding?: string | undefined;
  readonly html?: 'main' | 'all' | undefined;
  readonly format?: InputFormat | undefined;
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export async function readDocument(
  from: string | { readonly name: string; readonly bytes: Uint8Array },
  _options: DocumentOptions = {},
): Promise<Document> {
  const { name, text } =
    typeof from === 'string' ? await readSource(from) : decodeSource(from.name, from.bytes);
  return { kind: 'text', name, format: 'text', text, marks: [], notes: [] };
}
