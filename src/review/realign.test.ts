import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixedUnits, reconcile } from './realign.ts';
import type { ReviewUnit } from './review-unit.ts';
import { applySplices } from './splice.ts';

/** A unit of these sentences by language. */
function unit(
  id: string,
  cells: Readonly<Record<string, readonly number[]>>,
  over: Partial<ReviewUnit> = {},
): ReviewUnit {
  return {
    id,
    confidence: 0.5,
    status: 'unreviewed',
    cells: Object.fromEntries(
      Object.entries(cells).map(([language, sentences]) => [
        language,
        {
          pieces: sentences.map((sentence) => ({
            sentence,
            start: sentence * 10,
            end: sentence * 10 + 9,
            text: 'Sentence.',
          })),
        },
      ]),
    ),
    pairs: [],
    flags: [],
    moved: false,
    bookmarked: false,
    ...over,
  };
}

const half = (sentence: number, start: number, end: number) => ({
  pieces: [{ sentence, start, end, text: 'Half.' }],
});

it('makes anchors of units', () => {
  const units = [unit('a', { en: [0, 1], ja: [0] }), unit('b', { en: [2] })];
  expect(fixedUnits(units).anchors).toEqual([{ en: [0, 2], ja: [0, 1] }, { en: [2, 1] }]);
});

it('holds units together that share a sentence, and leaves out what is no stretch', () => {
  const a = unit('a', { en: [0] }, { cells: { en: half(0, 0, 4) } });
  const b = unit('b', { en: [0] }, { cells: { en: half(0, 5, 9), ja: half(0, 0, 9) } });
  const { anchors, groups } = fixedUnits([a, b, unit('c', { en: [3, 5] })]);
  expect(anchors).toEqual([{ en: [0, 1], ja: [0, 1] }]);
  expect(groups).toEqual([[a, b]]);
});

it('keeps what is fixed, and the ids and notes of what comes out as it was', () => {
  const confirmed = unit('b', { en: [1], ja: [1] }, { status: 'edited' });
  const noted = unit('c', { en: [2], ja: [2] }, { note: 'see page 3', confidence: 0.2 });
  const present = [
    unit('a', { en: [0], ja: [0] }),
    confirmed,
    noted,
    unit('d', { en: [3] }),
    unit('e', { ja: [3] }),
  ];
  const proposed = [
    unit('0', { en: [0], ja: [0] }),
    unit('1', { en: [1], ja: [1] }, { confidence: 1 }),
    unit('2', { en: [2], ja: [2] }, { confidence: 0.9 }),
    unit('3', { en: [3], ja: [3] }),
  ];
  const splices = reconcile(present, null, fixedUnits([confirmed]), proposed, () => 'new');
  expect(applySplices(present, splices)).toEqual([
    present[0],
    confirmed,
    { ...noted, confidence: 0.9 },
    { ...proposed[3], id: 'new' },
  ]);
  // Nothing is said of what stays.
  expect(splices.flatMap(({ removed }) => removed.map(({ id }) => id))).toEqual(['c', 'd', 'e']);
});

it('always leads to the proposed units', () => {
  const cuts = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  const unitsOf = (marks: readonly boolean[], prefix: string) => {
    const units: ReviewUnit[] = [];
    let from = 0;
    for (let to = 1; to <= marks.length; to++) {
      if (to < marks.length && marks[to] === false) continue;
      units.push(
        unit(`${prefix}${from}`, { en: Array.from({ length: to - from }, (_, index) => from + index) }),
      );
      from = to;
    }
    return units;
  };
  fc.assert(
    fc.property(cuts, cuts, fc.nat(), (before, behind, seed) => {
      const present = [unit('head', { ja: [0] }), ...unitsOf(before, 'a')];
      const proposed = unitsOf(behind, 'b');
      if (seed % 2 === 1) proposed.reverse();
      let ids = 0;
      const splices = reconcile(present.slice(1), 'head', fixedUnits([]), proposed, () => `n${ids++}`);
      const contents = applySplices(present, splices).map(({ cells }) => cells);
      expect(contents).toEqual([present[0]?.cells, ...proposed.map(({ cells }) => cells)]);
    }),
  );
});
