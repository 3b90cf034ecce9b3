import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventParser } from './events.ts';

it('gives the data of events, whatever the pieces they come in', () => {
  const stream = ': heartbeat\n\nevent: document\ndata: {"a":1}\n\ndata: one\ndata:two\r\n\r\n';
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 })), (sizes) => {
      const parser = new EventParser();
      const found: string[] = [];
      let at = 0;
      for (const size of sizes) {
        // A CRLF that is cut in two would be two ends of a line, as it is for EventSource too.
        found.push(...parser.push(stream.slice(at, at + size)));
        at += size;
      }
      found.push(...parser.push(stream.slice(at)));
      expect(found).toEqual(['{"a":1}', 'one\ntwo']);
    }),
  );
});

it('does not wait for an end for ever', () => {
  const parser = new EventParser();
  expect(() => parser.push('x'.repeat(5_000_000))).toThrow(RangeError);
});
