const CHUNK = 64 * 1024;
/** A reader that takes nothing for so long has gone, or wants to hold what others need. */
const STALL_MS = 60_000;

/**
 * The pieces as bytes, text in UTF-8 and gathered into chunks worth a write, made as fast as they are read.
 *
 * @param onEnd Called once nothing more is read, for whatever reason: the end, a failure, a reader that leaves or stalls.
 */
export function byteStream(
  pieces: AsyncIterable<string | Uint8Array>,
  onEnd: () => void = () => {},
  stallMs = STALL_MS,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(timer);
    onEnd();
  };
  const watch = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    timer = setTimeout(() => {
      end();
      void iterator.return?.();
      controller.error(new Error('the reader takes nothing'));
    }, stallMs).unref();
  };
  return new ReadableStream({
    start: watch,
    async pull(controller) {
      clearTimeout(timer);
      let text = '';
      while (text.length < CHUNK) {
        const next = await iterator.next().catch((error: unknown) => {
          end();
          throw error;
        });
        if (next.done === true) {
          end();
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        if (typeof next.value === 'string') {
          text += next.value;
        } else {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.enqueue(next.value);
          watch(controller);
          return;
        }
      }
      controller.enqueue(encoder.encode(text));
      watch(controller);
    },
    async cancel() {
      end();
      await iterator.return?.();
    },
  });
}
