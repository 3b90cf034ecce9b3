import { expect, it } from 'vitest';
import { perform, textOf } from '../../review/index.ts';
import { boundaries, cutsAt, proposeCuts, stepCut } from './cuts.ts';
import { exampleUnit } from './example-units.ts';

const unit = exampleUnit('a', {
  en: ['One is here.', 'Two is here.', 'Three.'],
  ja: ['一つ目です。', '二つ目です。'],
  de: ['Ein einziger Satz.'],
});
const cell = (language: string) => {
  const found = unit.cells[language];
  if (found === undefined) throw new Error(language);
  return found;
};

it('knows where sentences meet, also in languages without spaces', () => {
  expect(boundaries(cell('en'), 'en')).toEqual([13, 26]);
  expect(boundaries(cell('ja'), 'ja')).toEqual([6]);
  expect(boundaries({ ...cell('en'), edited: 'Written. By hand.' }, 'en')).toEqual([]);
});

it('proposes the boundary nearest to the middle, else a word', () => {
  expect(proposeCuts(unit)).toEqual({ en: 13, ja: 6, de: 13 });
});

it('steps by sentence, word and character, up to the ends', () => {
  expect(stepCut(cell('en'), 'en', 13, 1, 'sentence')).toBe(26);
  expect(stepCut(cell('en'), 'en', 26, 1, 'sentence')).toBe(32);
  expect(stepCut(cell('en'), 'en', 32, 1, 'sentence')).toBe(32);
  expect(stepCut(cell('en'), 'en', 13, -1, 'sentence')).toBe(0);
  expect(stepCut(cell('de'), 'de', 0, 1, 'word')).toBe(4);
  // A letter and its accent, or the parts of a sign, are not torn apart.
  const flags = { pieces: [{ sentence: 0, start: 0, end: 8, text: '🇯🇵🇩🇪' }] };
  expect(stepCut(flags, 'en', 0, 1, 'character')).toBe(4);
});

it('gives the service cuts that it makes as they were shown', async () => {
  const cuts = { en: 13, ja: 8, de: 18 };
  const at = cutsAt(unit, cuts);
  expect(at).toEqual({ en: { sentences: 1 }, ja: { offset: 8 } });
  if (at === undefined) return;
  let ids = 0;
  const list = { get: async () => unit, beside: async () => undefined, newId: () => `n${ids++}` };
  const [splice] = await perform(list, { op: 'split', unit: 'a', at });
  const texts = splice?.inserted.map(({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([language, each]) => [language, textOf(each, language)])),
  );
  expect(texts).toEqual([
    { en: 'One is here.', ja: '一つ目です。二つ', de: 'Ein einziger Satz.' },
    { en: 'Two is here. Three.', ja: '目です。' },
  ]);
});

it('does not cut where one of the units would be empty', () => {
  expect(cutsAt(unit, { en: 0, ja: 0, de: 0 })).toBeUndefined();
  expect(cutsAt(unit, { en: 32, ja: 12, de: 18 })).toBeUndefined();
  expect(cutsAt(unit, { en: 0, ja: 12, de: 18 })).toEqual({ en: { sentences: 0 } });
});
