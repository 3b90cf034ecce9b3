import type { Progress } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import type { Anchor } from '../anchors/index.ts';
import { type ErrorCode, type ErrorPlace, HexaplaError } from '../errors.ts';
import type { ReviewUnit } from '../review/index.ts';
import type { AlignTask, Sentences } from './task.ts';

/** To a thread: align a document, with these anchors; the whole, or what has some of these sentences. */
export interface Request {
  readonly id: number;
  readonly task: AlignTask;
  readonly anchors: readonly Anchor[];
  readonly within?: Sentences | undefined;
}

/** From a thread. */
export type Answer =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'done'; readonly alignment: Alignment }
  | { readonly id: number; readonly kind: 'stretch'; readonly units: readonly ReviewUnit[] }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };

/** An error as plain data: what passes between threads loses its class. */
export interface Failure {
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly places: readonly ErrorPlace[];
}

export function failureOf(error: unknown): Failure {
  if (error instanceof HexaplaError) {
    return { code: error.code, message: error.message, places: error.places };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: undefined, message, places: [] };
}

export function errorOf({ code, message, places }: Failure): Error {
  return code === undefined ? new Error(message) : new HexaplaError(code, message, { places });
}
