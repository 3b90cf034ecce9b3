const CHUNK = 64 * 1024;

/** The pieces of text as UTF-8, gathered into chunks worth a write, made as fast as they are read. */
export function byteStream(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      let text = '';
      let done = false;
      while (!done && text.length < CHUNK) {
        const next = iterator.next();
        done = next.done === true;
        if (!next.done) text += next.value;
      }
      if (text !== '') controller.enqueue(encoder.encode(text));
      if (done) controller.close();
    },
    cancel() {
      iterator.return?.();
    },
  });
}
