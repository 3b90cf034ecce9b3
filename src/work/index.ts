/**
 * Alignment off the thread that answers requests.
 *
 * @module
 */
export { OpenDocuments } from './open-documents.ts';
export { type Aligner, type PoolOptions, type RunOptions, THREAD_MEMORY, WorkPool } from './pool.ts';
export { readFiles } from './read-files.ts';
export type { AlignTask, DocumentOptions, Sentences, StoredFile } from './task.ts';
