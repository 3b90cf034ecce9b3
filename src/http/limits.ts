import { MAX_BYTES } from '../document/index.ts';

/** What the service takes at most. */
export interface Limits {
  /** Size of a request body in bytes. */
  readonly maxBytes: number;
  /** Editions in one request. */
  readonly maxEditions: number;
  /** Alignments that wait while another runs; the next request is sent away with 503. */
  readonly maxWaiting: number;
}

/** Room for a long novel in a few languages, on the machine of one person. */
export const DEFAULT_LIMITS: Limits = { maxBytes: MAX_BYTES, maxEditions: 16, maxWaiting: 4 };
