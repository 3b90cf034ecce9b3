import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

const linesIn = (text: string) => {
  const { starts, ends } = linesOf(text);
  return starts.map((start, index) => text.slice(start, ends[index]));
};

it('finds the lines, whatever ends them', () => {
  expect(linesIn('a\r\nb\n\nc\rd\fe\u2028f\u0085')).toEqual(['a', 'b', '', 'c', 'd', 'e', 'f', '']);
  expect(linesIn('')).toEqual(['']);
});

it('finds the same as a pattern does', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '語', '\n', '\r', '\u2029') }), (text) => {
      expect(linesIn(text)).toEqual(text.split(/\r\n|[\n\r\u2029]/));
    }),
  );
});
