import { createHash } from 'node:crypto';
import { fileCodes } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import { describeFlag } from '../flags/index.ts';
import type { LanguageTag } from '../language.ts';
import { checkMinConfidence, noneSkipped } from './filter.ts';
import type { WriteOptions, Writer } from './format.ts';
import { round4 } from './number.ts';
import { type LanguagePair, pairRows, type Row, rows, skipReason } from './rows.ts';
import { cleanText, escapeAttribute, escapeText } from './xml.ts';

/** `srclang` of a file in which no language stands in every translation unit. */
const ANY_LANGUAGE = '*all*';

/**
 * TMX 1.4b, one translation unit for each unit that two or more languages have. The first language of the
 * alignment is `srclang` where every translation unit has it; else it is `*all*`.
 *
 * With `pair` there are only those two languages and the first is `srclang`. There is one translation unit
 * for each bead between the two, the finest that they are aligned, with the confidence of the pair.
 *
 * A unit that some language has elsewhere has the property `x-moved`.
 * What there is to look at in a unit stands in properties of the type `x-flag`, `code: message`.
 *
 * Code points that XML cannot hold are dropped and the text is brought to NFC.
 *
 * @throws HexaplaError `INVALID_OPTION` for a `pair` that is not two of the alignment's languages.
 */
export const writeTmx: Writer = (alignment, options = {}) => {
  const minConfidence = checkMinConfidence(options.minConfidence);
  if (options.pair !== undefined) checkPair(options.pair, alignment.languages);
  const candidates = options.pair === undefined ? rows(alignment) : pairRows(alignment, options.pair);
  const skipped = noneSkipped();
  const units: Row[] = [];
  for (const row of candidates) {
    const reason = skipReason(row, minConfidence);
    if (reason === undefined) units.push(row);
    else skipped[reason] += 1;
  }
  options.onReport?.({ written: units.length, skipped });
  return document(units, options.pair ?? alignment.languages, options);
};

function checkPair(pair: LanguagePair, languages: readonly LanguageTag[]): void {
  if (pair[0] === pair[1] || !pair.every((language) => languages.includes(language))) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `'${pair.join(', ')}' is no pair of the languages of this text: choose two of ${languages.join(', ')}`,
    );
  }
}

function* document(
  units: readonly Row[],
  languages: readonly LanguageTag[],
  options: WriteOptions,
): Generator<string> {
  const codes = fileCodes(languages, options.codes ?? 'region');
  const date = formatDate(options.now ?? new Date());
  const name = cleanText(options.documentName ?? '');
  const header = attributes({
    creationtool: 'hexapla',
    creationtoolversion: options.toolVersion ?? 'unknown',
    segtype: 'sentence',
    'o-tmf': 'hexapla',
    adminlang: 'en',
    srclang: sourceCode(units, languages, codes),
    datatype: 'plaintext',
    creationdate: date,
  });
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n';
  yield `<tmx version="1.4">\n<header${header}/>\n<body>\n`;
  const tuids = new Map<string, number>();
  for (const unit of units) {
    yield `<tu${attributes({ tuid: tuid(unit, name, tuids), creationdate: date })}>\n`;
    if (name !== '') yield property('x-document', name);
    yield property('x-alignment-confidence', String(round4(unit.confidence)));
    if (unit.moved) yield property('x-moved', 'yes');
    for (const flag of unit.flags) yield property('x-flag', `${flag.code}: ${describeFlag(flag)}`);
    for (const { language, text } of unit.variants) {
      const lang = attributes({ 'xml:lang': codes.get(language) ?? language });
      yield `<tuv${lang}><seg>${escapeText(text)}</seg></tuv>\n`;
    }
    yield '</tu>\n';
  }
  yield '</body>\n</tmx>\n';
}

function sourceCode(
  units: readonly Row[],
  languages: readonly LanguageTag[],
  codes: ReadonlyMap<LanguageTag, string>,
): string {
  const first = languages[0];
  if (first === undefined || units.some((unit) => unit.variants[0]?.language !== first)) return ANY_LANGUAGE;
  return codes.get(first) ?? first;
}

/**
 * A short hash of the document's name and the unit's texts: the same after the next run, so that a
 * translation memory replaces the unit instead of holding it twice. Repeated units get a number.
 */
function tuid(unit: Row, documentName: string, seen: Map<string, number>): string {
  const content = [documentName, ...unit.variants.map(({ language, text }) => [language, text])];
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return count === 1 ? hash : `${hash}-${count}`;
}

function property(type: string, value: string): string {
  return `<prop${attributes({ type })}>${escapeText(cleanText(value))}</prop>\n`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(cleanText(value))}"`)
    .join('');
}

/** `2026-02-03T04:05:06.789Z` → `20260203T040506Z`. */
function formatDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
