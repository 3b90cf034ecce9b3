import { setImmediate } from 'node:timers/promises';
import type { Alignment } from './alignment.ts';
import { type Anchor, orderAnchors, readAnchors, Stretches } from './anchors/index.ts';
import { openPair, type PairSearch, type Side } from './beads/index.ts';
import { View } from './cleaning/index.ts';
import { checkSource } from './document/index.ts';
import { type Edition, findEditions, type SetAside, singleEdition } from './editions/index.ts';
import { HexaplaError } from './errors.ts';
import { flagUnits } from './flags/index.ts';
import { type LanguageTag, parseLanguage } from './language.ts';
import { MAX_SENTENCES, type Segmentation, type Sentence, segmentEdition } from './sentences/index.ts';
import { findMoved, type UnitSide } from './units/index.ts';
import { loadEncoder } from './vectors/index.ts';

/** One language's text, as given by a caller who has a file (or a string) a language. */
export interface EditionInput {
  /** BCP 47 tag; identified from the text when absent. */
  readonly language?: string | undefined;
  readonly text: string;
  /** What messages and results call it; defaults to `edition 1`, `edition 2` … */
  readonly name?: string | undefined;
}

/** What `align` takes: one text that holds several languages, or one text a language. */
export type AlignInput =
  | string
  | { readonly text: string; readonly name?: string | undefined }
  | { readonly editions: readonly EditionInput[] };

/** How far a long alignment is. */
export interface Progress {
  /** `download`, in bytes, only where a model is named that is not on this machine. */
  readonly stage: 'read' | 'download' | 'encode' | 'align';
  readonly done: number;
  readonly total: number;
}

export interface AlignOptions {
  /**
   * BCP 47 tags of the text's languages, in the order of the columns; with one text a language, of each
   * text in turn. Identified when absent.
   */
  readonly languages?: readonly string[] | undefined;
  /** `auto` splits into sentences, `lines` takes every line as one segment. Default `auto`. */
  readonly segmentation?: Segmentation | undefined;
  /**
   * Folder of a model, or a name: one of `MODEL_NAMES`, one of the user's own models, or `owner/name` on the
   * hub, which is fetched into the user's folder of models where it is not there. Default: the model that
   * ships. Confidences were fitted with that one; others order the units as well, but their confidences are no
   * probabilities.
   */
  readonly model?: string | undefined;
  /**
   * Whether the vectors that a model of another kind than the one that ships makes are kept in the user's cache
   * folder for the next time. Default: yes, unless the variable `HEXAPLA_CACHE` says `off`.
   */
  readonly cache?: boolean | undefined;
  /**
   * Units that are known: they come out as they are, with confidence 1, and the rest is aligned between them.
   */
  readonly anchors?: readonly Anchor[] | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Stops the work at the next step; `align` then rejects with code `CANCELLED`. */
  readonly signal?: AbortSignal | undefined;
}

/** An aligned text that can be aligned again with units that a person accepted or corrected. */
export interface OpenAlignment {
  /** As `align` gives it. */
  readonly alignment: Alignment;
  /**
   * The alignment with these anchors and no others, whatever was given before. Only what lies near an anchor is
   * solved again; the text is neither read nor encoded again. Flags are made of the whole text every time, which takes
   * many times as long as the rest: an editor leaves them out while somebody types.
   *
   * @param options.flags Whether units get their flags. Default true.
   * @throws HexaplaError `INVALID_ANCHOR` for anchors that name languages or sentences that are not there, overlap, or
   * cross each other.
   */
  realign(anchors: readonly Anchor[], options?: { readonly flags?: boolean | undefined }): Alignment;
}

export type Align = (input: AlignInput, options?: AlignOptions) => Promise<Alignment>;

interface Editions {
  readonly editions: readonly Edition[];
  readonly other: readonly SetAside[];
}

/**
 * Aligns a text that holds several languages, or several texts of one language each.
 *
 * @returns Units over all languages, in the order of the text, every sentence of every edition in exactly
 * one; a confidence in [0,1] each.
 * @throws HexaplaError `ONE_EDITION` where there is nothing to align; `UNKNOWN_LANGUAGE`,
 * `DUPLICATE_LANGUAGE`, `LANGUAGE_NOT_FOUND`, `INVALID_OPTION`, `INVALID_ANCHOR`; `INPUT_EMPTY`, `INPUT_BINARY`,
 * `INPUT_TOO_LARGE`; `MODEL_MISSING`, `MODEL_INVALID`; `CANCELLED`.
 *
 * @example
 * ```ts
 * const { units } = await align({
 *   editions: [
 *     { language: 'en', text: 'The ferry leaves at eight. Be on time.' },
 *     { language: 'de', text: 'Die Fähre fährt um acht ab. Seien Sie pünktlich.' },
 *   ],
 * });
 * console.log(units.map((unit) => [unit.cells['en']?.text, unit.cells['de']?.text, unit.confidence]));
 * ```
 */
export async function align(input: AlignInput, options: AlignOptions = {}): Promise<Alignment> {
  return (await openAlignment(input, options)).alignment;
}

/**
 * Aligns as `align` does and keeps what is needed to align again while somebody corrects the units: vectors and search
 * state, some kilobytes a sentence and pair of languages.
 *
 * @throws HexaplaError as `align` does.
 *
 * @example
 * ```ts
 * const open = await openAlignment({ editions: [{ text: english }, { text: german }] });
 * const { units } = open.realign([{ en: [4, 2], de: [4, 1] }, { de: [9, 1] }]);
 * ```
 */
