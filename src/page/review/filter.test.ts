import { expect, it } from 'vitest';
import { exampleOutline } from './example-units.ts';
import { ALL, asksService, isUncertain, nextUncertain, select, stretchAround } from './filter.ts';
import { OutlineList } from './outline-list.ts';

const list = new OutlineList(
  exampleOutline(
    [
      ['a', 99, 'u'],
      ['b', 40, 'u'],
      ['c', 70, 'a'],
      ['d', 95, 'u', 2],
      ['e', -1, 'e'],
      ['f', 10, 'r', 1],
      ['g', 60, 'u'],
    ],
    ['duplicate', 'large-merge'],
  ),
);

it('selects by status, flag and confidence', () => {
  expect(select(list, ALL)).toBe(list.ids);
  expect(select(list, { ...ALL, statuses: ['accepted', 'edited'] })).toEqual(['c', 'e']);
  expect(select(list, { ...ALL, flags: ['large-merge'] })).toEqual(['d']);
  expect(select(list, { ...ALL, flags: ['no-such-flag'] })).toEqual([]);
  expect(select(list, { ...ALL, least: 40, most: 70 })).toEqual(['b', 'c', 'g']);
});

it('puts what is least certain and unreviewed first', () => {
  expect(select(list, { ...ALL, order: 'uncertain' })).toEqual(['b', 'g', 'd', 'a', 'f', 'c', 'e']);
});

it('asks the service for what only texts say', () => {
  expect(asksService(ALL)).toBe(false);
  expect(asksService({ ...ALL, text: ' ' })).toBe(false);
  expect(asksService({ ...ALL, text: 'x' })).toBe(true);
  expect(asksService({ ...ALL, bookmarked: true })).toBe(true);
});

it('calls uncertain what nobody has looked at and is not sure, or flagged', () => {
  expect(list.entries.filter((entry) => isUncertain(entry, 90)).map(({ id }) => id)).toEqual(['b', 'd', 'g']);
  expect(list.entries.filter((entry) => isUncertain(entry, 50)).map(({ id }) => id)).toEqual(['b', 'd']);
});

it('walks through what is uncertain, round the end, and stops where nothing else is', () => {
  expect(nextUncertain(list.ids, list, undefined, 1, 90)).toBe('b');
  expect(nextUncertain(list.ids, list, 'b', 1, 90)).toBe('d');
  expect(nextUncertain(list.ids, list, 'g', 1, 90)).toBe('b');
  expect(nextUncertain(list.ids, list, 'b', -1, 90)).toBe('g');
  expect(nextUncertain(['a', 'b'], list, 'b', 1, 90)).toBeUndefined();
  expect(nextUncertain([], list, undefined, 1, 90)).toBeUndefined();
});

it('finds the stretch between confirmed neighbours', () => {
  expect(stretchAround(list, 'd')).toEqual({ from: 'c', to: 'e' });
  expect(stretchAround(list, 'a')).toEqual({ to: 'c' });
  expect(stretchAround(list, 'g')).toEqual({ from: 'e' });
  expect(stretchAround(list, 'nobody')).toBeUndefined();
});
