/** What the service takes at most. */
export interface Limits {
  /** Size of a request body in bytes. */
  readonly maxBytes: number;
  /** Editions in one request. */
  readonly maxEditions: number;
  /** Alignments that wait while another runs; the next request is sent away with 503. */
  readonly maxWaiting: number;
}

/** Less than of a file: a body stands in memory beside those of other requests. */
const MAX_BODY = 16 * 2 ** 20;

/** Room for a long novel in a few languages, on the machine of one person. */
export const DEFAULT_LIMITS: Limits = { maxBytes: MAX_BODY, maxEditions: 16, maxWaiting: 4 };
