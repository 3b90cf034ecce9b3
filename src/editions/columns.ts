import { baseLanguage, type LanguageTag } from '../language.ts';
import type { Block } from './block.ts';
import { type Cell, DIVIDERS, type Divider, MOST_CELLS, splitCells } from './cells.ts';
import { identifiedAs } from './identified-as.ts';
import { type Evidence, identify, writingOf } from './identify.ts';
import { scriptsOf } from './script.ts';

/** Lines that are looked at to find out whether the text stands in columns, evenly spread. */
const LOOKS = 400;
/** Fewer rows are no table, unless the text has no other lines. */
const LEAST_ROWS = 3;
/** Share of the rows whose cells each fit their own column better than the others. */
const AGREEING = 0.8;
/** Where this share of all lines are rows, rows with a name or a code in the wrong script are rows as well. */
const MOSTLY_ROWS = 0.6;
/** Characters of a column that tell its language. */
const SAMPLE = 4000;
/** Letters that a column must have where another is in the same script: a list of names looks like any language. */
const LEAST_LETTERS = 100;
/** A key of a program's texts (`menu.file-open`, `ERR_042`) rather than words. */
const KEY = /^(?=.*[._\-#:/\d])[\w.\-#:/]+$/;
/** BCP 47: no linguistic content. Stands for columns of numbers and keys. */
export const NO_CONTENT: LanguageTag = 'zxx';

/** A text in columns: its blocks, those in the columns cell by cell. */
export interface Columns {
  readonly blocks: readonly Block[];
  /** Those of the columns, each once. */
  readonly languages: readonly LanguageTag[];
}

/** Text that stands in so many columns, and what language each is in. */
interface Layout {
  readonly divider: Divider;
  readonly languages: readonly LanguageTag[];
  readonly rows: number;
}

function bestOf(evidence: Evidence | undefined): LanguageTag | undefined {
  return [...(evidence?.scores ?? [])].find(([, score]) => score === 0)?.[0];
}

/**
 * The language of a column, by the tag that is expected, if it is. Of a few short words the expected language
 * that explains them best is believed before all others.
 */
function languageOfColumn(sample: readonly string[], expected: readonly LanguageTag[]): LanguageTag {
  if (sample.filter((cell) => KEY.test(cell)).length >= AGREEING * sample.length) return NO_CONTENT;
  const evidence = identify(sample.join(' ').slice(0, SAMPLE));
  if (evidence === undefined) return NO_CONTENT;
  let best = bestOf(evidence) ?? NO_CONTENT;
  let most = evidence.weight < LEAST_LETTERS ? evidence.floor : Number.NEGATIVE_INFINITY;
  for (const language of expected) {
    const tag = identifiedAs(language);
    if (tag === best) return language;
    const score = evidence.scores.get(tag) ?? evidence.floor;
    if (evidence.weight >= LEAST_LETTERS || score <= most) continue;
    best = language;
    most = score;
  }
  return best;
}

/** Whether columns differ in script, or say enough to be told apart within one. */
function areTold(
  samples: readonly (readonly string[])[],
  languages: readonly LanguageTag[],
  expected: readonly LanguageTag[],
): boolean {
  const spoken = new Set(languages.filter((language) => language !== NO_CONTENT));
  if (spoken.size < 2) return false;
  const isAlone = (language: LanguageTag) =>
    [...spoken].every((other) => other === language || scriptsOf(other)[0] !== scriptsOf(language)[0]);
  return samples.every((sample, column) => {
    const language = languages[column] ?? NO_CONTENT;
    if (language === NO_CONTENT || expected.includes(language) || isAlone(language)) return true;
    return (writingOf(sample.join(' ').slice(0, SAMPLE))?.weight ?? 0) >= LEAST_LETTERS;
  });
}

/** Whether each cell fits its own column at least as well as any other; undefined where nothing tells. */
function agrees(cells: readonly Cell[], languages: readonly LanguageTag[]): boolean | undefined {
  let telling = 0;
  for (const { text, column } of cells) {
    const own = languages[column] ?? NO_CONTENT;
    const evidence = own === NO_CONTENT ? undefined : identify(text);
    if (evidence === undefined) continue;
    const scoreOf = (language: LanguageTag) => evidence.scores.get(identifiedAs(language)) ?? evidence.floor;
    if (languages.some((other) => other !== NO_CONTENT && scoreOf(other) > scoreOf(own))) return false;
    telling++;
  }
  return telling > 1 ? true : undefined;
}

/** Every block of a short text, some of a long one. */
function sampleOf(blocks: readonly Block[]): Block[] {
  if (blocks.length <= LOOKS) return [...blocks];
  return Array.from({ length: LOOKS }, (_, k) => blocks[Math.floor((k * blocks.length) / LOOKS)] as Block);
}

function layoutOf(
  sample: readonly Block[],
  divider: Divider,
  expected: readonly LanguageTag[],
): Layout | undefined {
  const byColumns = new Map<number, (readonly Cell[])[]>();
  for (const block of sample) {
    const { columns, cells } = splitCells(block, divider);
    if (columns > 1) byColumns.set(columns, [...(byColumns.get(columns) ?? []), cells]);
  }
  const [most] = [...byColumns].sort((a, b) => b[1].length - a[1].length);
  if (most === undefined || most[0] > MOST_CELLS) return undefined;
  const [columns, rows] = most;
  if (rows.length < LEAST_ROWS && (rows.length < sample.length || rows.length < 2)) return undefined;
  const samples = Array.from({ length: columns }, (_, column) =>
    rows.flatMap((cells) => cells.filter((cell) => cell.column === column).map(({ text }) => text)),
  );
  const languages = samples.map((cells) => languageOfColumn(cells, expected));
  if (!areTold(samples, languages, expected)) return undefined;
  const answers = rows.map((cells) => agrees(cells, languages)).filter((answer) => answer !== undefined);
  const right = answers.filter(Boolean).length;
  if (right < Math.min(2, LEAST_ROWS) || right < AGREEING * answers.length) return undefined;
  return { divider, languages, rows: rows.length };
}

/** Whether every cell is in a script of its column's language. */
function fits(cells: readonly Cell[], languages: readonly LanguageTag[]): boolean {
  return cells.every(({ text, column }) => {
    const language = languages[column] ?? NO_CONTENT;
    const writing = language === NO_CONTENT ? undefined : writingOf(text);
    return writing === undefined || scriptsOf(language).includes(writing.main);
  });
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** Whether a cell names a language, its column's: `English`, `de`, `日本語`. */
function isHead({ text, column }: Cell, languages: readonly LanguageTag[]): boolean {
  const language = languages[column] ?? NO_CONTENT;
  if (language === NO_CONTENT) return true;
  const own = new Intl.DisplayNames([language], { type: 'language' });
  return [language, baseLanguage(language)].some((tag) =>
    [tag, NAMES.of(tag), own.of(tag)].some((name) => name?.toLowerCase() === text.toLowerCase()),
  );
}

/**
 * Finds languages side by side: lines that many times over hold two or more cells, the same languages in
 * the same columns. Lines of the text around such a table stay whole. One line in two languages is none.
 *
 * @param expected Languages that are known to be there.
 * @returns undefined where the text does not stand in columns.
 */
export function findColumns(
  blocks: readonly Block[],
  expected: readonly LanguageTag[] = [],
): Columns | undefined {
  const sample = sampleOf(blocks);
  const [layout] = DIVIDERS.map((divider) => layoutOf(sample, divider, expected))
    .filter((found) => found !== undefined)
    .sort((a, b) => b.rows - a.rows);
  if (layout === undefined) return undefined;
  const { divider, languages } = layout;
  const strict = layout.rows < MOSTLY_ROWS * sample.length;
  const split: Block[] = [];
  let isFirst = true;
  for (const block of blocks) {
    const { columns, cells } = splitCells(block, divider);
    const isRow = columns === languages.length && cells.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
    const isHeads = isRow && isFirst && cells.every((cell) => isHead(cell, languages));
    if (isRow) isFirst = false;
    if (!isRow || (strict && !isHeads && !fits(cells, languages))) {
      split.push(block);
      continue;
    }
    for (const { start, end, text, column } of cells) {
      const language = isHeads ? NO_CONTENT : (languages[column] ?? NO_CONTENT);
      split.push({ start, end, text, language });
    }
  }
  return { blocks: split, languages: [...new Set(languages)].filter((language) => language !== NO_CONTENT) };
}
