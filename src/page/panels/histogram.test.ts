import { expect, it } from 'vitest';
import { exampleOutline } from '../review/example-units.ts';
import { OutlineList } from '../review/outline-list.ts';
import { BINS, histogram } from './histogram.ts';

it('counts every unit that has a confidence once, in steps without gaps', () => {
  const { entries } = new OutlineList(
    exampleOutline([
      ['a', 100, 'u'],
      ['b', 99, 'a'],
      ['c', 0, 'u'],
      ['d', -1, 'e'],
      ['e', 50, 'u'],
    ]),
  );
  const bins = histogram(entries);
  expect(bins).toHaveLength(BINS);
  expect(bins.reduce((sum, { units }) => sum + units, 0)).toBe(4);
  expect(bins.at(-1)).toEqual({ least: 95, most: 100, units: 2, unreviewed: 1 });
  expect(bins[0]).toEqual({ least: 0, most: 4, units: 1, unreviewed: 1 });
  for (const [index, { least }] of bins.entries()) {
    if (index > 0) expect(least).toBe((bins[index - 1]?.most ?? 0) + 1);
  }
});
