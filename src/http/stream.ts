const CHUNK = 64 * 1024;

/**
 * The pieces as bytes, text in UTF-8 and gathered into chunks worth a write, made as fast as they are read.
 *
 * @param onEnd Called once nothing more is read, for whatever reason.
 */
export function byteStream(
  pieces: AsyncIterable<string | Uint8Array>,
  onEnd: () => void = () => {},
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let text = '';
      while (text.length < CHUNK) {
        const next = await iterator.next().catch((error: unknown) => {
          onEnd();
          throw error;
        });
        if (next.done === true) {
          onEnd();
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        if (typeof next.value === 'string') {
          text += next.value;
        } else {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.enqueue(next.value);
          return;
        }
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      onEnd();
      await iterator.return?.();
    },
  });
}
