import { expect, test } from 'vitest';
import { readAnchors } from './anchor.ts';
import { orderAnchors } from './order.ts';
import type { Position } from './positions.ts';

const TAGS = ['en', 'de'];

/** Of a text of which unit n is sentence n of each language; all its units are sure. */
function order(pairs: readonly (readonly [en: number, de: number])[], known: readonly number[] = []) {
  const anchors = readAnchors(
    pairs.map(([en, de]) => ({ en: [en, 1], de: [de, 1] })),
    TAGS,
    [100, 100],
  );
  const { inOrder, moved } = orderAnchors(
    anchors,
    TAGS,
    ({ spans }): Position => {
      const own = spans.flatMap((span) => span?.[0] ?? []);
      const [from, to] = [Math.min(...own), Math.max(...own)];
      return {
        place: own[0] ?? 0,
        from,
        to,
        crossed: Math.max(0, to - from - 1),
        isForward: own[0] === from,
      };
    },
    ({ index }) => known.includes(index),
  );
  const indices = (list: readonly { readonly index: number }[]) => list.map(({ index }) => index);
  return { inOrder: indices(inOrder), moved: indices(moved) };
}

test('anchors that keep the order are in it, however they are given', () => {
  expect(
    order([
      [20, 21],
      [5, 5],
      [40, 38],
    ]),
  ).toEqual({ inOrder: [1, 0, 2], moved: [] });
});

test('one that crosses many sure units has moved, and takes its sentences out of each language', () => {
  expect(
    order([
      [10, 10],
      [20, 60],
      [40, 40],
    ]),
  ).toEqual({ inOrder: [0, 1, 2, 1], moved: [1] });
});

test('as many as the units that they cross overrule them', () => {
  const shifted = Array.from({ length: 5 }, (_, k) => [20 + k, 26 + k] as const);
  expect(order(shifted.slice(1)).moved).toEqual([0, 1, 2, 3]);
  expect(order(shifted).moved).toEqual([]);
  // Those that cross the same in the other direction do not count.
  expect(order([...shifted.slice(1), [28, 20]]).moved).toHaveLength(5);
});

test('of two that cross each other the one that is farther off has moved; of two alike the later one', () => {
  expect(
    order([
      [10, 12],
      [11, 11],
    ]).moved,
  ).toEqual([0]);
  expect(
    order([
      [10, 11],
      [11, 10],
    ]).moved,
  ).toEqual([1]);
});

test('what is known to have moved has, though it crosses nothing', () => {
  expect(order([[10, 11]], [0]).moved).toEqual([0]);
});
