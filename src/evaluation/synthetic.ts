import type { Bead } from '../beads/index.ts';
import { HexaplaError } from '../errors.ts';
import { baseLanguage, type LanguageTag, sentenceSeparator } from '../language.ts';
import { furniture } from './furniture.ts';
import { chooseMoves, orderOf } from './moves.ts';
import { type Random, random, seedOf, whole } from './random.ts';

/** Lines of several languages that say the same, line by line. */
export interface ParallelLines {
  readonly languages: readonly LanguageTag[];
  /** By language, in the order of `languages`; all of the same length. */
  readonly lines: readonly (readonly string[])[];
}

/** How often each fault happens in each language, independently of the others; shares from 0 to 1. */
export interface SyntheticRates {
  /** Of the lines: a sentence of two lines, one time in four of three, begins there. */
  readonly merge: number;
  /** Of the lines: cut in two at a comma or the like; what has none near its middle stays. */
  readonly split: number;
  /** Of the lines: the language lacks it. */
  readonly delete: number;
  /** Of the places between units: a line that belongs to none of the others. */
  readonly insert: number;
  /** Of the units: a block of two to six begins there that stands elsewhere in this language. */
  readonly reorder: number;
  /** Of the places between units: a number, the heading of a chapter or the footer of a page. */
  readonly heading: number;
}

export interface SyntheticOptions {
  readonly seed: number;
  /** Those that are not given are 0. */
  readonly rates?: Partial<SyntheticRates> | undefined;
  /** First line of the document; default 0. */
  readonly first?: number | undefined;
  /** Lines of the document; default: all that follow. Foreign lines are taken from the others. */
  readonly count?: number | undefined;
}

/** Sentences of each language that say the same, as indices into its list. */
export interface SyntheticUnit {
  readonly cells: Readonly<Record<LanguageTag, readonly number[]>>;
  /** True where the unit stands elsewhere in one of its languages. */
  readonly moved: boolean;
}

export interface SyntheticDocument {
  readonly editions: readonly { readonly language: LanguageTag; readonly sentences: readonly string[] }[];
  /** Every sentence of every edition in exactly one; the cells of a unit are consecutive sentences. */
  readonly units: readonly SyntheticUnit[];
  /** For every two languages the beads that they have alone, nulls left out: finer than the units may be. */
  readonly pairs: readonly {
    readonly languages: readonly [LanguageTag, LanguageTag];
    readonly beads: readonly Bead[];
  }[];
}

/** A sentence that is made of one or more consecutive lines, or of half a line. */
interface Piece {
  readonly text: string;
  readonly first: number;
  readonly count: number;
}

const RATE_NAMES = ['merge', 'split', 'delete', 'insert', 'reorder', 'heading'] as const;

function checkRates(given: Partial<SyntheticRates>): SyntheticRates {
  const rates = { merge: 0, split: 0, delete: 0, insert: 0, reorder: 0, heading: 0, ...given };
  const wrong = RATE_NAMES.find((name) => !(rates[name] >= 0 && rates[name] <= 1));
  if (wrong !== undefined) {
    throw new HexaplaError('INVALID_OPTION', `the rate ${wrong} is from 0 to 1, not ${rates[wrong]}`);
  }
  if (rates.merge + rates.split + rates.delete > 1) {
    throw new HexaplaError('INVALID_OPTION', 'the rates merge, split and delete are more than 1 together');
  }
  return rates;
}

function checkLines({ languages, lines }: ParallelLines, first: number, count: number): void {
  const total = lines[0]?.length ?? 0;
  if (lines.length !== languages.length || new Set(languages).size !== languages.length) {
    throw new HexaplaError('INVALID_OPTION', 'parallel lines need one list a language, each language once');
  }
  if (lines.some((list) => list.length !== total)) {
    throw new HexaplaError('INVALID_OPTION', 'parallel lines are as many in every language');
  }
  if (
    Number.isInteger(first) &&
    Number.isInteger(count) &&
    first >= 0 &&
    count >= 0 &&
    first + count <= total
  )
    return;
  throw new HexaplaError('INVALID_OPTION', `there are no ${count} lines from ${first} on, of ${total}`);
}

