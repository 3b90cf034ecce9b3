import { expect, test } from 'vitest';
import { areDisjoint, split, together } from './pieces.ts';
import type { Cell, Unit, UnitPair } from './unit.ts';

const TAGS = ['en', 'ja', 'zh-Hant'];

const cell = (...sentences: number[]): Cell => ({ sentences, start: 0, end: 1, text: 'text' });

function pair(a: string, b: string, confidence: number, beads: UnitPair['beads']): UnitPair {
  return { languages: [a, b], confidence, similarity: 0.5, beads };
}

function unit(cells: Unit['cells'], pairs: readonly UnitPair[], confidence = 0.2): Unit {
  return { id: 0, confidence, cells, pairs, flags: [], moved: false };
}

test('a plausible unit is one piece', () => {
  const whole = unit({ en: cell(0, 1), ja: cell(4) }, [pair('en', 'ja', 0.9, [[[0, 1], [4]]])], 0.9);
  expect(split(whole, TAGS)).toEqual([
    {
      sentences: [[0, 1], [4], []],
      pairs: whole.pairs,
      confidence: 0.9,
      moved: false,
      fixed: false,
    },
  ]);
});

test('what is implausible comes apart sentence by sentence', () => {
  const pieces = split(unit({ en: cell(0, 1), ja: cell(4) }, [pair('en', 'ja', 0.1, [[[0, 1], [4]]])]), TAGS);
  expect(pieces.map(({ sentences }) => sentences)).toEqual([
    [[0], [], []],
    [[1], [], []],
    [[], [4], []],
  ]);
});

test('without the language that held them together, sentences come apart where all pairs are cut', () => {
  const pieces = split(
    unit({ en: cell(0, 1, 2), ja: cell(5, 6), 'zh-Hant': cell(9) }, [
      pair('en', 'ja', 0.9, [
        [[0], [5]],
        [[1, 2], [6]],
      ]),
      pair('en', 'zh-Hant', 0, [[[0, 1, 2], [9]]]),
      pair('ja', 'zh-Hant', 0, [[[5, 6], [9]]]),
    ]),
    TAGS,
  );
  expect(pieces.map(({ sentences }) => sentences)).toEqual([
    [[0], [5], []],
    [[1, 2], [6], []],
    [[], [], [9]],
  ]);
  expect(pieces[1]?.pairs.map(({ beads }) => beads)).toEqual([[[[1, 2], [6]]]]);
});

test('pieces go together where no language gets a gap', () => {
  const [a, b, c] = [
    [[0], [], []],
    [[], [3], []],
    [[2], [], []],
  ].map((sentences) => ({ sentences, pairs: [], confidence: 0, moved: false, fixed: false }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three pieces');
  expect(together([a, b], 3)).toEqual([[0], [3], []]);
  expect(together([a, c], 3)).toBeUndefined();
  expect(areDisjoint(a, b)).toBe(true);
  expect(areDisjoint(a, c)).toBe(false);
});
