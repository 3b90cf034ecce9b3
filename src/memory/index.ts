/**
 * The translation memory: units of many documents, merged, kept in a database, and found again.
 *
 * @module
 */
export { type AddOptions, type AddRejection, type AddReport, addUnits } from './add.ts';
export { type Memory, openMemory } from './memory.ts';
export type { AddReason } from './prepare.ts';
