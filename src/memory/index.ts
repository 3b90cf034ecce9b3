/**
 * The translation memory: units of many documents, merged, kept in a database, and found again.
 *
 * @module
 */
export { type AddOptions, type AddRejection, type AddReport, addUnits } from './add.ts';
export { checkMemory } from './check.ts';
export { consolidate } from './consolidate.ts';
export { type ConflictGroup, conflictGroups, type DuplicateGroup, duplicateGroups } from './dedupe.ts';
export { itemsOf } from './items.ts';
export {
  BANDS,
  type Band,
  type Lookup,
  type LookupOptions,
  type LookupRow,
  lookUp,
  pretranslated,
} from './lookup.ts';
export { type Memory, openMemory } from './memory.ts';
export type { AddReason } from './prepare.ts';
export { type PretranslatedOptions, writePretranslated } from './pretranslated-xliff.ts';
export {
  MAX_HITS,
  SEARCH_MODES,
  type SearchHit,
  type SearchMode,
  type SearchOptions,
  type SearchResult,
  searchMemory,
} from './search.ts';
export { type MemoryStats, memoryStats } from './stats.ts';
export type { Origin, StoredUnit } from './stored-unit.ts';
export { storedUnits, type UnitFilter } from './units.ts';
export { type IndexOptions, indexVectors } from './vectors.ts';