const CLAUSE_END = /[,;:،؛](?=\s)|[，、；：]/gu;
/** Thai has spaces where others have commas. */
const THAI_CLAUSE_END = /(?=\s)/gu;

/** Cuts a line in two near its middle, where a clause ends; undefined where none does. */
export function cutLine(language: LanguageTag, line: string): [string, string] | undefined {
  const pattern = baseLanguage(language) === 'th' ? THAI_CLAUSE_END : CLAUSE_END;
  const middle = line.length / 2;
  let best: number | undefined;
  for (const match of line.matchAll(pattern)) {
    const place = match.index + match[0].length;
    if (best === undefined || Math.abs(place - middle) < Math.abs(best - middle)) best = place;
  }
  if (best === undefined || Math.abs(best - middle) > line.length / 4) return undefined;
  const halves = [line.slice(0, best).trim(), line.slice(best).trim()] as const;
  return halves[0] === '' || halves[1] === '' ? undefined : [...halves];
}

/**
 * One language's sentences: its lines merged, cut and dropped.
 *
 * @param cut Lines that another language has cut already, which nobody cuts again: their halves might match.
 */
function editLines(
  language: LanguageTag,
  lines: readonly string[],
  rates: SyntheticRates,
  next: Random,
  cut: Set<number>,
): Piece[] {
  const pieces: Piece[] = [];
  for (let line = 0; line < lines.length; line++) {
    const text = lines[line] ?? '';
    const draw = next();
    if (draw < rates.delete) continue;
    if (draw < rates.delete + rates.merge) {
      const count = Math.min(next() < 0.25 ? 3 : 2, lines.length - line);
      const joined = lines.slice(line, line + count).join(sentenceSeparator(language));
      pieces.push({ text: joined, first: line, count });
      line += count - 1;
      continue;
    }
    const wanted = draw < rates.delete + rates.merge + rates.split && !cut.has(line);
    const halves = wanted ? cutLine(language, text) : undefined;
    if (halves !== undefined) cut.add(line);
    for (const part of halves ?? [text]) pieces.push({ text: part, first: line, count: 1 });
  }
  return pieces;
}

/** For each line the number of its group: lines that share a sentence in one of these languages are in one. */
function groupLines(count: number, languages: readonly (readonly Piece[])[]): number[] {
  const isJoined = new Uint8Array(count);
  for (const piece of languages.flat()) isJoined.fill(1, piece.first, piece.first + piece.count - 1);
  let group = 0;
  return Array.from({ length: count }, (_, line) => {
    if (line > 0 && isJoined[line - 1] === 0) group++;
    return group;
  });
}

/** Node 20 has no `Map.groupBy`. */
function byGroup(pieces: readonly Piece[], group: readonly number[]): Map<number, Piece[]> {
  const groups = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const own = groups.get(group[piece.first] ?? 0);
    if (own === undefined) groups.set(group[piece.first] ?? 0, [piece]);
    else own.push(piece);
  }
  return groups;
}

/** One language's sentences, and what each was made of. */
interface MadeEdition {
  readonly language: LanguageTag;
  readonly pieces: readonly Piece[];
  readonly sentences: readonly string[];
  /** Index of the sentence that a piece became. */
  readonly places: ReadonlyMap<Piece, number>;
}

/** The beads of two languages, whatever the others make of the lines. */
function pairBeads(a: MadeEdition, b: MadeEdition, lines: number): Bead[] {
  const group = groupLines(lines, [a.pieces, b.pieces]);
  const targets = byGroup(b.pieces, group);
  return [...byGroup(a.pieces, group)].flatMap(([at, source]): Bead[] => {
    const target = targets.get(at);
    const sentences = (edition: MadeEdition, pieces: readonly Piece[]) =>
      pieces.map((piece) => edition.places.get(piece) ?? 0);
    return target === undefined ? [] : [[sentences(a, source), sentences(b, target)]];
  });
}

