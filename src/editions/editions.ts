import type { View } from '../cleaning/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import { type Block, splitBlocks } from './block.ts';
import { findColumns } from './columns.ts';
import { Doubt } from './doubt.ts';
import type { Edition } from './edition.ts';
import { splitHeadings } from './headings.ts';
import { labelBlocks } from './label.ts';
import { hasContent, type Piece, piecesOf } from './piece.ts';
import { inOrder, sequentialCut } from './sequential.ts';
import { type SetAside, setAside, withFurniture } from './set-aside.ts';
import { takeTurns } from './turns.ts';

export interface EditionsFound {
  /** One a language, in the order in which they begin (or as the languages were given). */
  readonly editions: readonly Edition[];
  readonly other: readonly SetAside[];
}

/** A language is an edition of the document when it holds this share of what the largest holds. */
const SMALLEST_EDITION = 0.08;
/** The versions stand one after the other when this share of the text fits that picture. */
const SEQUENTIAL = 0.9;

/** A text in blocks with their languages, and the languages that are editions. */
interface Reading {
  readonly pieces: readonly Piece[];
  /** Amounts of text, in letters. */
  readonly weights: ReadonlyMap<LanguageTag, number>;
  readonly main: readonly LanguageTag[];
}

function weigh(pieces: readonly Piece[]): Map<LanguageTag, number> {
  const weights = new Map<LanguageTag, number>();
  for (const { language, weight } of pieces) {
    if (language !== undefined) weights.set(language, (weights.get(language) ?? 0) + weight);
  }
  return weights;
}

function readBlocks(blocks: readonly Block[], languages: readonly LanguageTag[]): Reading {
  const pieces = piecesOf(labelBlocks(blocks, languages));
  const weights = weigh(pieces);
  const least = SMALLEST_EDITION * Math.max(0, ...weights.values());
  const large = [...weights].filter(([language, weight]) => language !== 'und' && weight >= least);
  const main = languages.length > 0 ? languages : large.map(([language]) => language);
  const doubt = new Doubt();
  const isLoose = (piece: Piece) =>
    piece.language !== undefined && !main.includes(piece.language) && doubt.mayBelong(piece, main);
  return {
    pieces: pieces.map((piece) =>
      isLoose(piece) ? { block: piece.block, language: undefined, weight: 0 } : piece,
    ),
    weights,
    main,
  };
}

/** Reads a text in columns cell by cell if at least two of them are editions, and any other line by line. */
function readText(view: View, languages: readonly LanguageTag[]): Reading {
  const blocks = splitBlocks(view);
  const columns = findColumns(blocks, languages);
  if (columns !== undefined) {
    const reading = readBlocks(columns.blocks, languages);
    const editions = columns.languages.filter((language) => reading.main.includes(language));
    if (editions.length > 1) return reading;
  }
  return readBlocks(blocks, languages);
}

function checkFound({ name }: View, { main, weights }: Reading): void {
  const missing = main.filter((language) => !weights.has(language));
  if (missing.length > 0) {
    const found = [...weights.keys()].join(', ') || 'no text in a known language';
    throw new HexaplaError(
      'LANGUAGE_NOT_FOUND',
      `${name}: no text in ${missing.join(', ')} found (found: ${found})`,
    );
  }
  if (main.length === 0) {
    throw new HexaplaError(
      'LANGUAGE_NOT_FOUND',
      `${name}: no text in a known language found; name the languages with --languages`,
    );
  }
}

/** By piece, the language in whose version it stands; undefined where the versions are mixed. */
function findOwners(
  { pieces, weights, main }: Reading,
  order: readonly LanguageTag[],
  isGiven: boolean,
): ((index: number) => LanguageTag | undefined) | undefined {
  if (main.length < 2) return undefined;
  const { fitting, owner } = sequentialCut(pieces, order);
  const total = main.reduce((sum, language) => sum + (weights.get(language) ?? 0), 0);
  if (fitting < SEQUENTIAL * total) return undefined;
  const ownerOf = (index: number) => order[owner[index] ?? 0];
  if (isGiven) {
    // A language that the caller named is an edition, however small; one that was merely found may be a quotation.
    const held = new Set<LanguageTag>();
    for (const [index, { language }] of pieces.entries()) {
      if (language !== undefined && language === ownerOf(index)) held.add(language);
    }
    if (held.size < main.length) return undefined;
  }
  return ownerOf;
}

