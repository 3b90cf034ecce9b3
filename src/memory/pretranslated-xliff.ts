import { fileCodes } from '../bitext/index.ts';
import { attributes, cleanText, escapeText } from '../exports/xml.ts';
import type { Band, Lookup, LookupRow } from './lookup.ts';

export interface PretranslatedOptions {
  /** Name of the document, the `original` of the file. */
  readonly document: string;
  /** How languages are written, `zh-TW` (region) or `zh-Hant` (script). Default `region`. */
  readonly codes?: 'region' | 'script' | undefined;
  readonly toolVersion: string;
}

/** What XLIFF 1.2 calls the kind of a match. */
const QUALIFIERS: Readonly<Partial<Record<Band, string>>> = { context: 'exact-match', '100': 'exact-match' };

/**
 * A document with the translations that a memory has, as XLIFF 1.2 that a translator goes on with. Every sentence is a
 * `trans-unit`, with an empty target where nothing was found; a match is an `alt-trans` with its percentage and the text
 * that the memory has, so that the difference is seen. Nothing is marked as approved.
 */
export function* writePretranslated(
  { from, to, rows }: Lookup,
  { document, codes = 'region', toolVersion }: PretranslatedOptions,
): Generator<string> {
  const languages = fileCodes([from, to], codes);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n';
  yield `<file${attributes({
    original: document,
    'source-language': languages.get(from),
    'target-language': languages.get(to),
    datatype: 'plaintext',
    'tool-id': 'hexapla',
  })}>\n<header><tool${attributes({ 'tool-id': 'hexapla', 'tool-name': 'hexapla', 'tool-version': toolVersion })}/></header>\n<body>\n`;
  for (const [index, row] of rows.entries()) yield transUnit(row, index + 1);
  yield '</body>\n</file>\n</xliff>\n';
}

function transUnit({ source, target, match, band, score, unit }: LookupRow, id: number): string {
  const text = `<trans-unit${attributes({ id: String(id), 'xml:space': 'preserve' })}>\n<source>${content(source)}</source>\n`;
  if (target === undefined) return `${text}<target state="needs-translation"/>\n</trans-unit>\n`;
  const state = attributes({
    state: 'needs-review-translation',
    'state-qualifier': QUALIFIERS[band] ?? 'fuzzy-match',
  });
  const quality = attributes({
    'match-quality': `${Math.floor(score * 100)}%`,
    origin: unit?.unit.document,
  });
  return `${text}<target${state}>${content(target)}</target>
<alt-trans${quality}>
<source>${content(match ?? source)}</source>
<target>${content(target)}</target>
</alt-trans>
</trans-unit>
`;
}

function content(text: string): string {
  return escapeText(cleanText(text));
}