/** Lines from outside a document, each handed out once: the same line in two languages would be a translation. */
function* foreignLines(
  total: number,
  first: number,
  count: number,
  next: Random,
): Generator<number, undefined> {
  const outside = Array.from({ length: total }, (_, line) => line).filter(
    (line) => line < first || line >= first + count,
  );
  while (outside.length > 0) {
    const at = whole(next, 0, outside.length - 1);
    const line = outside[at] ?? 0;
    outside[at] = outside.at(-1) ?? 0;
    outside.pop();
    yield line;
  }
}

/**
 * A document with known units, made from lines that say the same: in each language, independently of the others,
 * some lines are merged, cut or missing, foreign lines and furniture stand between them, and blocks stand
 * elsewhere. The same lines and options make the same document.
 *
 * @throws HexaplaError `INVALID_OPTION`: a rate that is no share, lines that are not as many in every language, a
 * range outside of them.
 */
export function synthesize(parallel: ParallelLines, options: SyntheticOptions): SyntheticDocument {
  const { languages } = parallel;
  const total = parallel.lines[0]?.length ?? 0;
  const first = options.first ?? 0;
  const count = options.count ?? total - first;
  checkLines(parallel, first, count);
  const rates = checkRates(options.rates ?? {});
  const stream = (...names: string[]) => random(seedOf(options.seed, ...names));

  const cut = new Set<number>();
  const pieces = languages.map((language, position) => {
    const own = (parallel.lines[position] ?? []).slice(first, first + count);
    return editLines(language, own, rates, stream('edit', language), cut);
  });
  const group = groupLines(count, pieces);
  const groups = count === 0 ? 0 : (group.at(-1) ?? 0) + 1;
  const moves = chooseMoves(languages, groups, rates.reorder, (language) => stream('move', language));

  const foreign = foreignLines(total, first, count, stream('foreign'));
  let number = 0;
  const units = new Map<number, Record<LanguageTag, number[]>>();
  const extras: { readonly after: number; readonly language: LanguageTag; readonly sentence: number }[] = [];
  const editions = languages.map((language, position): MadeEdition => {
    const own = pieces[position] ?? [];
    const sentences: string[] = [];
    const places = new Map<Piece, number>();
    const noise = stream('noise', language);
    const extra = (after: number, text: string) =>
      extras.push({ after, language, sentence: sentences.push(text) - 1 });
    const disturb = (after: number) => {
      if (noise() < rates.insert) {
        const line = foreign.next().value;
        if (line !== undefined) extra(after, parallel.lines[position]?.[line] ?? '');
      }
      if (noise() < rates.heading) {
        // Counted over all languages, or a heading of one would translate that of another.
        number++;
        const lines = furniture(language, number);
        extra(after, lines[whole(noise, 0, lines.length - 1)] ?? String(number));
      }
    };
    const grouped = byGroup(own, group);
    disturb(-1);
    for (const index of orderOf(groups, moves, language)) {
      const members = grouped.get(index) ?? [];
      for (const piece of members) places.set(piece, sentences.push(piece.text) - 1);
      if (members.length > 0) {
        const cells = units.get(index) ?? {};
        cells[language] = members.map((piece) => places.get(piece) ?? 0);
        units.set(index, cells);
      }
      disturb(index);
    }
    return { language, pieces: own, sentences, places };
  });

  const isMoved = (index: number, cells: Readonly<Record<LanguageTag, unknown>>) =>
    Object.keys(cells).length > 1 &&
    moves.some(({ language, start, end }) => index >= start && index < end && language in cells);
  const inOrder: { readonly at: number; readonly unit: SyntheticUnit }[] = [
    ...[...units].map(([at, cells]) => ({ at, unit: { cells, moved: isMoved(at, cells) } })),
    ...extras.map(({ after, language, sentence }) => ({
      at: after + 0.5,
      unit: { cells: { [language]: [sentence] }, moved: false },
    })),
  ];
  return {
    editions: editions.map(({ language, sentences }) => ({ language, sentences })),
    units: inOrder.toSorted((a, b) => a.at - b.at).map(({ unit }) => unit),
    pairs: editions.flatMap((a, index) =>
      editions.slice(index + 1).map((b) => ({
        languages: [a.language, b.language] as const,
        beads: pairBeads(a, b, count),
      })),
    ),
  };
}
