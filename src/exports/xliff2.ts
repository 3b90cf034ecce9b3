import type { ReviewStatus, TranslationUnit } from '../bitext/index.ts';
import { fileCodes } from '../bitext/index.ts';
import type { LanguageTag } from '../language.ts';
import type { RenderOptions } from './format.ts';
import { UniqueIds } from './identifier.ts';
import { percent, remarkTexts, textsIn } from './xliff-texts.ts';
import { attributes, cleanText, escapeText } from './xml.ts';

/** The state of a segment. The standard has none for a translation that was refused: its `subState` says so. */
const STATES: Readonly<Record<ReviewStatus, { readonly state: string; readonly subState?: string }>> = {
  unreviewed: { state: 'translated' },
  accepted: { state: 'final' },
  edited: { state: 'reviewed' },
  rejected: { state: 'initial', subState: 'hexapla:rejected' },
};

/** Identifiers are `NMTOKEN`s; these are so in every reader. */
const PLAIN_ID = /^[\w.-]+$/;

/**
 * XLIFF 2.1 between the two languages of the options: a `file` for each stretch of units of one document, a `unit`
 * with one segment for each unit. The review status is the segment's `state`, the confidence the `matchQuality` of a
 * match (of the matches module) with the same texts; further texts of one language are matches without it. Notes
 * are notes, reasons to look at the unit those of the category `flag`.
 */
export async function* renderXliff2(
  units: AsyncIterable<TranslationUnit>,
  { languages, codes, documentName }: RenderOptions,
): AsyncGenerator<string> {
  const [source = '', target = ''] = languages;
  const byLanguage = fileCodes(languages, codes);
  const root = {
    version: '2.1',
    xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
    'xmlns:mtc': 'urn:oasis:names:tc:xliff:matches:2.0',
    srcLang: byLanguage.get(source),
    trgLang: byLanguage.get(target),
  };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<xliff${attributes(root)}>\n`;
  const ids = new UniqueIds();
  let files = 0;
  const open = (original: string) => {
    files += 1;
    const id = `f${files}`;
    return `<file${attributes({ id, original: original || undefined, 'xml:space': 'preserve' })}>\n`;
  };
  let document: string | undefined;
  for await (const unit of units) {
    const own = unit.document ?? documentName;
    if (own !== document) {
      if (document !== undefined) yield '</file>\n';
      yield open(own);
      document = own;
    }
    yield unitElement(unit, ids, source, target);
  }
  // A file at least, and something in it: an empty group is the least that the standard takes.
  if (document === undefined) yield `${open(documentName)}<group id="none"/>\n`;
  yield '</file>\n</xliff>\n';
}

function unitElement(
  unit: TranslationUnit,
  ids: UniqueIds,
  source: LanguageTag,
  target: LanguageTag,
): string {
  const { confidence, status = 'unreviewed', notes = [] } = unit;
  const name = unit.id === undefined || PLAIN_ID.test(unit.id) ? undefined : unit.id;
  const id = ids.idOf(name === undefined ? unit : { ...unit, id: undefined });
  const [sourceText = '', ...otherSources] = textsIn(unit, source);
  const [targetText = '', ...otherTargets] = textsIn(unit, target);
  const match = (from: string, to: string, matchQuality?: string) =>
    `<mtc:match${attributes({ ref: '#s', matchQuality, origin: matchQuality && 'hexapla' })}>` +
    `<source>${from}</source><target>${to}</target></mtc:match>\n`;
  const matches = [
    ...(confidence === undefined ? [] : [match(sourceText, targetText, percent(confidence))]),
    ...otherTargets.map((other) => match(sourceText, other)),
    ...otherSources.map((other) => match(other, targetText)),
  ];
  const noteElements = [
    ...notes.map((note) => `<note>${escapeText(cleanText(note))}</note>\n`),
    ...remarkTexts(unit).map((note) => `<note category="flag">${escapeText(cleanText(note))}</note>\n`),
  ];
  return [
    `<unit${attributes({ id, name })}>\n`,
    ...around('mtc:matches', matches),
    ...around('notes', noteElements),
    `<segment${attributes({ id: 's', ...STATES[status] })}>\n`,
    `<source>${sourceText}</source>\n<target>${targetText}</target>\n</segment>\n</unit>\n`,
  ].join('');
}

/** The standard knows no empty lists. */
function around(element: string, children: readonly string[]): readonly string[] {
  return children.length === 0 ? [] : [`<${element}>\n`, ...children, `</${element}>\n`];
}
