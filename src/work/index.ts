/**
 * Alignment off the thread that answers requests.
 *
 * @module
 */

export { OpenDocuments } from './open-documents.ts';
export { type PoolOptions, type RunOptions, WorkPool } from './pool.ts';
export type { AlignTask, DocumentOptions, StoredFile } from './task.ts';
