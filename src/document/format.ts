import type { BitextFormat } from '../bitext/index.ts';
import type { TextFormat } from './document.ts';

export type DocumentFormat = TextFormat | BitextFormat;

/** Every format that is read, with what people call it and how names of its files end. */
export const DOCUMENT_FORMATS: Readonly<
  Record<DocumentFormat, { readonly title: string; readonly endings: readonly string[] }>
> = {
  text: { title: 'plain text', endings: ['.txt', '.text'] },
  markdown: { title: 'Markdown', endings: ['.md', '.markdown'] },
  html: { title: 'HTML', endings: ['.html', '.htm', '.xhtml'] },
  docx: { title: 'Word (DOCX)', endings: ['.docx', '.docm'] },
  pdf: { title: 'PDF', endings: ['.pdf'] },
  srt: { title: 'SubRip subtitles', endings: ['.srt'] },
  vtt: { title: 'WebVTT subtitles', endings: ['.vtt'] },
  epub: { title: 'EPUB', endings: ['.epub'] },
  tmx: { title: 'TMX', endings: ['.tmx', '.tmx.gz'] },
  xliff: { title: 'XLIFF', endings: ['.xlf', '.xliff', '.sdlxliff', '.mxliff'] },
  po: { title: 'PO', endings: ['.po', '.pot'] },
  csv: { title: 'CSV', endings: ['.csv'] },
  tsv: { title: 'TSV', endings: ['.tsv', '.tab'] },
  xlsx: { title: 'Excel (XLSX)', endings: ['.xlsx', '.xlsm'] },
  jsonl: { title: 'JSON Lines', endings: ['.jsonl', '.ndjson'] },
};

/** Their names, in that order. */
export const INPUT_FORMATS: readonly DocumentFormat[] = Object.keys(DOCUMENT_FORMATS).filter(isFormat);

export function isFormat(name: string): name is DocumentFormat {
  return Object.hasOwn(DOCUMENT_FORMATS, name);
}

/** The format that a file's name speaks of. */
export function formatByName(name: string): DocumentFormat | undefined {
  const lower = name.toLowerCase();
  return INPUT_FORMATS.find((format) =>
    DOCUMENT_FORMATS[format].endings.some((ending) => lower.endsWith(ending)),
  );
}

const BITEXT: ReadonlySet<string> = new Set<BitextFormat>([
  'tmx',
  'xliff',
  'po',
  'csv',
  'tsv',
  'xlsx',
  'jsonl',
]);

/** Its texts are aligned already. */
export function isBitextFormat(format: DocumentFormat): format is BitextFormat {
  return BITEXT.has(format);
}

/** The formats of files whose texts are aligned already, in the order of all. */
export const BITEXT_FORMATS: readonly BitextFormat[] = INPUT_FORMATS.filter(isBitextFormat);
