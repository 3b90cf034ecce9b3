const CHUNK = 64 * 1024;

/** The pieces as bytes, text in UTF-8 and gathered into chunks worth a write, made as fast as they are read. */
export function byteStream(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let text = '';
      while (text.length < CHUNK) {
        const next = await iterator.next();
        if (next.done === true) {
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
      await iterator.return?.();
    },
  });
}
