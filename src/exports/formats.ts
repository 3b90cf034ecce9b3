import { renderCsv, renderTsv } from './delimited.ts';
import type { Format, FormatInfo } from './format.ts';
import { renderHtml } from './html.ts';
import { writeJson } from './json.ts';
import { renderUnitLines, writeJsonl } from './jsonl.ts';
import { renderMoses } from './moses.ts';
import { renderTmx } from './tmx.ts';
import { unitFormat } from './write.ts';
import { renderXliff } from './xliff.ts';
import { LONGEST_CELL, renderXlsx } from './xlsx.ts';

/** Every format by its name. */
export const FORMATS: Readonly<Record<Format, FormatInfo>> = {
  json: {
    name: 'json',
    extensions: ['.json'],
    mediaTypes: ['application/json'],
    heeds: [],
    manyFiles: false,
    write: writeJson,
  },
  jsonl: {
    ...unitFormat({
      name: 'jsonl',
      extensions: ['.jsonl', '.ndjson'],
      mediaTypes: ['application/jsonl', 'application/x-ndjson'],
      heeds: [],
      render: renderUnitLines,
    }),
    write: writeJsonl,
  },
  tsv: unitFormat({
    name: 'tsv',
    extensions: ['.tsv', '.tab'],
    mediaTypes: ['text/tab-separated-values'],
    heeds: ['bilingual'],
    render: renderTsv,
  }),
  csv: unitFormat({
    name: 'csv',
    extensions: ['.csv'],
    mediaTypes: ['text/csv'],
    heeds: ['bilingual'],
    render: renderCsv,
  }),
  xlsx: unitFormat({
    name: 'xlsx',
    extensions: ['.xlsx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    heeds: [],
    longestText: LONGEST_CELL,
    render: renderXlsx,
  }),
  tmx: unitFormat({
    name: 'tmx',
    extensions: ['.tmx'],
    mediaTypes: ['application/x-tmx+xml'],
    heeds: ['bilingual', 'codes'],
    needsTwoTexts: true,
    namesSource: true,
    render: renderTmx,
  }),
  xliff: unitFormat({
    name: 'xliff',
    extensions: ['.xlf', '.xliff'],
    mediaTypes: ['application/xliff+xml'],
    heeds: ['bilingual', 'codes', 'xliffVersion'],
    isBilingual: true,
    needsTwoTexts: true,
    namesSource: true,
    render: renderXliff,
  }),
  moses: unitFormat({
    name: 'moses',
    extensions: ['.moses'],
    mediaTypes: ['application/zip'],
    heeds: ['bilingual'],
    needsTwoTexts: true,
    fileByLanguage: true,
    render: renderMoses,
  }),
  html: unitFormat({
    name: 'html',
    extensions: ['.html', '.htm'],
    mediaTypes: ['text/html'],
    heeds: ['bilingual'],
    render: renderHtml,
  }),
};

/** The format that a file name's ending says, whatever its case; undefined for any other ending. */
export function formatByExtension(path: string): Format | undefined {
  const lower = path.toLowerCase();
  return Object.values(FORMATS).find(({ extensions }) => extensions.some((end) => lower.endsWith(end)))?.name;
}
