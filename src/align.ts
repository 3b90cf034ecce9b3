import { setImmediate } from 'node:timers/promises';
import type { AlignedEdition, Alignment } from './alignment.ts';
import { type Anchor, Realigner } from './anchors/index.ts';
import { openPair, type PairSearch, type Side } from './beads/index.ts';
import { HexaplaError } from './errors.ts';
import { Flagger } from './flags/index.ts';
import type { AlignInput } from './input.ts';
import type { LanguageTag } from './language.ts';
import { prepare, type ReadOptions } from './prepare.ts';
import { MAX_SENTENCES } from './sentences/index.ts';
import type { Ordered, Unit, UnitSide } from './units/index.ts';
import { loadEncoder } from './vectors/index.ts';

/** How far a long alignment is. */
export interface Progress {
  /** `download`, in bytes, only where a model is named that is not on this machine. */
  readonly stage: 'read' | 'download' | 'encode' | 'align';
  readonly done: number;
  readonly total: number;
}

export interface AlignOptions extends ReadOptions {
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
   * solved again; the text is neither read nor encoded again. Units that stay what and where they were are the same
   * objects as before, mostly. What is usual in the text, which some flags ask, is what it was without anchors.
   *
   * Anchors may cross each other: a unit that has moved can be accepted too. It comes out with `moved: true`, and the
   * rest is aligned as if its sentences were not there (`orderAnchors` has the rules).
   *
   * @param options.flags Whether units get their flags. Default true.
   * @throws HexaplaError `INVALID_ANCHOR` for anchors that name languages or sentences that are not there, or have a
   * sentence in common.
   */
  realign(anchors: readonly Anchor[], options?: { readonly flags?: boolean | undefined }): Alignment;
}

export type Align = (input: AlignInput, options?: AlignOptions) => Promise<Alignment>;

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
  const { documents, editions, other, given } = prepare(input, options);
  checkEditions(editions);
  onProgress?.({ stage: 'read', done: 1, total: 1 });

  const encoder = await loadEncoder(options.model, {
    cache: options.cache,
    onProgress: (progress) => onProgress?.({ stage: 'download', ...progress }),
  });
  const total = editions.reduce((sum, { sentences }) => sum + sentences.length, 0);
  const sides: (UnitSide & Side)[] = [];
  let encoded = 0;
  for (const { language, sentences } of editions) {
    const texts = sentences.map((sentence) => sentence.text);
    const before = encoded;
    const sums = await encoder.encode(texts, {
      signal,
      onProgress: ({ done }) => onProgress?.({ stage: 'encode', done: before + done, total }),
    });
    encoded += sentences.length;
    sides.push({
      language,
      sentences,
      sums,
      bytes: texts.map((text) => Buffer.byteLength(text)),
      paragraphs: sentences.map((sentence) => sentence.paragraph),
      texts,
    });
  }

  const pairs = await alignPairs(sides, encoder.dimensions, options);
  const found = sides.map((side) => side.language);
  const realigner = new Realigner(
    sides,
    encoder.dimensions,
    (a, b) => pairs.get(a * sides.length + b) as PairSearch,
  );
  let flagger: Flagger | undefined;
  const realign: OpenAlignment['realign'] = (anchors, { flags = true } = {}) => {
    const ordered = realigner.realign(anchors);
    if (flags && flagger === undefined) {
      const base = unitsOf(realigner.base);
      flagger = new Flagger({ languages: found, editions, units: base });
    }
    const units = unitsOf(ordered, flags ? flagger : undefined);
    return { languages: found, editions, units, other, documents, model: encoder.id };
  };
  if (given.length === 0) return { alignment: realign(options.anchors ?? []), realign };
  const asGiven = realign(options.anchors ?? given.map(({ anchor }) => anchor));
  const confidenceOf = (unit: Unit): Unit =>
    withDoubt(unit, found, (a, b) => pairs.get(a * sides.length + b));
  return { alignment: { ...asGiven, units: asGiven.units.map(confidenceOf) }, realign };
}

/** Units in their places, with flags where there is something that makes them. */
function unitsOf({ entries, inPlace }: Ordered, flagger?: Flagger): Unit[] {
  const units = entries.map((entry, id) => {
    if (flagger !== undefined) entry.flags ??= flagger.flagsOf(entry.unit);
    const moved = entry.unit.moved && !inPlace.has(id);
    return entry.at(id, moved, flagger === undefined ? undefined : entry.flags);
  });
  flagger?.addDuplicates(units);
  return units;
}

/** A unit of a file of aligned texts with the confidence that it would have if nobody had aligned it. */
function withDoubt(
  unit: Unit,
  languages: readonly LanguageTag[],
  pairOf: (a: number, b: number) => PairSearch | undefined,
): Unit {
  const pairs = unit.pairs.map((pair) => {
    const [a, b] = pair.languages.map((language) => languages.indexOf(language));
    const confidence = pairOf(a ?? -1, b ?? -1)?.whole.confidence(pair.beads) ?? 0;
    return { ...pair, confidence };
  });
  return {
    ...unit,
    pairs,
    confidence: pairs.length === 0 ? 0 : Math.min(...pairs.map(({ confidence }) => confidence)),
  };
}

function checkEditions(editions: readonly AlignedEdition[]): void {
  for (const { language, source, sentences } of editions) {
    if (sentences.length <= MAX_SENTENCES) continue;
    throw new HexaplaError(
      'INPUT_TOO_LARGE',
      `${source}: ${sentences.length} sentences in ${language}, more than ${MAX_SENTENCES}; ` +
        'split the text into parts at the same place in every language',
    );
  }
  const [only] = editions;
  if (editions.length > 1) return;
  const what =
    only === undefined
      ? 'there is no text in a known language'
      : `${only.source}: there is one edition only (${only.language}, ` +
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
