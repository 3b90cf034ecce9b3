import type { TranslationUnit, Variant } from '../bitext/index.ts';
import { fileCodes } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import type { RenderOptions } from './format.ts';
import { UniqueIds } from './identifier.ts';
import { round4 } from './number.ts';
import { attributes, cleanText, escapeText } from './xml.ts';

/** `srclang` of a file in which no language is known to stand in every translation unit. */
const ANY_LANGUAGE = '*all*';

/**
 * TMX 1.4b. What a unit is known to be stands in properties: `x-document`, `x-alignment-confidence`,
 * `x-review-status` (unless it is unreviewed), `x-moved` (some language has it elsewhere), an `x-flag` for each
 * reason to look at it (`code: message`), `x-source-file` of a text that stands in another file than the document's,
 * and whatever properties the unit brought along. Notes are notes.
 *
 * Code points that XML cannot hold are dropped and the text is brought to NFC.
 */
export async function* renderTmx(
  units: AsyncIterable<TranslationUnit>,
  { languages, sourceLanguage, codes, toolVersion, now }: RenderOptions,
): AsyncGenerator<string> {
  const byLanguage = fileCodes(languages, codes);
  const header = attributes({
    creationtool: 'hexapla',
    creationtoolversion: toolVersion,
    segtype: 'sentence',
    'o-tmf': 'hexapla',
    adminlang: 'en',
    srclang: sourceLanguage === undefined ? ANY_LANGUAGE : (byLanguage.get(sourceLanguage) ?? sourceLanguage),
    datatype: 'plaintext',
    creationdate: formatDate(now),
  });
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n';
  yield `<tmx version="1.4">\n<header${header}/>\n<body>\n`;
  const ids = new UniqueIds();
  for await (const unit of units) yield translationUnit(unit, ids.idOf(unit), byLanguage);
  yield '</body>\n</tmx>\n';
}

function translationUnit(
  unit: TranslationUnit,
  tuid: string,
  codes: ReadonlyMap<LanguageTag, string>,
): string {
  const { created, changed, document = '', confidence, status = 'unreviewed', remarks = [] } = unit;
  const dates = { creationdate: formatDate(created), changedate: formatDate(changed) };
  let text = `<tu${attributes({ tuid, ...dates })}>\n`;
  for (const note of unit.notes ?? []) text += `<note>${escapeText(cleanText(note))}</note>\n`;
  if (document !== '') text += property('x-document', document);
  if (confidence !== undefined) text += property('x-alignment-confidence', String(round4(confidence)));
  if (status !== 'unreviewed') text += property('x-review-status', status);
  if (unit.moved === true) text += property('x-moved', 'yes');
  for (const { code, message } of remarks) text += property('x-flag', `${code}: ${message}`);
  for (const { type, value } of unit.properties ?? []) text += property(type, value);
  for (const variant of unit.variants) text += translationVariant(variant, document, codes);
  return `${text}</tu>\n`;
}

function translationVariant(
  { language, text, source = '' }: Variant,
  document: string,
  codes: ReadonlyMap<LanguageTag, string>,
): string {
  // The name without its folders, which are nobody else's business.
  const name = source.slice(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
  const file = name === '' || name === document ? '' : property('x-source-file', name);
  const lang = attributes({ 'xml:lang': codes.get(language) ?? language });
  return `<tuv${lang}>${file}<seg>${escapeText(cleanText(text))}</seg></tuv>\n`;
}

function property(type: string, value: string): string {
  return `<prop${attributes({ type })}>${escapeText(cleanText(value))}</prop>\n`;
}

/** `2026-02-03T04:05:06.789Z` → `20260203T040506Z`; undefined for years that do not fit into four digits. */
function formatDate(date: Date | undefined): string | undefined {
  if (date === undefined || Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString();
  return /^\d{4}-/.test(text) ? `${text.slice(0, 19).replace(/[-:]/g, '')}Z` : undefined;
}
