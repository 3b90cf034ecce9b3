import type { BitextFormat } from '../bitext/index.ts';
import type { Document, TextFormat } from './document.ts';
import { readSource } from './read.ts';

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

export async function readDocument(
  path: string,
  _options: { encoding?: string | undefined; html?: 'main' | 'all'; format?: InputFormat | undefined } = {},
): Promise<Document> {
  const { name, text } = await readSource(path);
  return { kind: 'text', name, format: 'text', text, marks: [], notes: [] };
}
