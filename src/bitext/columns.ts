import type { LanguageTag } from '../language.ts';
import type { LanguageCodes } from './language-codes.ts';
import { codeByName, isChineseWithoutScript } from './language-names.ts';
import type { UnitDraft } from './unit-draft.ts';

/** What a unit says of itself beside its texts, under the name of a column or a key. */
const FIELDS = {
  id: 'id',
  confidence: 'x-alignment-confidence',
  status: 'x-review-status',
  document: 'x-document',
  note: 'note',
  notes: 'note',
  flag: 'flags',
  flags: 'flags',
} as const;

type Field = (typeof FIELDS)[keyof typeof FIELDS];

export type Column =
  | { readonly kind: 'language'; readonly code: string }
  /** Chinese without a script. */
  | { readonly kind: 'chinese'; readonly code: string }
  | { readonly kind: 'field'; readonly field: Field; readonly head: string }
  | { readonly kind: 'property'; readonly head: string };

function columnOf(head: string, codes: LanguageCodes): Column {
  const name = head.trim();
  const key = name.toLowerCase();
  const field = Object.hasOwn(FIELDS, key) ? FIELDS[key as keyof typeof FIELDS] : undefined;
  if (field !== undefined) return { kind: 'field', field, head: name };
  if (name.length <= 80 && name !== '') {
    if ('language' in codes.read(name)) return { kind: 'language', code: name };
    if (isChineseWithoutScript(name)) return { kind: 'chinese', code: name };
    const code = codeByName(name);
    if (code !== undefined && 'language' in codes.read(code)) return { kind: 'language', code };
  }
  return { kind: 'property', head: name };
}

/**
 * What the columns of a table, or the keys of a record, hold. `id` is the identifier, and Indonesian only where
 * there would be fewer than two languages without it.
 */
export function columnsOf(heads: readonly string[], codes: LanguageCodes): readonly Column[] {
  const columns = heads.map((head) => columnOf(head, codes));
  if (countLanguages(columns) >= 2) return columns;
  return columns.map((column) =>
    column.kind === 'field' && column.field === 'id' ? { kind: 'language', code: 'id' } : column,
  );
}

export function countLanguages(columns: readonly Column[]): number {
  return columns.filter(({ kind }) => kind === 'language' || kind === 'chinese').length;
}

/** Columns given by the caller, in their order. */
export function languageColumns(languages: readonly LanguageTag[]): readonly Column[] {
  return languages.map((code) => ({ kind: 'language', code }));
}

/** Puts what stands in a column that is not a language into a unit. */
export function putField(draft: UnitDraft, column: Column, value: string): void {
  if (column.kind === 'property') {
    draft.property(column.head, value);
  } else if (column.kind === 'field') {
    const { field, head } = column;
    if (field === 'id') draft.fields.id ??= value;
    else if (field === 'note') draft.note(value);
    else if (field === 'flags') putFlags(draft, value);
    else draft.property(field, value, head);
  }
}

/** Flags as our writers list them, `code: message` on a line each, or as people do, codes with commas between. */
function putFlags(draft: UnitDraft, value: string): void {
  for (const line of value.split('\n')) {
    if (line.trim() === '' || draft.remarkText(line.trim())) continue;
    for (const code of line.split(/[,;]/)) if (code.trim() !== '') draft.remark(code.trim(), '');
  }
}
