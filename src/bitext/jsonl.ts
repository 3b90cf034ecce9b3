import { type BitextInput, type BitextItem, MAX_SEGMENT, type Position, type ReadOptions } from './bitext.ts';
import { type Column, columnsOf, putField } from './columns.ts';
import { textOf } from './decode.ts';
import { LanguageCodes } from './language-codes.ts';
import { linesOf } from './lines.ts';
import type { UnitBeads } from './translation-unit.ts';
import { UnitDraft } from './unit-draft.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads JSON Lines, a unit a line, in any of four forms: `{"en":"…","ja":"…"}`; the same inside `translation`;
 * `cells` as our own export of an alignment has them; `variants` as `TranslationUnit` has them. Beside them `id`,
 * `confidence`, `status`, `document`, `note` and `flags` are what they say and other keys become properties. The
 * `pairs` of an alignment are left out, since they count sentences that are not in the file.
 *
 * @throws HexaplaError The codes of `textOf` and `linesOf`
 */
export async function* readJsonl(input: BitextInput, options: ReadOptions): AsyncGenerator<BitextItem> {
  const codes = new LanguageCodes(options);
  const reader = new RecordReader(codes, options.maxSegment ?? MAX_SEGMENT);
  for await (const { text, number } of linesOf(
    input.name,
    textOf(input, options, () => undefined),
  )) {
    if (text.trim() === '') continue;
    const at = { line: number, column: 1 };
    const record = parse(text);
    if (typeof record === 'string') {
      yield { kind: 'rejected', rejection: { reason: 'malformed', message: record, at } };
      continue;
    }
    yield* reader.draft(record, at).finish(codes);
  }
}

/** The object on a line, or what is wrong with it. */
function parse(text: string): Json | string {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : 'no object';
  } catch (error) {
    return `no JSON: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`;
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class RecordReader {
  readonly #codes: LanguageCodes;
  readonly #maxSegment: number;
  #keys = '';
  #columns: readonly Column[] = [];

  constructor(codes: LanguageCodes, maxSegment: number) {
    this.#codes = codes;
    this.#maxSegment = maxSegment;
  }

  draft(record: Json, at: Position): UnitDraft {
    const draft = new UnitDraft(at);
    const { cells, translation, variants } = record;
    if (Array.isArray(variants)) {
      for (const variant of variants) this.#variant(draft, variant, at);
      this.#fields(draft, record, 'variants');
    } else if (isRecord(cells)) {
      for (const [code, cell] of Object.entries(cells)) this.#variant(draft, cell, at, code);
      this.#fields(draft, record, 'cells');
    } else if (isRecord(translation)) {
      for (const [code, text] of Object.entries(translation)) this.#variant(draft, text, at, code);
      this.#fields(draft, record, 'translation');
    } else {
      this.#flat(draft, record, at);
    }
    return draft;
  }

  #variant(draft: UnitDraft, value: unknown, at: Position, key?: string): void {
    const fields = isRecord(value) ? value : { text: value };
    const { text, language = key, original, source, start, end } = fields;
    const code = typeof language === 'string' ? language : undefined;
    if (typeof text !== 'string') {
      if (text === undefined || text === null) return;
      draft.add({
        code,
        at,
        text: '',
        problem: { reason: 'malformed', message: 'a text that is no string' },
      });
    } else if (text.length > this.#maxSegment) {
      draft.addText(code, text, at, this.#maxSegment);
    } else {
      const range = isOffset(start) && isOffset(end) ? { start, end } : {};
      const kept = typeof original === 'string' && original.length <= this.#maxSegment;
      const rest = {
        ...(kept ? { original } : {}),
        ...(typeof source === 'string' ? { source } : {}),
        ...range,
      };
      draft.add({ code, at, text, ...rest });
    }
  }

  /** A record whose keys are languages. */
  #flat(draft: UnitDraft, record: Json, at: Position): void {
    const names = Object.keys(record);
    const keys = names.join('\n');
    // Records of one file nearly always have the same keys.
    if (keys !== this.#keys) {
      this.#columns = columnsOf(names, this.#codes);
      this.#keys = keys;
    }
    for (const [index, name] of names.entries()) {
      const column = this.#columns[index];
      if (column?.kind === 'language') this.#variant(draft, record[name], at, column.code);
      else if (column?.kind === 'chinese') this.#variant(draft, record[name], at, name);
      else if (column !== undefined) this.#field(draft, column, record[name]);
    }
  }

  #fields(draft: UnitDraft, record: Json, besides: string): void {
    for (const [name, value] of Object.entries(record)) {
      if (name === besides || name === 'pairs') continue;
      const beads = name === 'beads' ? beadsOf(value) : undefined;
      if (beads !== undefined) {
        draft.fields.beads = beads;
        continue;
      }
      const [column] = FIELD_COLUMNS.get(name) ?? [{ kind: 'property', head: name } as const];
      this.#field(draft, column, value);
    }
  }

  #field(draft: UnitDraft, column: Column, value: unknown): void {
    const name = column.kind === 'property' || column.kind === 'field' ? column.head : '';
    if (value === null || value === undefined || value === '') return;
    if (name === 'moved' && typeof value === 'boolean') {
      if (value) draft.fields.moved = true;
    } else if ((name === 'created' || name === 'changed') && isDate(value)) {
      draft.fields[name] = new Date(value);
    } else if (name === 'flags' || name === 'remarks' || name === 'notes' || name === 'properties') {
      putList(draft, name, value, column);
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      putField(draft, column, String(value));
    } else {
      draft.keep(name, stringify(value));
    }
  }
}

