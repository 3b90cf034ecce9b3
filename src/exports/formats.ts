import type { Format, FormatInfo } from './format.ts';
import { writeJson } from './json.ts';
import { writeJsonl } from './jsonl.ts';
import { writeTmx } from './tmx.ts';
import { writeTsv } from './tsv.ts';

/** Every format by its name. */
export const FORMATS: Readonly<Record<Format, FormatInfo>> = {
  json: { name: 'json', extensions: ['.json'], mediaTypes: ['application/json'], write: writeJson },
  jsonl: {
    name: 'jsonl',
    extensions: ['.jsonl', '.ndjson'],
    mediaTypes: ['application/jsonl', 'application/x-ndjson'],
    write: writeJsonl,
  },
  tsv: {
    name: 'tsv',
    extensions: ['.tsv', '.tab'],
    mediaTypes: ['text/tab-separated-values'],
    write: writeTsv,
  },
  tmx: { name: 'tmx', extensions: ['.tmx'], mediaTypes: ['application/x-tmx+xml'], write: writeTmx },
};

/** The format that a file name's ending says, whatever its case; undefined for any other ending. */
export function formatByExtension(path: string): Format | undefined {
  const lower = path.toLowerCase();
  return Object.values(FORMATS).find(({ extensions }) => extensions.some((end) => lower.endsWith(end)))?.name;
}
