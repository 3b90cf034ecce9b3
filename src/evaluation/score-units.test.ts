import { expect, test } from 'vitest';
import { type ComparedUnit, countUnits, projectUnits, unitScores } from './score-units.ts';

/** By language the numbers of its sentences. */
const unit = (cells: Readonly<Record<string, readonly number[]>>, moved = false): ComparedUnit => ({
  cells: Object.fromEntries(
    Object.entries(cells).map(([language, list]) => [language, list.map((i) => [i, i + 1] as const)]),
  ),
  moved,
});

const GOLD = [
  unit({ en: [0], ja: [0], de: [0] }),
  unit({ en: [1, 2], ja: [1] }),
  unit({ en: [3, 4] }),
  unit({ ja: [2], de: [1] }, true),
];

test('a unit is right when it is so in every language', () => {
  const found = [
    unit({ de: [0], en: [0], ja: [0] }),
    unit({ en: [1], ja: [1] }),
    unit({ en: [2] }),
    unit({ en: [3] }),
    unit({ en: [4] }),
    unit({ ja: [2], de: [1] }),
  ];
  const counts = countUnits(found, GOLD);
  // Sentences 3 and 4 of English, which no other language has, are a unit each.
  expect(counts).toEqual({
    found: 6,
    known: 5,
    right: 4,
    moved: 1,
    movedFound: 1,
    movedMarked: 0,
    movedWrong: 0,
  });
  expect(unitScores(counts).precision).toBeCloseTo(4 / 6);
  expect(unitScores(counts).recall).toBeCloseTo(4 / 5);
  expect(unitScores(counts).f1).toBeCloseTo(8 / 11);
});

test('what is said to have moved counts where the gold has it moved', () => {
  const found = [unit({ en: [0], ja: [0], de: [0] }, true), unit({ ja: [2], de: [1] }, true)];
  expect(countUnits(found, GOLD)).toMatchObject({ moved: 1, movedFound: 1, movedMarked: 1, movedWrong: 1 });
});

test('two languages see their part of the units', () => {
  expect(projectUnits(GOLD, ['en', 'de'])).toEqual([
    unit({ en: [0], de: [0] }),
    unit({ en: [1, 2] }),
    unit({ en: [3, 4] }),
    unit({ de: [1] }, true),
  ]);
});

test('a cell is where it begins and ends, however it is split inside', () => {
  const whole: ComparedUnit = { cells: { en: [[0, 20]], ja: [[0, 9]] }, moved: false };
  const split: ComparedUnit = {
    cells: {
      en: [
        [0, 9],
        [10, 20],
      ],
      ja: [[0, 9]],
    },
    moved: false,
  };
  expect(countUnits([split], [whole])).toMatchObject({ found: 1, known: 1, right: 1 });
});
