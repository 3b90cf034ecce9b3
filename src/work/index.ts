/**
 * Alignment off the thread that answers requests.
 *
 * @module
 */

export { OpenDocuments } from './open-documents.ts';
export { type Aligner, type PoolOptions, type RunOptions, WorkPool } from './pool.ts';
export type { AlignTask, DocumentOptions, Sentences, StoredFile } from './task.ts';
