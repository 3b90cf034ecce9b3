/** What the service takes at most. */
export interface Limits {
  /** Size of a request body in bytes. */
  readonly maxBytes: number;
  /** Size of a body that is no document: an operation, a question to the memory. */
  readonly maxSmallBytes: number;
  /** Editions, or files, in one request. */
  readonly maxEditions: number;
  /** Alignments of `POST /v1/align` that wait while another runs; the next request is sent away with 503. */
  readonly maxWaiting: number;
  /** Requests that are answered at the same time; the next is sent away with 503. */
  readonly maxConcurrent: number;
  /** Bytes of bodies that are being read or worked on, of all requests together; the next upload gets 503. */
  readonly maxBytesInFlight: number;
  /** Streams of events that are open at the same time. */
  readonly maxStreams: number;
  /** Files that are written out at the same time. */
  readonly maxExports: number;
  /** Requests a second of one client (a token, or an address), on average; more get 429. */
  readonly requestsPerSecond: number;
  /** Requests that a client may have saved up. */
  readonly burst: number;
}

/**
 * Room for a long novel in a few languages, on the machine of one person or a small team. A body stands in memory
 * beside those of others, hence less than a file may have; the rate is what a page that scrolls fast asks for.
 */
export const DEFAULT_LIMITS: Limits = {
  maxBytes: 16 * 2 ** 20,
  // 50,000 units accepted at once.
  maxSmallBytes: 2 ** 20,
  maxEditions: 16,
  maxWaiting: 4,
  maxConcurrent: 256,
  maxBytesInFlight: 128 * 2 ** 20,
  maxStreams: 256,
  maxExports: 8,
  requestsPerSecond: 50,
  burst: 200,
};
