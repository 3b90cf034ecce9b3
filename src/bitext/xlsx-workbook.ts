import { HexaplaError } from '../errors.ts';
import { textOf, xmlDeclaration } from './decode.ts';
import type { TableRow } from './table.ts';
import { BUILT_IN_FORMATS, displayNumber, type NumberFormat } from './xlsx-number.ts';
import { type Attributes, readXml } from './xml-events.ts';
import { Archive } from './zip.ts';

/** Columns that are read; a person does not look at more. Bounds what one row may take. */
const MAX_COLUMNS = 1024;

/** UTF-16 units of all shared strings, which are in memory, with something for each. */
const MAX_SHARED = 256 * 2 ** 20;

/** Sheets and styles of a workbook: more than programs make. */
const MAX_LIST = 100_000;

/** A sheet whose rows can be read, each time from the beginning. */
export interface Sheet {
  readonly name: string;
  rows(): AsyncGenerator<TableRow>;
}

/** What the cells of all sheets refer to. */
interface Shared {
  readonly strings: readonly string[];
  /** Formats of numbers by the number of the style. */
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

/**
 * The sheets of an XLSX file (ECMA-376) in the order of the workbook.
 *
 * @throws HexaplaError `INPUT_FORMAT`, `INPUT_TOO_LARGE`
 */
export async function openWorkbook(name: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  const archive = await Archive.open(name, bytes);
  const part = (path: string, handle: Handle) => readPart(name, archive, path, handle);
  const root = 'xl/';
  if (!archive.has(`${root}workbook.xml`)) {
    throw new HexaplaError('INPUT_FORMAT', `${name}: an archive, but no workbook (.xlsx)`);
  }
  const list: { name: string; relation: string }[] = [];
  let is1904 = false;
  await part(`${root}workbook.xml`, {
    open(element, attributes) {
      if (element === 'workbookPr') is1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (element === 'sheet' && list.length < MAX_LIST) {
        const relation = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? '';
        list.push({ name: attributes['name'] ?? '', relation });
      }
    },
  });
  const targets = new Map<string, string>();
  if (archive.has(`${root}_rels/workbook.xml.rels`)) {
    await part(`${root}_rels/workbook.xml.rels`, {
      open(element, { Id = '', Target = '' }) {
        if (element !== 'Relationship' || targets.size >= MAX_LIST) return;
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : root + Target.replace(/^\.\//, ''));
      },
    });
  }
  const shared: Shared = {
    strings: archive.has(`${root}sharedStrings.xml`) ? await readStrings(name, part, root) : [],
    formats: archive.has(`${root}styles.xml`) ? await readFormats(part, root) : [],
    is1904,
  };
  return list.flatMap((sheet) => {
    const path = targets.get(sheet.relation);
    if (path === undefined || !archive.has(path)) return [];
    return [{ name: sheet.name, rows: () => rowsOf(name, archive, path, shared) }];
  });
}

interface Handle {
  open?(element: string, attributes: Attributes): void;
  close?(element: string): void;
  text?(text: string): void;
}

type ReadPart = (path: string, handle: Handle) => Promise<void>;

/** Reads a part; elements are named without their prefixes. */
async function readPart(name: string, archive: Archive, path: string, handle: Handle): Promise<void> {
  for await (const _ of events(name, archive, path, handle, () => [])) {
    // Nothing is made; the handle gathers.
  }
}

function events<T>(
  name: string,
  archive: Archive,
  path: string,
  { open, close, text }: Handle,
  take: () => readonly T[],
): AsyncGenerator<T> {
  const input = { name: `${name}, ${path}`, format: 'xlsx', stream: archive.read(path) } as const;
  return readXml(input.name, 'XLSX', textOf(input, {}, xmlDeclaration), {
    open: (element, attributes) => open?.(local(element), attributes),
    close: (element) => close?.(local(element)),
    text: (content) => text?.(content),
    take,
  });
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Texts of `t`, also of several runs, without those of phonetic guides (`rPh`). */
class CellText {
  #text = '';
  #isText = false;
  #isPhonetic = false;

  open(element: string): void {
    if (element === 'si' || element === 'is') this.#text = '';
    else if (element === 'rPh') this.#isPhonetic = true;
    else if (element === 't') this.#isText = !this.#isPhonetic;
  }

  close(element: string): void {
    if (element === 'rPh') this.#isPhonetic = false;
    else if (element === 't') this.#isText = false;
  }

  add(text: string): void {
    if (this.#isText) this.#text += text;
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    return unescapeUnits(text);
  }
}

/** `_x000D_` stands for a character that XML would lose, `_x005F_` for the underscore before such letters. */
function unescapeUnits(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

async function readStrings(name: string, part: ReadPart, root: string): Promise<readonly string[]> {
  const strings: string[] = [];
  const cell = new CellText();
  let size = 0;
  await part(`${root}sharedStrings.xml`, {
    open: (element) => cell.open(element),
    text: (text) => cell.add(text),
    close(element) {
      cell.close(element);
      if (element !== 'si') return;
      const text = cell.take();
      size += text.length + 16;
      if (size > MAX_SHARED) {
        const most = `${MAX_SHARED / 2 ** 20} Mi characters`;
        throw new HexaplaError('INPUT_TOO_LARGE', `${name}: texts of more than ${most}; split the workbook`);
      }
      strings.push(text);
    },
  });
  return strings;
}

async function readFormats(part: ReadPart, root: string): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isCell = false;
  await part(`${root}styles.xml`, {
    open(element, { numFmtId = '', formatCode = '' }) {
      if (formats.length >= MAX_LIST || codes.size >= MAX_LIST) return;
      const id = Number(numFmtId);
      if (element === 'cellXfs') isCell = true;
      else if (element === 'numFmt') codes.set(id, formatCode.slice(0, 256));
      else if (element === 'xf' && isCell) formats.push(codes.get(id) ?? BUILT_IN_FORMATS[id] ?? 'General');
    },
    close(element) {
      if (element === 'cellXfs') isCell = false;
    },
  });
  return formats;
}

/** The rows of a sheet, cells as they are shown; cells behind the last column that is read make it too large. */
function rowsOf(name: string, archive: Archive, path: string, shared: Shared): AsyncGenerator<TableRow> {
  let rows: TableRow[] = [];
  let row: { cells: string[]; line: number } | undefined;
  let line = 0;
  let column = 0;
  let cell: { readonly type: string; readonly style: number; value: string } | undefined;
  let isValue = false;
  const inline = new CellText();
  const handle: Handle = {
    open(element, { r = '', t = 'n', s = '' }) {
      inline.open(element);
      if (element === 'row') {
        line = /^\d{1,7}$/.test(r) ? Number(r) : line + 1;
        column = 0;
        row = { cells: [], line };
      } else if (element === 'c') {
        column = columnNumber(r) ?? column + 1;
        cell = { type: t, style: Number(s), value: '' };
      } else if (element === 'v') {
        isValue = true;
      }
    },
    text(text) {
      if (isValue && cell !== undefined) cell.value += text;
      else inline.add(text);
    },
    close(element) {
      inline.close(element);
      if (element === 'v') {
        isValue = false;
      } else if (element === 'c' && cell !== undefined && row !== undefined) {
        if (column > MAX_COLUMNS) {
          const where = `row ${row.line} has a cell in column ${column}`;
          throw new HexaplaError('INPUT_TOO_LARGE', `${name}: ${where}, and ${MAX_COLUMNS} are read`);
        }
        while (row.cells.length < column) row.cells.push('');
        row.cells[column - 1] = shown(cell, inline.take(), shared);
        cell = undefined;
      } else if (element === 'row' && row !== undefined) {
        rows.push(row);
        row = undefined;
      }
    },
  };
  return events(name, archive, path, handle, () => {
    const ready = rows;
    rows = [];
    return ready;
  });
}

/** `C7` → 3. */
function columnNumber(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function shown(
  { type, style, value }: { readonly type: string; readonly style: number; readonly value: string },
  inline: string,
  { strings, formats, is1904 }: Shared,
): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
      return inline;
    case 'str':
      return unescapeUnits(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      if (value.trim() === '' || Number.isNaN(Number(value))) return value;
      return displayNumber(Number(value), formats[style] ?? 'General', is1904);
    default:
      return value;
  }
}
