/**
 * Documents that people review: kept in a database, aligned in the background, changed by operations that can be undone.
 *
 * @module
 */
export { type OpenService, openService, type ServiceOptions } from './open.ts';
export {
  type Applied,
  type ChangeOptions,
  DOCUMENT_STATES,
  type DocumentOptions,
  type DocumentRecord,
  type DocumentState,
  type LogEntry,
  type Outline,
  type Page,
  type PlacedUnit,
  type Service,
  type ServiceOperation,
  type StoredFile,
  type UnitPage,
  type UnitQuery,
} from './service.ts';
