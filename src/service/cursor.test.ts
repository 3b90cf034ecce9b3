import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

it('comes back as it was', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }), (whole, real) => {
      const values = [whole, real === 0 ? 0 : real];
      expect(decodeCursor(encodeCursor('list', values), 'list', ['whole', 'real'])).toEqual(values);
    }),
  );
});

it('is refused where it is none of this list, whatever it is', () => {
  const cursor = encodeCursor('list', [1]);
  expect(() => decodeCursor(cursor, 'other', ['whole'])).toThrow(/none of this list/);
  expect(() => decodeCursor(cursor, 'list', ['whole', 'whole'])).toThrow(/none of this list/);
  expect(() => decodeCursor(encodeCursor('list', [0.5]), 'list', ['whole'])).toThrow(/none of this list/);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => decodeCursor(text, 'list', ['whole'])).toThrow(/none of this list/);
    }),
  );
});
