import { REVIEW_STATUSES, type ReviewStatus } from '../bitext/index.ts';
import { type LanguageTag, parseLanguage } from '../language.ts';
import type { Memory } from './memory.ts';
import { readUnits, type StoredUnit } from './stored-unit.ts';

export interface UnitFilter {
  /** Units that have text in all of these. */
  readonly languages?: readonly string[] | undefined;
  /** Units under this confidence are left out; those without one stay. */
  readonly minConfidence?: number | undefined;
  readonly statuses?: readonly ReviewStatus[] | undefined;
  /** Units that one of the first origins has from this document. */
  readonly document?: string | undefined;
}

/** Units that are read at once. */
const PAGE = 500;

/** All units of a memory in the order in which they came, a few hundred in memory at a time. */
export async function* storedUnits(memory: Memory, filter: UnitFilter = {}): AsyncGenerator<StoredUnit> {
  const languages = filter.languages?.map((tag) => parseLanguage(tag)) ?? [];
  let last = 0;
  for (;;) {
    const from = last;
    const page = await memory.database.read(async (db) => {
      let query = db.selectFrom('unit').select('id').where('id', '>', from);
      if (filter.minConfidence !== undefined) {
        const least = filter.minConfidence;
        query = query.where(({ eb, or }) =>
          or([eb('confidence', 'is', null), eb('confidence', '>=', least)]),
        );
      }
      if (filter.statuses !== undefined) {
        const statuses = filter.statuses.map((status) => REVIEW_STATUSES.indexOf(status));
        query = query.where('status', 'in', statuses);
      }
      const ids = (await query.orderBy('id').limit(PAGE).execute()).map(({ id }) => id);
      return { ids, units: await readUnits(db, memory.database.kind, ids) };
    });
    for (const unit of page.units.values()) if (fits(unit, languages, filter.document)) yield unit;
    const end = page.ids.at(-1);
    if (end === undefined) return;
    last = end;
  }
}

function fits(
  { unit, origins }: StoredUnit,
  languages: readonly LanguageTag[],
  document: string | undefined,
): boolean {
  const hasLanguages = languages.every((tag) => unit.variants.some(({ language }) => language === tag));
  return hasLanguages && (document === undefined || origins.some((origin) => origin.document === document));
}