export async function openAlignment(input: AlignInput, options: AlignOptions = {}): Promise<OpenAlignment> {
  const { onProgress, signal } = options;
  const languages = parseLanguages(options.languages ?? []);
  const { editions, other } = readEditions(input, languages);
  const segmented = editions.map((edition) => ({
    edition,
    sentences: segmentEdition(edition, { segmentation: options.segmentation }),
  }));
  checkEditions(segmented);
  onProgress?.({ stage: 'read', done: 1, total: 1 });

  const encoder = await loadEncoder(options.model, {
    cache: options.cache,
    onProgress: (progress) => onProgress?.({ stage: 'download', ...progress }),
  });
  const total = segmented.reduce((sum, { sentences }) => sum + sentences.length, 0);
  const sides: (UnitSide & Side)[] = [];
  let encoded = 0;
  for (const { edition, sentences } of segmented) {
    const texts = sentences.map((sentence) => sentence.text);
    const before = encoded;
    const sums = await encoder.encode(texts, {
      signal,
      onProgress: ({ done }) => onProgress?.({ stage: 'encode', done: before + done, total }),
    });
    encoded += sentences.length;
    sides.push({
      language: edition.language,
      sentences,
      sums,
      bytes: texts.map((text) => Buffer.byteLength(text)),
      paragraphs: sentences.map((sentence) => sentence.paragraph),
      texts,
    });
  }

  const pairs = await alignPairs(sides, encoder.dimensions, options);
  const stretches = new Stretches(
    sides,
    encoder.dimensions,
    (a, b) => pairs.get(a * sides.length + b) as PairSearch,
  );
  const found = sides.map((side) => side.language);
  const aligned = segmented.map(({ edition, sentences }) => ({
    language: edition.language,
    source: edition.source,
    sentences,
  }));
  const realign: OpenAlignment['realign'] = (anchors, { flags = true } = {}) => {
    const counts = sides.map((side) => side.sentences.length);
    const placed = readAnchors(anchors, found, counts);
    const ordered = orderAnchors(placed, found, (anchor) => stretches.placeOf(anchor));
    const { units: inOrder, anchored } = stretches.realign(ordered);
    const units = findMoved(inOrder, sides, encoder.dimensions, ({ id }) => anchored.has(id));
    return {
      languages: found,
      editions: aligned,
      units: flags ? flagUnits({ languages: found, editions: aligned, units }) : units,
      other,
      model: encoder.id,
    };
  };
  return { alignment: realign(options.anchors ?? []), realign };
}

function parseLanguages(tags: readonly string[]): LanguageTag[] {
  const languages = tags.map(parseLanguage);
  const twice = languages.find((language, index) => languages.indexOf(language) !== index);
  if (twice !== undefined)
    throw new HexaplaError('DUPLICATE_LANGUAGE', `the language ${twice} is given twice`);
  return languages;
}

/** For callers without types: says what is wrong instead of failing somewhere inside. */
function checkInput(input: AlignInput): void {
  const isText = (value: unknown) => typeof value === 'string';
  const isObject = typeof input === 'object' && input !== null;
  const hasText = isObject && 'text' in input && isText(input.text);
  const hasEditions =
    isObject &&
    'editions' in input &&
    Array.isArray(input.editions) &&
    input.editions.every((edition: { text?: unknown } | null) => isText(edition?.text));
  if (isText(input) || hasText || hasEditions) return;
  throw new HexaplaError(
    'INVALID_OPTION',
    'align takes a string, { text } or { editions: [{ text, language? }] }, every text a string',
  );
}

function readEditions(input: AlignInput, languages: readonly LanguageTag[]): Editions {
  checkInput(input);
  if (typeof input === 'string' || 'text' in input) {
    const { text, name = 'text' } = typeof input === 'string' ? { text: input } : input;
    return findEditions(new View(checkSource({ name, text })), languages);
  }
  const given = input.editions;
  if (languages.length > 0 && languages.length !== given.length) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `languages given: ${languages.length}, texts: ${given.length}; give one language a text, in the same order`,
    );
  }
  const found = given.map(({ text, language, name }, index) => {
    const tag = language === undefined ? languages[index] : parseLanguage(language);
    return singleEdition(new View(checkSource({ name: name ?? `edition ${index + 1}`, text })), tag);
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

function checkEditions(segmented: readonly { edition: Edition; sentences: readonly Sentence[] }[]): void {
  for (const { edition, sentences } of segmented) {
    if (sentences.length <= MAX_SENTENCES) continue;
    throw new HexaplaError(
      'INPUT_TOO_LARGE',
      `${edition.source}: ${sentences.length} sentences in ${edition.language}, more than ${MAX_SENTENCES}; ` +
        'split the text into parts at the same place in every language',
    );
  }
  const [only] = segmented;
  if (segmented.length > 1) return;
  const what =
    only === undefined
      ? 'there is no text in a known language'
      : `${only.edition.source}: there is one edition only (${only.edition.language}, ` +
        `${only.sentences.length} sentence${only.sentences.length === 1 ? '' : 's'})`;
  throw new HexaplaError(
    'ONE_EDITION',
    `${what}: nothing to align; add a text in another language, or name the languages if they were not recognised`,
  );
}

async function alignPairs(
  sides: readonly Side[],
  dimensions: number,
  { onProgress, signal }: AlignOptions,
): Promise<Map<number, PairSearch>> {
  const pairs = new Map<number, PairSearch>();
  const total = (sides.length * (sides.length - 1)) / 2;
  for (const [a, source] of sides.entries()) {
    for (const [b, target] of sides.entries()) {
      if (a >= b) continue;
      // Lets timers and sockets have their turn, an abort among them.
      await setImmediate();
      if (signal?.aborted) throw new HexaplaError('CANCELLED', 'the alignment was cancelled');
      onProgress?.({ stage: 'align', done: pairs.size, total });
      pairs.set(a * sides.length + b, openPair(source, target, dimensions));
    }
  }
  return pairs;
}
