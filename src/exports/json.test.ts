import { expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { writeJson } from './json.ts';
import { writeJsonl } from './jsonl.ts';

const sample = alignmentOf(['en', 'ja'], [{ texts: { en: 'One.', ja: '一。' } }, { texts: { ja: '二。' } }]);

it('is one object with everything, its units as in JSON Lines', () => {
  const stretch = { source: 's', start: 0, end: 3, text: '***', reason: 'separator' } as const;
  const alignment = { ...sample, other: [stretch, { ...stretch, start: 9 }] };
  const object = JSON.parse([...writeJson(alignment)].join(''));
  expect(Object.keys(object)).toEqual(['languages', 'model', 'editions', 'units', 'other']);
  expect(object).toMatchObject({
    languages: ['en', 'ja'],
    model: 'test-model',
    other: alignment.other,
    editions: alignment.editions,
  });
  expect(object.units).toEqual([...writeJsonl(alignment)].map((line) => JSON.parse(line)));
});

it('is valid JSON when there is nothing to write', () => {
  const nothing = JSON.parse([...writeJson(sample, { minConfidence: 1 })].join(''));
  expect(nothing).toMatchObject({ units: [], other: [] });
});