/**
 * Finds the language versions in one text: one after the other, mixed block by block, or side by side in columns. What
 * belongs to none is set aside: separators, what pages put around a text, stretches of a further language.
 *
 * @param languages The languages to look for; found from the text when empty.
 * @throws HexaplaError `LANGUAGE_NOT_FOUND` when one of the given languages is not in the text, or none is
 * found; `INPUT_TOO_LARGE` for more than `MAX_LINES` lines.
 */
export function findEditions(view: View, languages: readonly LanguageTag[] = []): EditionsFound {
  const reading = readText(view, languages);
  checkFound(view, reading);
  const { main, weights } = reading;
  const order = inOrder(reading.pieces, main, weights);
  const ownerOf = findOwners(reading, order, languages.length > 0);
  const pieces =
    ownerOf === undefined && main.length > 1
      ? takeTurns(splitHeadings(reading.pieces, main), byBeginning(reading.pieces, main))
      : reading.pieces;

  const kept = new Map<LanguageTag, Block[]>(main.map((language) => [language, []]));
  const other: SetAside[] = [];
  const doubt = new Doubt();
  let current = order[0];
  for (const [index, piece] of pieces.entries()) {
    const { language, block, apart } = piece;
    if (apart !== undefined) {
      other.push(setAside(view, block, apart));
    } else if (language === undefined) {
      const holder = ownerOf?.(index) ?? current;
      if (hasContent(piece) && holder !== undefined) kept.get(holder)?.push(block);
      else other.push(setAside(view, block, 'separator'));
    } else if (!kept.has(language)) {
      other.push(setAside(view, block, 'other-language'));
    } else if (ownerOf !== undefined && ownerOf(index) !== language) {
      const owner = ownerOf(index);
      if (owner !== undefined && doubt.mayBelong(piece, [owner])) kept.get(owner)?.push(block);
      else other.push(setAside(view, block, 'outside-edition'));
    } else {
      kept.get(language)?.push(block);
      current = language;
    }
  }
  const found = [...kept].flatMap(([language, blocks]): Edition[] =>
    blocks.length === 0 ? [] : [{ language, source: view.name, view, blocks }],
  );
  if (languages.length === 0) found.sort((a, b) => (a.blocks[0]?.start ?? 0) - (b.blocks[0]?.start ?? 0));
  return { editions: found, other: withFurniture(view, other) };
}

/** Languages in the order in which they first appear. */
function byBeginning(pieces: readonly Piece[], languages: readonly LanguageTag[]): LanguageTag[] {
  const named = new Set(languages);
  const order = new Set<LanguageTag>();
  for (const { language } of pieces) {
    if (language !== undefined && named.has(language)) order.add(language);
    if (order.size === named.size) break;
  }
  return [...order];
}

/**
 * The text of a file that holds one language. The language is the one given, or that of most of the text;
 * stretches of another language stay in, since the caller says that the file is one edition. Separators and what pages
 * put around a text are set aside.
 *
 * @throws HexaplaError `LANGUAGE_NOT_FOUND`; `INPUT_EMPTY` when there are only separators; `INPUT_TOO_LARGE` for more
 * than `MAX_LINES` lines.
 */
export function singleEdition(view: View, language?: LanguageTag): EditionsFound {
  const pieces = piecesOf(labelBlocks(splitBlocks(view), language === undefined ? [] : [language]));
  const [heaviest] = [...weigh(pieces)].sort((a, b) => b[1] - a[1]);
  const name = language ?? heaviest?.[0];
  if (name === undefined) {
    throw new HexaplaError(
      'LANGUAGE_NOT_FOUND',
      `${view.name}: no text in a known language found; name the language with --languages`,
    );
  }
  const other: SetAside[] = [];
  const kept: Block[] = [];
  for (const piece of pieces) {
    const reason = piece.apart ?? (hasContent(piece) ? undefined : 'separator');
    if (reason === undefined) kept.push(piece.block);
    else other.push(setAside(view, piece.block, reason));
  }
  if (kept.length === 0) {
    throw new HexaplaError('INPUT_EMPTY', `${view.name}: no letter and no number in it`);
  }
  return {
    editions: [{ language: name, source: view.name, view, blocks: kept }],
    other: withFurniture(view, other),
  };
}
