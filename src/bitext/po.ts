import { type GetTextTranslation, po } from 'gettext-parser';
import { HexaplaError } from '../errors.ts';
import { parseLanguage } from '../language.ts';
import { type BitextInput, type BitextItem, MAX_SEGMENT, type Position, type ReadOptions } from './bitext.ts';
import { poDeclaration, textOf } from './decode.ts';
import { HeaderDraft } from './header-draft.ts';
import { LanguageCodes } from './language-codes.ts';
import { type Line, linesOf } from './lines.ts';
import { UnitDraft } from './unit-draft.ts';

/** Source language of a PO file that does not say it: by far the most are written in English. */
const DEFAULT_SOURCE = 'en';

/** UTF-16 units of one entry; bounds the memory. */
const MAX_ENTRY = 8 * 2 ** 20;

/**
 * Reads PO (gettext): `msgid` is the source, `msgstr` the translation. The target language is the one of the header;
 * the source language is that of `X-Source-Language`, else English; `languages` names them both. A plural form is a unit of its own,
 * with the singular as source of the first form and the plural as source of all others; a language with a
 * single form has a unit with each. A fuzzy translation has the remark `fuzzy`.
 *
 * The file is cut into entries, so that memory stays small and an entry that stands twice is given twice.
 *
 * @throws HexaplaError `INPUT_FORMAT` where nothing says the target language, and the codes of `textOf`
 */
export async function* readPo(input: BitextInput, options: ReadOptions): AsyncGenerator<BitextItem> {
  const codes = new LanguageCodes(options);
  const header = new HeaderDraft(options.onHeader);
  const [givenSource, givenTarget] = (options.languages ?? []).map(parseLanguage);
  let source = givenSource ?? DEFAULT_SOURCE;
  let target = givenTarget;
  let isFirst = true;
  for await (const { text, at } of entriesOf(input.name, textOf(input, options, poDeclaration))) {
    const entry = parseEntry(text, at);
    if ('kind' in entry) {
      yield entry;
      continue;
    }
    if (isFirst && entry.headers !== undefined) {
      isFirst = false;
      const { headers } = entry;
      source = givenSource ?? headers['x-source-language'] ?? source;
      target ??= headers['language'] || undefined;
      for (const [name, value] of Object.entries(headers)) header.property(name, value);
      header.attributes({ source }, 'source');
      header.finish();
      continue;
    }
    if (target === undefined) throw noLanguage(input.name);
    yield* unitsOf(entry.translation, at, [source, target], codes, options.maxSegment ?? MAX_SEGMENT);
  }
}

function noLanguage(name: string): HexaplaError {
  return new HexaplaError(
    'INPUT_FORMAT',
    `${name}: the header of this PO file names no language; name source and target (--languages en,ja)`,
  );
}

interface Entry {
  readonly text: string;
  readonly at: Position;
}

/** Entries begin with comments or `msgctxt` or `msgid`, behind the `msgstr` of the one before. */
async function* entriesOf(name: string, texts: AsyncIterable<string>): AsyncGenerator<Entry> {
  let lines: Line[] = [];
  let size = 0;
  let hasTranslation = false;
  const entry = (): Entry => ({
    text: lines.map(({ text }) => text).join('\n'),
    at: {
      line: (lines.find(({ text }) => isKey(text, /^msgid\b|^msgctxt\b/)) ?? lines[0])?.number ?? 1,
      column: 1,
    },
  });
  for await (const line of linesOf(name, texts)) {
    const begins = /^\s*(#|msgctxt\b|msgid\s)/.test(line.text) && !isKey(line.text, /^(msgstr|")/);
    if (hasTranslation && begins) {
      yield entry();
      lines = [];
      size = 0;
      hasTranslation = false;
    }
    if (line.text.trim() === '') continue;
    lines.push(line);
    size += line.text.length;
    if (size > MAX_ENTRY) {
      const most = `more than ${MAX_ENTRY / 2 ** 20} Mi characters`;
      throw new HexaplaError('INPUT_TOO_LARGE', `${name}: the entry before line ${line.number} has ${most}`);
    }
    hasTranslation ||= isKey(line.text, /^msgstr/);
  }
  if (lines.length > 0) yield entry();
}

/** Whether a line, also of an obsolete entry, begins like that. */
function isKey(line: string, pattern: RegExp): boolean {
  return pattern.test(line.replace(/^\s*(#~\s*)?/, ''));
}

type Parsed = {
  readonly translation: GetTextTranslation & { readonly obsolete?: boolean };
  readonly headers?: Readonly<Record<string, string>>;
};

/** One entry by the library; comments without an entry are nothing. */
function parseEntry(text: string, at: Position): Parsed | BitextItem {
  const reject = (message: string): BitextItem => ({
    kind: 'rejected',
    rejection: { reason: 'malformed', message, at },
  });
  try {
    const isObsolete = /^\s*#~\s*msgid/m.test(text);
    const { translations, obsolete } = po.parse(text, { validation: false });
    const entries = Object.values((isObsolete ? obsolete : translations) ?? {}).flatMap(Object.values);
    const translation: GetTextTranslation | undefined = entries[0];
    if (translation === undefined) return reject('comments without an entry');
    if (isObsolete) return { translation: { ...translation, obsolete: true } };
    if (translation.msgid !== '' || translation.msgctxt !== undefined) return { translation };
    return { translation, headers: headersOf(translation.msgstr?.[0] ?? '') };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The library counts the lines of the entry.
    return reject(`no entry of a PO file: ${message.replace(/ at line \d+/, '').slice(0, 200)}`);
  }
}

/** `Name: value` on each line of the first entry; names in lower case. */
function headersOf(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function unitsOf(
  translation: Parsed['translation'],
  at: Position,
  [source, target]: readonly [string, string],
  codes: LanguageCodes,
  maxSegment: number,
): readonly BitextItem[] {
  const { msgid, msgid_plural: plural, msgctxt, comments = {}, obsolete } = translation;
  if (obsolete === true) {
    const message = 'marked as no longer in use (#~)';
    return [{ kind: 'rejected', rejection: { reason: 'obsolete', message, at, id: msgctxt } }];
  }
  const forms = translation.msgstr ?? [''];
  const pairs: (readonly [string, string])[] = forms.map((form, index) => [
    index === 0 || plural === undefined ? msgid : plural,
    form,
  ]);
  if (plural !== undefined && forms.length === 1) pairs.push([plural, forms[0] ?? '']);
  return pairs.flatMap(([from, to], index) => {
    const draft = new UnitDraft(at);
    draft.addText(source, from, at, maxSegment);
    draft.addText(target, to, at, maxSegment);
    if (msgctxt !== undefined) draft.keep('msgctxt', msgctxt);
    if (plural !== undefined) draft.keep('plural-form', String(Math.min(index, forms.length - 1)));
    for (const note of [comments.translator, comments.extracted]) if (note) draft.note(note);
    if (comments.reference) draft.keep('reference', comments.reference);
    if (comments.previous) draft.keep('previous', comments.previous);
    for (const flag of (comments.flag ?? '').split(/[,\n]/).map((word) => word.trim())) {
      if (flag === 'fuzzy') draft.remark('fuzzy', 'the translation is marked as fuzzy');
      else if (flag !== '') draft.keep('flag', flag);
    }
    return draft.finish(codes);
  });
}
