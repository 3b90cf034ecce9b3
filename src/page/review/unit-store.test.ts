import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exampleUnit } from './example-units.ts';
import { stretchesOf, UnitStore } from './unit-store.ts';

it('asks for all positions with few requests, none of them too large', () => {
  expect(stretchesOf([3, 4, 10, 400])).toEqual([
    { offset: 3, limit: 8 },
    { offset: 400, limit: 1 },
  ]);
  const positions = fc.uniqueArray(fc.nat(3000)).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(positions, (list) => {
      const stretches = stretchesOf(list);
      const covered = new Set(
        stretches.flatMap(({ offset, limit }) => Array.from({ length: limit }, (_, index) => offset + index)),
      );
      for (const position of list) expect(covered).toContain(position);
      for (const { limit } of stretches) expect(limit).toBeLessThanOrEqual(200);
      expect(stretches.length).toBeLessThanOrEqual(list.length);
    }),
  );
});

it('forgets what was seen longest ago', () => {
  const store = new UnitStore();
  store.put([exampleUnit('first', {})]);
  store.put(Array.from({ length: 3999 }, (_, index) => exampleUnit(String(index), {})));
  expect(store.get('first')).toBeDefined();
  store.put([exampleUnit('last', {})]);
  expect(store.get('first')).toBeUndefined();
  expect(store.get('last')).toBeDefined();
});
