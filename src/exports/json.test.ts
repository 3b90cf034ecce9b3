import { expect, it } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import { chunksOf, textOf } from '../../test/written.ts';
import { writeJson } from './json.ts';
import { writeJsonl } from './jsonl.ts';

const sample = alignmentOf(['en', 'ja'], [{ texts: { en: 'One.', ja: '一。' } }, { texts: { ja: '二。' } }]);

it('is one object with everything, its units as in JSON Lines', async () => {
  const stretch = { source: 's', start: 0, end: 3, text: '***', reason: 'separator' } as const;
  const alignment = { ...sample, other: [stretch, { ...stretch, start: 9 }] };
  const object = JSON.parse(await textOf(writeJson(alignment)));
  expect(Object.keys(object)).toEqual(['languages', 'model', 'editions', 'units', 'other', 'documents']);
  expect(object).toMatchObject({
    languages: ['en', 'ja'],
    model: 'test-model',
    other: alignment.other,
    editions: alignment.editions,
  });
  expect(object.units).toEqual(
    (await chunksOf(writeJsonl(alignment))).map((line) => JSON.parse(String(line))),
  );
});

it('is valid JSON when there is nothing to write', async () => {
  const nothing = JSON.parse(await textOf(writeJson(sample, { minConfidence: 1 })));
  expect(nothing).toMatchObject({ units: [], other: [] });
});
