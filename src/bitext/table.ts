import { HexaplaError } from '../errors.ts';
import { parseLanguage } from '../language.ts';
import { type BitextItem, MAX_SEGMENT, type ReadOptions } from './bitext.ts';
import { chineseScript } from './chinese-script.ts';
import { type Column, columnsOf, countLanguages, languageColumns, putField } from './columns.ts';
import { LanguageCodes } from './language-codes.ts';
import { UnitDraft } from './unit-draft.ts';

/** A row of a table. */
export interface TableRow {
  readonly cells: readonly string[];
  /** Line of the file that it begins in, or number of the row, from 1. */
  readonly line: number;
}

/** Rows that are looked at to find out in which script a column `中文` is. */
const SAMPLE = 200;

/** Whether the first row of a table names two languages or more. */
export function isLanguageHeader(cells: readonly string[], options: ReadOptions): boolean {
  return countLanguages(columnsOf(cells, new LanguageCodes(options))) >= 2;
}

/** A table that does not say which languages its columns are. */
export function noHeader(name: string, cells: readonly string[]): HexaplaError {
  const found = cells
    .slice(0, 4)
    .map((cell) => `'${cell.slice(0, 30)}'`)
    .join(', ');
  return new HexaplaError(
    'INPUT_FORMAT',
    `${name}: the first row does not name two languages (it has ${found === '' ? 'nothing' : found}); ` +
      'put language codes such as en and ja there, or name the languages of the columns (--languages en,ja)',
  );
}

/**
 * Units of a table with one column a language. The first row names the languages, unless `languages` does and the row
 * names none. Blank rows are nothing; cells behind the last column of the header become properties.
 *
 * @throws HexaplaError `INPUT_FORMAT` where nobody names the languages, `UNKNOWN_LANGUAGE`
 */
export async function* readTable(
  name: string,
  rows: AsyncIterable<TableRow>,
  options: ReadOptions,
): AsyncGenerator<BitextItem> {
  const codes = new LanguageCodes(options);
  const maxSegment = options.maxSegment ?? MAX_SEGMENT;
  let columns: readonly Column[] | undefined;
  let sample: TableRow[] | undefined;
  const decide = function* (known: readonly Column[], held: readonly TableRow[]): Generator<BitextItem> {
    const decided = known.map((column, index) => withScript(column, index, held));
    columns = decided;
    sample = undefined;
    for (const row of held) yield* unitOf(row, decided, codes, maxSegment);
  };
  for await (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (columns === undefined) {
      const heads = columnsOf(row.cells, codes);
      const isHeader = countLanguages(heads) >= 2;
      if (!isHeader && options.languages === undefined) throw noHeader(name, row.cells);
      columns =
        isHeader || options.languages === undefined
          ? heads
          : languageColumns(options.languages.map(parseLanguage));
      if (columns.some(({ kind }) => kind === 'chinese')) sample = [];
      if (isHeader) continue;
    }
    if (sample === undefined) {
      yield* unitOf(row, columns, codes, maxSegment);
    } else {
      sample.push(row);
      if (sample.length === SAMPLE) yield* decide(columns, sample);
    }
  }
  if (sample !== undefined && columns !== undefined) yield* decide(columns, sample);
}

function withScript(column: Column, index: number, rows: readonly TableRow[]): Column {
  if (column.kind !== 'chinese') return column;
  return { kind: 'language', code: chineseScript(rows.map(({ cells }) => cells[index] ?? '')) };
}

function unitOf(
  { cells, line }: TableRow,
  columns: readonly Column[],
  codes: LanguageCodes,
  maxSegment: number,
): readonly BitextItem[] {
  const draft = new UnitDraft({ line, column: 1 });
  for (const [index, cell] of cells.entries()) {
    if (cell === '') continue;
    const column = columns[index] ?? { kind: 'property', head: `column-${index + 1}` };
    if (column.kind === 'language' || column.kind === 'chinese') {
      draft.addText(column.code, cell, { line, column: index + 1 }, maxSegment);
    } else if (cell.trim() !== '') {
      putField(draft, column, cell);
    }
  }
  return draft.finish(codes);
}
