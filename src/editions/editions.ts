import type { View } from '../cleaning/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import { type Block, splitBlocks } from './block.ts';
import type { Edition } from './edition.ts';
import { type LabelledBlock, labelBlocks } from './label.ts';
import type { SetAside } from './set-aside.ts';

export interface EditionsFound {
  /** One a language, in the order in which they begin (or as the languages were given). */
  readonly editions: readonly Edition[];
  readonly other: readonly SetAside[];
}

/** A language is an edition of the document when it holds this share of what the largest holds. */
const SMALLEST_EDITION = 0.08;
/** The versions stand one after the other when this share of the text fits that picture. */
const SEQUENTIAL = 0.9;

function setAside(view: View, { start, end }: Block, reason: SetAside['reason']): SetAside {
  const place = view.sourceRange(start, end);
  return { source: view.name, ...place, text: view.source.text.slice(place.start, place.end), reason };
}

function totals(blocks: readonly LabelledBlock[]): Map<LanguageTag, number> {
  const weights = new Map<LanguageTag, number>();
  for (const { language, weight } of blocks) {
    if (language !== undefined) weights.set(language, (weights.get(language) ?? 0) + weight);
  }
  return weights;
}

/**
 * Where each language's version begins, if the versions stand one after the other: the cut of the blocks
 * into one interval a language that leaves the least text in an interval of another language.
 */
function sequentialCut(
  blocks: readonly LabelledBlock[],
  order: readonly LanguageTag[],
): { fitting: number; owner: LanguageTag[] } {
  const count = blocks.length;
  const from = order.map(() => new Int32Array(count + 1));
  let best = new Float64Array(count + 1);
  for (const [position, language] of order.entries()) {
    const next = new Float64Array(count + 1);
    let open = best[0] ?? 0;
    let start = 0;
    next[0] = open;
    for (const [index, block] of blocks.entries()) {
      if (block.language === language) open += block.weight;
      const fresh = best[index + 1] ?? 0;
      if (fresh >= open) {
        open = fresh;
        start = index + 1;
      }
      next[index + 1] = open;
      (from[position] as Int32Array)[index + 1] = start;
    }
    best = next;
  }
  const owner: LanguageTag[] = new Array(count);
  let end = count;
  for (let position = order.length - 1; position >= 0; position--) {
    const start = from[position]?.[end] ?? 0;
    owner.fill(order[position] as LanguageTag, start, end);
    end = start;
  }
  owner.fill(order[0] as LanguageTag, 0, end);
  return { fitting: best[count] ?? 0, owner };
}

function middleOf(blocks: readonly LabelledBlock[], language: LanguageTag, total: number): number {
  let passed = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.language !== language) continue;
    passed += block.weight;
    if (passed * 2 >= total) return index;
  }
  return blocks.length;
}

/**
 * Finds the language versions in one text: one after the other, or mixed block by block. What belongs to
 * none is set aside: separators, footers after the last version, stretches of a further language.
 *
 * @param languages The languages to look for; found from the text when empty.
 * @throws HexaplaError `LANGUAGE_NOT_FOUND` when one of the given languages is not in the text, or none is
 * found.
 */
export function findEditions(view: View, languages: readonly LanguageTag[] = []): EditionsFound {
  const labelled = labelBlocks(splitBlocks(view), languages);
  const weights = totals(labelled);
  const largest = Math.max(0, ...weights.values());
  const main =
    languages.length > 0
      ? [...languages]
      : [...weights]
          .filter(([language, weight]) => language !== 'und' && weight >= SMALLEST_EDITION * largest)
          .map(([language]) => language);
  const missing = main.filter((language) => !weights.has(language));
  if (missing.length > 0) {
    const found = [...weights.keys()].join(', ') || 'no text in a known language';
    throw new HexaplaError(
      'LANGUAGE_NOT_FOUND',
      `${view.name}: no text in ${missing.join(', ')} found (found: ${found})`,
    );
  }

  if (main.length === 0) {
    throw new HexaplaError(
      'LANGUAGE_NOT_FOUND',
      `${view.name}: no text in a known language found; name the languages with --languages`,
    );
  }

  const order = [...main].sort(
    (a, b) => middleOf(labelled, a, weights.get(a) ?? 0) - middleOf(labelled, b, weights.get(b) ?? 0),
  );
  const total = main.reduce((sum, language) => sum + (weights.get(language) ?? 0), 0);
  const cut = main.length > 1 ? sequentialCut(labelled, order) : undefined;
  const sequential = cut !== undefined && cut.fitting >= SEQUENTIAL * total;
  // A language that the caller named is an edition, however small; one that was merely found may be a quotation.
  const complete = languages.every((language) =>
    labelled.some((block, index) => block.language === language && cut?.owner[index] === language),
  );
  const owner = sequential && complete ? cut.owner : undefined;

  const kept = new Map<LanguageTag, LabelledBlock['block'][]>(main.map((language) => [language, []]));
  const other: SetAside[] = [];
  const leave = ({ block }: LabelledBlock, reason: SetAside['reason']) =>
    other.push(setAside(view, block, reason));
  let current = order[0];
  for (const [index, item] of labelled.entries()) {
    const { language, block } = item;
    if (language === undefined) {
      const holder = owner?.[index] ?? current;
      if (/[\p{L}\p{N}]/u.test(block.text) && holder !== undefined) kept.get(holder)?.push(block);
      else leave(item, 'separator');
    } else if (!kept.has(language)) {
      leave(item, 'other-language');
    } else if (owner !== undefined && owner[index] !== language) {
      leave(item, 'outside-edition');
    } else {
      kept.get(language)?.push(block);
      current = language;
    }
  }
  const found = [...kept].flatMap(([language, blocks]): Edition[] =>
    blocks.length === 0 ? [] : [{ language, source: view.name, view, blocks }],
  );
  if (languages.length === 0) found.sort((a, b) => (a.blocks[0]?.start ?? 0) - (b.blocks[0]?.start ?? 0));
  return { editions: found, other };
}

/**
 * The text of a file that holds one language. The language is the one given, or that of most of the text;
 * stretches of another language stay in, since the caller says that the file is one edition.
 *
 * @throws HexaplaError `LANGUAGE_NOT_FOUND`; `INPUT_EMPTY` when there are only separators.
 */
export function singleEdition(view: View, language?: LanguageTag): EditionsFound {
  const blocks = splitBlocks(view);
  const labelled = labelBlocks(blocks, language === undefined ? [] : [language]);
  const [heaviest] = [...totals(labelled)].sort((a, b) => b[1] - a[1]);
  const name = language ?? heaviest?.[0];
  if (name === undefined) {
    throw new HexaplaError(
      'LANGUAGE_NOT_FOUND',
      `${view.name}: no text in a known language found; name the language with --languages`,
    );
  }
  const other: SetAside[] = [];
  const kept = [];
  for (const block of blocks) {
    if (/[\p{L}\p{N}]/u.test(block.text)) kept.push(block);
    else other.push(setAside(view, block, 'separator'));
  }
  if (kept.length === 0) {
    throw new HexaplaError('INPUT_EMPTY', `${view.name}: no letter and no number in it`);
  }
  return { editions: [{ language: name, source: view.name, view, blocks: kept }], other };
}
