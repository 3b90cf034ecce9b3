import { expect, it } from 'vitest';
import { Rate } from './rate.ts';

it('lets a client save up, and then go on at the rate', () => {
  let now = 0;
  const rate = new Rate(2, 3, () => now);
  expect([1, 2, 3].map(() => rate.take('a'))).toEqual([0, 0, 0]);
  expect(rate.take('a')).toBe(0.5);
  expect(rate.take('b')).toBe(0);
  now = 500;
  expect(rate.take('a')).toBe(0);
  expect(rate.take('a')).toBe(0.5);
  now = 1_000_000;
  expect([1, 2, 3, 4].map(() => rate.take('a'))).toEqual([0, 0, 0, 0.5]);
});

it('forgets clients when there are too many', () => {
  const rate = new Rate(1, 1, () => 0);
  rate.take('first');
  for (let client = 0; client < 10_000; client++) rate.take(String(client));
  expect(rate.take('9999')).toBe(1);
  expect(rate.take('first')).toBe(0);
});
