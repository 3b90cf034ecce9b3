import type { ReviewStatus, TranslationUnit } from '../bitext/index.ts';
import { fileCodes } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import type { RenderOptions, UnitRenderer } from './format.ts';
import { UniqueIds } from './identifier.ts';
import { percent, remarkTexts, textsIn } from './xliff-texts.ts';
import { renderXliff2 } from './xliff2.ts';
import { attributes, cleanText, escapeText } from './xml.ts';

/**
 * The state of a target. `signed-off` is "changes are reviewed and approved" in the standard, so an edited unit is
 * told from an accepted one.
 */
const STATES: Readonly<Record<ReviewStatus, string>> = {
  unreviewed: 'needs-review-translation',
  accepted: 'final',
  edited: 'signed-off',
  rejected: 'needs-translation',
};

/** XLIFF in the version of the options. */
export const renderXliff: UnitRenderer = (units, options) =>
  options.xliffVersion === '2.1' ? renderXliff2(units, options) : renderXliff1(units, options);

/**
 * XLIFF 1.2 between the two languages of the options, a `file` for each stretch of units of one document and a
 * `trans-unit` for each unit. The review status is the target's `state`, and `approved` is yes where a person took
 * the unit; the confidence is the `match-quality` of an `alt-trans` with the same target. Notes, and reasons to
 * look at the unit, are notes (those from `hexapla`). Further texts of one language are in an `alt-trans` each.
 */
async function* renderXliff1(
  units: AsyncIterable<TranslationUnit>,
  { languages, codes, documentName, toolVersion, now }: RenderOptions,
): AsyncGenerator<string> {
  const [source = '', target = ''] = languages;
  const byLanguage = fileCodes(languages, codes);
  const open = (original: string) =>
    `<file${attributes({
      original: original === '' ? 'units' : original,
      'source-language': byLanguage.get(source),
      'target-language': byLanguage.get(target),
      datatype: 'plaintext',
      date: `${now.toISOString().slice(0, 19)}Z`,
      'tool-id': 'hexapla',
    })}>\n<header><tool${attributes({
      'tool-id': 'hexapla',
      'tool-name': 'hexapla',
      'tool-version': toolVersion,
    })}/></header>\n<body>\n`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n';
  const ids = new UniqueIds();
  let document: string | undefined;
  for await (const unit of units) {
    const own = unit.document ?? documentName;
    if (own !== document) {
      if (document !== undefined) yield '</body>\n</file>\n';
      yield open(own);
      document = own;
    }
    yield transUnit(unit, ids.idOf(unit), source, target);
  }
  // A file at least: the standard does not know an empty document.
  if (document === undefined) yield open(documentName);
  yield '</body>\n</file>\n</xliff>\n';
}

function transUnit(unit: TranslationUnit, id: string, source: LanguageTag, target: LanguageTag): string {
  const { confidence, status = 'unreviewed', notes = [] } = unit;
  const [sourceText = '', ...otherSources] = textsIn(unit, source);
  const [targetText = '', ...otherTargets] = textsIn(unit, target);
  const approved = status === 'accepted' || status === 'edited' ? 'yes' : undefined;
  let text = `<trans-unit${attributes({ id, approved, 'xml:space': 'preserve' })}>\n`;
  text += `<source>${sourceText}</source>\n`;
  text += `<target${attributes({ state: STATES[status] })}>${targetText}</target>\n`;
  for (const note of notes) text += `<note>${escapeText(cleanText(note))}</note>\n`;
  for (const note of remarkTexts(unit)) {
    text += `<note from="hexapla">${escapeText(cleanText(note))}</note>\n`;
  }
  if (confidence !== undefined) {
    const quality = { 'match-quality': `${percent(confidence)}%`, origin: 'hexapla' };
    text += `<alt-trans${attributes(quality)}><target>${targetText}</target></alt-trans>\n`;
  }
  for (const other of otherTargets) text += `<alt-trans><target>${other}</target></alt-trans>\n`;
  for (const other of otherSources) {
    text += `<alt-trans><source>${other}</source><target>${targetText}</target></alt-trans>\n`;
  }
  return `${text}</trans-unit>\n`;
}
