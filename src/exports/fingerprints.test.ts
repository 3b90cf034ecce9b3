import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fingerprints, fingerprint } from './fingerprints.ts';

it('is the beginning of SHA-256', () => {
  expect(fingerprint('abc')).toBe('ba7816bf8f01cfea');
});

it('counts as a map does, also while it grows', () => {
  const hexadecimal = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3000 }))
    // Few different ends, so that many fall on the same slot.
    .map(
      ([high, low]) => `${high.toString(16).padStart(8, '0')}${(low * 1024).toString(16).padStart(8, '0')}`,
    );
  fc.assert(
    fc.property(fc.array(hexadecimal, { minLength: 1, maxLength: 3000, size: 'max' }), (met) => {
      const counter = new Fingerprints();
      const counts = new Map<string, number>();
      for (const one of met) {
        const count = (counts.get(one) ?? 0) + 1;
        counts.set(one, count);
        expect(counter.count(one)).toBe(count);
      }
    }),
    { numRuns: 20 },
  );
});
