import type { AlignedEdition, DocumentInfo } from './alignment.ts';
import type { Anchor } from './anchors/index.ts';
import type { TranslationUnit } from './bitext/index.ts';
import { type Cleaned, clean, type RepairName, type View } from './cleaning/index.ts';
import { type BitextDocument, checkSource, type TextDocument } from './document/index.ts';
import { type Edition, findEditions, type SetAside, singleEdition } from './editions/index.ts';
import { HexaplaError } from './errors.ts';
import { type AlignInput, documentsOf } from './input.ts';
import { type LanguageTag, parseLanguage } from './language.ts';
import {
  parseSrx,
  type Segmentation,
  type Sentence,
  type SentenceOptions,
  segmentEdition,
} from './sentences/index.ts';

/** How texts are read before they are aligned. */
export interface ReadOptions {
  /**
   * BCP 47 tags of the text's languages, in the order of the columns; with one text a language, of each
   * text in turn. Identified when absent.
   */
  readonly languages?: readonly string[] | undefined;
  /** `auto` splits into sentences, `lines` takes every line as one segment. Default `auto`. */
  readonly segmentation?: Segmentation | undefined;
  /** Characters: longer sentences are split at clauses. Default: never. */
  readonly maxSentence?: number | undefined;
  /** Whether a semicolon ends a sentence. Default: no. */
  readonly semicolons?: boolean | undefined;
  /** Content of an SRX 2.0 file whose rules split the languages that it maps. */
  readonly srx?: string | undefined;
  /** Which repairs the view of a text gets. Default: all. */
  readonly repairs?: 'all' | 'none' | readonly RepairName[] | undefined;
}

/** Texts ready to be aligned. */
export interface Prepared {
  readonly documents: readonly DocumentInfo[];
  readonly editions: readonly AlignedEdition[];
  readonly other: readonly SetAside[];
  /** Units of a document that is aligned already, each with the unit that it comes from; else empty. */
  readonly given: readonly { readonly anchor: Anchor; readonly unit: TranslationUnit }[];
}

interface Editions {
  readonly editions: readonly Edition[];
  readonly other: readonly SetAside[];
}

/**
 * Walks the way from texts to sentences: repairs, editions, segments. With one text the editions are looked for in it;
 * several are an edition each.
 *
 * @throws HexaplaError `UNKNOWN_LANGUAGE`, `DUPLICATE_LANGUAGE`, `LANGUAGE_NOT_FOUND`, `INVALID_OPTION`; `INPUT_EMPTY`,
 * `INPUT_BINARY`, `INPUT_FORMAT` (the SRX), `INPUT_TOO_LARGE`.
 */
export function prepare(input: AlignInput, options: ReadOptions = {}): Prepared {
  const languages = parseLanguages(options.languages ?? []);
  const { documents, named } = documentsOf(input);
  const [only] = documents;
  if (only === undefined) throw new HexaplaError('INVALID_OPTION', 'there is no document to align');
  const bitext = documents.find((document) => document.kind === 'bitext');
  if (bitext !== undefined && documents.length > 1) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `${bitext.name}: its texts are aligned already (${bitext.format}), so that it goes by itself`,
    );
  }
  if (only.kind === 'bitext') return fromBitext(only, languages);

  const texts = documents.filter((document) => document.kind === 'text');
  const cleaned = texts.map((document) => clean(checkSource(document), { repairs: options.repairs }));
  const views = cleaned.map(({ view }) => view);
  const [view] = views;
  const { editions, other } =
    named === undefined && views.length === 1 && view !== undefined
      ? findEditions(view, languages)
      : editionsOf(views, named ?? [], languages);
  const sentenceOptions = sentenceOptionsOf(options);
  return {
    documents: texts.map((document, index) => infoOf(document, cleaned[index])),
    editions: editions.map((edition) => ({
      language: edition.language,
      source: edition.source,
      sentences: segmentEdition(edition, sentenceOptions),
    })),
    other,
    given: [],
  };
}

