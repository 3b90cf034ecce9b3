import { expect, it, test } from 'vitest';
import { Reliability } from './reliability.ts';

test('bins, their means and the expected calibration error', () => {
  const reliability = new Reliability();
  reliability.add(0.92, true);
  reliability.add(0.98, true);
  reliability.add(1, false);
  reliability.add(0.1, false);
  const { bins, ...rest } = reliability.calibration();
  expect(bins.map(({ count }) => count)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 3]);
  expect(bins[0]).toEqual({ from: 0, to: 0.1, count: 0, said: null, right: null });
  expect(bins[9]?.said).toBeCloseTo(2.9 / 3);
  expect(bins[9]?.right).toBeCloseTo(2 / 3);
  expect(rest.count).toBe(4);
  // (|2.9 − 2| + |0.1 − 0|) / 4
  expect(rest.expectedCalibrationError).toBeCloseTo(0.25);
  expect(rest.sureShare).toBeCloseTo(3 / 4);
  expect(rest.surePrecision).toBeCloseTo(2 / 3);
});

test('tables add up', () => {
  const [one, other, both] = [new Reliability(), new Reliability(), new Reliability()];
  one.add(0.3, true);
  other.add(0.35, false);
  for (const [said, isRight] of [
    [0.3, true],
    [0.35, false],
  ] as const)
    both.add(said, isRight);
  one.addAll(other);
  expect(one.calibration()).toEqual(both.calibration());
});

it('is empty without units', () => {
  expect(new Reliability().calibration()).toMatchObject({
    count: 0,
    expectedCalibrationError: 0,
    sureShare: 0,
  });
});

it.each([Number.NaN, -0.1, 1.1])('refuses %d', (said) => {
  expect(() => new Reliability().add(said, true)).toThrow(RangeError);
});
