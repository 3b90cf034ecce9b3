/** How often a comment says that the stream is still there: proxies cut what is silent for half a minute. */
const HEARTBEAT_MS = 15_000;

export interface EventStreamOptions {
  /** The type of the events. */
  readonly event: string;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  readonly heartbeatMs?: number | undefined;
  /** Called once, however the stream ended. */
  readonly onEnd?: (() => void) | undefined;
}

/**
 * Server-sent events (HTML standard, section 9.2) of values as they come. A reader that is slow makes the source wait.
 *
 * @param watch Gives the values until its signal.
 */
export function eventStream(
  watch: (signal: AbortSignal) => AsyncIterable<unknown>,
  options: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const { event, signal, heartbeatMs = HEARTBEAT_MS, onEnd } = options;
  const left = new AbortController();
  const ending = AbortSignal.any([signal, left.signal]);
  const pieces = messages(watch(ending), event, heartbeatMs, ending);
  const encoder = new TextEncoder();
  const end = () => {
    left.abort();
    onEnd?.();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await pieces.next();
          if (done === true) {
            end();
            controller.close();
          } else {
            controller.enqueue(encoder.encode(value));
          }
        } catch {
          // The answer has begun: whoever watches asks again, and is told then.
          end();
          controller.close();
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

async function* messages(
  values: AsyncIterable<unknown>,
  event: string,
  heartbeatMs: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const iterator = values[Symbol.asyncIterator]();
  const ended = new Promise<'ended'>((resolve) => {
    if (signal.aborted) resolve('ended');
    signal.addEventListener('abort', () => resolve('ended'), { once: true });
  });
  try {
    let next = iterator.next();
    while (!signal.aborted) {
      // It may fail when nobody waits for it any more.
      next.catch(() => undefined);
      let timer: NodeJS.Timeout | undefined;
      const beat = new Promise<'beat'>((resolve) => {
        timer = setTimeout(resolve, heartbeatMs, 'beat');
      });
      const met = await Promise.race([next, beat, ended]).finally(() => clearTimeout(timer));
      if (met === 'ended') return;
      if (met === 'beat') {
        yield ': still there\n\n';
        continue;
      }
      if (met.done === true) return;
      next = iterator.next();
      // JSON has no line breaks of its own.
      yield `event: ${event}\ndata: ${JSON.stringify(met.value)}\n\n`;
    }
  } finally {
    // Not awaited: a source that hangs must not keep the stream.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