const FIELD_COLUMNS: ReadonlyMap<string, readonly [Column]> = new Map(
  (
    [
      ['id', 'id'],
      ['confidence', 'x-alignment-confidence'],
      ['status', 'x-review-status'],
      ['document', 'x-document'],
      ['note', 'note'],
    ] as const
  ).map(([head, field]) => [head, [{ kind: 'field', field, head }]]),
);

/** A list of flags, remarks, notes or properties, as our own formats have them. */
function putList(draft: UnitDraft, name: string, value: unknown, column: Column): void {
  if (!Array.isArray(value)) {
    putField(draft, column, typeof value === 'string' ? value : stringify(value));
    return;
  }
  for (const entry of value) {
    const { code, message, languages, type, value: content } = isRecord(entry) ? entry : {};
    if (name === 'notes' && typeof entry === 'string') draft.note(entry);
    else if (typeof code === 'string') {
      const about = Array.isArray(languages) ? languages.filter((tag) => typeof tag === 'string') : undefined;
      draft.remark(code, typeof message === 'string' ? message : '', about);
    } else if (typeof type === 'string' && typeof content === 'string') draft.property(type, content);
    else if (typeof entry === 'string') draft.remark(entry, '');
    else draft.keep(name, stringify(entry));
  }
}

/** The alignment inside a unit, as `TranslationUnit` has it; undefined for what is not quite so. */
function beadsOf(value: unknown): readonly UnitBeads[] | undefined {
  if (!Array.isArray(value) || value.length > 1000) return undefined;
  const read = value.map((pair): UnitBeads | undefined => {
    const { languages, confidence, beads } = isRecord(pair) ? pair : {};
    if (!isTexts(languages) || typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1))
      return undefined;
    return Array.isArray(beads) && beads.every(isTexts) ? { languages, confidence, beads } : undefined;
  });
  return read.every((pair) => pair !== undefined) ? read : undefined;
}

function isTexts(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((text) => typeof text === 'string');
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && value.length < 64 && !Number.isNaN(Date.parse(value));
}

/** JSON of a value that came as JSON. What nests too deeply for the writer's recursion is no property of a unit. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}
