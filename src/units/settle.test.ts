import { expect, test } from 'vitest';
import type { Piece } from './pieces.ts';
import { inPlace } from './settle.ts';

const piece = (moved: boolean, ...sentences: number[][]): Piece => ({
  sentences,
  pairs: [],
  confidence: 0,
  moved,
  fixed: false,
});

test('what is in the order of all that have not moved is in place', () => {
  const pieces = [
    piece(false, [0], [0]),
    piece(true, [1], [1]),
    undefined,
    piece(true, [2], [4]),
    piece(false, [3], []),
    piece(false, [], [2, 3]),
  ];
  expect(inPlace(pieces, 2)).toEqual(new Set([1]));
});

test('where nothing has moved there is nothing to settle', () => {
  expect(inPlace([piece(false, [0], [0]), undefined], 2)).toEqual(new Set());
});
