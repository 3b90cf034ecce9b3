import { expect, it } from 'vitest';
import { exampleOutline } from '../review/example-units.ts';
import { OutlineList } from '../review/outline-list.ts';
import { nearest, pathOf } from './path-points.ts';

const outline = exampleOutline([
  ['a', 90, 'u'],
  ['b', 80, 'u'],
  ['c', 70, 'u'],
  ['d', 60, 'u'],
]);
const path = pathOf(
  new OutlineList({ ...outline, firsts: { en: [0, 1, 2, 3], ja: [0, -1, 1, 4] } }),
  'en',
  'ja',
);

it('has a point for what both languages have, and the rest on the edges', () => {
  expect(path.points.map(({ position, x, y }) => [position, x, y])).toEqual([
    [0, 0, 0],
    [2, 0.5, 0.2],
    [3, 0.75, 0.8],
  ]);
  expect(path.alone.map((points) => points.map(({ position }) => position))).toEqual([[1], []]);
  expect(path.sentences).toEqual([4, 5]);
});

it('finds the nearest unit', () => {
  expect(nearest(path, 0.7, 0.9)?.position).toBe(3);
  expect(nearest(path, 0.25, 0)?.position).toBe(1);
  expect(nearest({ points: [], alone: [], sentences: [1, 1] }, 0.5, 0.5)).toBeUndefined();
});
