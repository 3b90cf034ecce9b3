import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyFilter } from './key-filter.ts';
import { NumberKey } from './keys.ts';

const key = fc.integer({ min: 0, max: 2 ** 52 - 1 });

it('knows every key that was added', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 50 }), (keys) => {
      const filter = new KeyFilter();
      for (const one of keys) filter.add(one);
      expect(keys.every((one) => filter.mayHave(one))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

it('knows few of the others', () => {
  const filter = new KeyFilter();
  const keyOf = (number: number) => new NumberKey().add(number).value;
  for (let number = 0; number < 200_000; number++) filter.add(keyOf(number));
  let wrong = 0;
  for (let number = 200_000; number < 300_000; number++) if (filter.mayHave(keyOf(number))) wrong++;
  expect(wrong).toBeLessThan(100);
});
