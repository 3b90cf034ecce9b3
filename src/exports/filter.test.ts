import { describe, expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { filterUnits } from './filter.ts';

const { units } = alignmentOf(
  ['en', 'de'],
  [
    { texts: { en: 'a', de: 'b' }, confidence: 0.5 },
    { texts: { en: 'c' } },
    { texts: { en: 'd', de: 'e' }, confidence: 0.8 },
  ],
);

const idsAbove = (minConfidence?: number) => filterUnits(units, { minConfidence }).map(({ id }) => id);

describe('filterUnits', () => {
  it('keeps what is at least as certain as the limit', () => {
    expect(idsAbove(0.5)).toEqual([0, 2]);
    expect(idsAbove(0.51)).toEqual([2]);
    expect(idsAbove(1)).toEqual([]);
  });

  it('keeps single cells where there is no limit, and leaves them out where there is one', () => {
    expect(idsAbove()).toEqual([0, 1, 2]);
    expect(idsAbove(0)).toEqual([0, 1, 2]);
    expect(idsAbove(0.0001)).toEqual([0, 2]);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %d', (minConfidence) => {
    expect(() => filterUnits(units, { minConfidence })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    );
  });
});