function sentenceOptionsOf({ segmentation, maxSentence, semicolons, srx }: ReadOptions): SentenceOptions {
  return { segmentation, maxSentence, semicolons, srx: srx === undefined ? undefined : parseSrx(srx) };
}

function infoOf(document: TextDocument, cleaned: Cleaned | undefined): DocumentInfo {
  const { name, format, encoding, text, notes, marks } = document;
  return {
    name,
    format,
    encoding,
    characters: text.length,
    notes,
    marks,
    repairs: cleaned?.repairs ?? [],
    rejected: [],
  };
}

function parseLanguages(tags: readonly string[]): LanguageTag[] {
  const languages = tags.map(parseLanguage);
  const twice = languages.find((language, index) => languages.indexOf(language) !== index);
  if (twice !== undefined)
    throw new HexaplaError('DUPLICATE_LANGUAGE', `the language ${twice} is given twice`);
  return languages;
}

/** An edition a text, its language what the caller says, else the one in turn of the list, else that of most of it. */
function editionsOf(
  views: readonly View[],
  named: readonly (string | undefined)[],
  languages: readonly LanguageTag[],
): Editions {
  if (languages.length > 0 && languages.length !== views.length) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `languages given: ${languages.length}, texts: ${views.length}; give one language a text, in the same order`,
    );
  }
  const found = views.map((view, index) => {
    const name = named[index];
    return singleEdition(view, name === undefined ? languages[index] : parseLanguage(name));
  });
  const editions = found.flatMap((one) => one.editions);
  for (const [index, edition] of editions.entries()) {
    const same = editions.slice(0, index).find((earlier) => earlier.language === edition.language);
    if (same === undefined) continue;
    throw new HexaplaError(
      'DUPLICATE_LANGUAGE',
      `${same.source} and ${edition.source} are both in ${edition.language}; name the languages if that is wrong`,
    );
  }
  return { editions, other: found.flatMap((one) => one.other) };
}

/** A sentence a variant and an anchor a unit: what is aligned already comes out as it is. */
function fromBitext(document: BitextDocument, only: readonly LanguageTag[]): Prepared {
  const { name, format, encoding, units, rejected, notes } = document;
  const [refused] = rejected;
  if (units.length === 0 && refused !== undefined) {
    throw new HexaplaError(
      'INPUT_FORMAT',
      `${name}: none of its units could be taken; the first, at line ${refused.at.line}: ${refused.message}`,
    );
  }
  const found = [...new Set(units.flatMap(({ variants }) => variants.map(({ language }) => language)))];
  const missing = only.filter((language) => !found.includes(language));
  if (missing.length > 0) {
    throw new HexaplaError(
      'LANGUAGE_NOT_FOUND',
      `${name}: no text in ${missing.join(', ')} found (found: ${found.join(', ') || 'none'})`,
    );
  }
  const languages = only.length > 0 ? only : found;
  const sentences = new Map(languages.map((language) => [language, { list: [] as Sentence[], at: 0 }]));
  const given: { anchor: Anchor; unit: TranslationUnit }[] = [];
  for (const [paragraph, unit] of units.entries()) {
    const anchor: Record<LanguageTag, readonly [number, number]> = {};
    // A second variant of a language is another translation of the same unit: an alignment has room for one.
    for (const { language, text } of unit.variants) {
      const side = sentences.get(language);
      if (side === undefined || language in anchor || text.trim() === '') continue;
      anchor[language] = [side.list.length, 1];
      side.list.push({ start: side.at, end: side.at + text.length, text, paragraph });
      side.at += text.length + 1;
    }
    if (Object.keys(anchor).length > 0) given.push({ anchor, unit });
  }
  return {
    documents: [
      {
        name,
        format,
        encoding,
        characters: [...sentences.values()].reduce((sum, { at }) => sum + at, 0),
        notes,
        marks: [],
        repairs: [],
        rejected,
      },
    ],
    editions: [...sentences].map(([language, { list }]) => ({ language, source: name, sentences: list })),
    other: [],
    given,
  };
}
