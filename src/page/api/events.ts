import { call } from './client.ts';

/** The longest message that is waited for: a document with its notes is some kilobytes. */
const LONGEST = 4_000_000;

/** Takes a stream of server-sent events apart (HTML standard, 9.2.6); only `data` is of interest. */
export class EventParser {
  #rest = '';

  /** The data of the events that this piece completes. */
  push(piece: string): string[] {
    this.#rest += piece;
    const events = this.#rest.split(/\r\n\r\n|\n\n|\r\r/);
    this.#rest = events.pop() ?? '';
    if (this.#rest.length > LONGEST) throw new RangeError('an event of the service has no end');
    return events.flatMap((event) => {
      const data = event
        .split(/\r\n|\n|\r/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''));
      return data.length === 0 ? [] : [data.join('\n')];
    });
  }
}

/**
 * What a stream of events says, until it ends. Not by EventSource, which cannot bear a token.
 *
 * @throws as `call`.
 */
export async function* events<T>(path: string, signal: AbortSignal): AsyncGenerator<T> {
  const response = await call(path, { signal, headers: { Accept: 'text/event-stream' } });
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parser = new EventParser();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    for (const data of parser.push(value)) yield JSON.parse(data) as T;
  }
}
