import { beforeEach, expect, it } from 'vitest';
import { exampleOutline, exampleUnit } from '../review/example-units.ts';
import { OutlineList } from '../review/outline-list.ts';
import { ShownRows } from './shown-rows.ts';

const VIEW = { scrollTop: 0, clientHeight: 600, clientWidth: 1200 };
let list: OutlineList;
let rows: ShownRows;

beforeEach(() => {
  list = new OutlineList(
    exampleOutline(Array.from({ length: 1000 }, (_, index) => [String(index), 90, 'u'] as const)),
  );
  rows = new ShownRows();
  rows.resize(VIEW);
  rows.update(list.ids, list, 3);
});

it('draws what is in sight and a little more', () => {
  const height = rows.top(1);
  rows.look({ ...VIEW, scrollTop: 100 * height });
  const { from, to } = rows.inSight(5);
  expect(from).toBe(95);
  expect(to).toBe(100 + Math.floor(600 / height) + 1 + 5);
});

it('keeps its place when rows above turn out to be higher', () => {
  const place = rows.top(500) + 7;
  rows.remember(place);
  rows.measured('10', rows.top(1) + 300);
  expect(rows.anchored()).toBe(place + 300);
  // What is below moves nothing.
  rows.measured('900', 1000);
  expect(rows.anchored()).toBe(place + 300);
});

it('keeps its place when units above are merged', () => {
  const place = rows.top(500) + 7;
  const height = rows.top(1);
  rows.remember(place);
  const unit = (id: string) => exampleUnit(id, { en: ['A text of 20 letters'] });
  list.apply([{ after: '2', removed: [unit('3'), unit('4')], inserted: [unit('n')] }]);
  rows.update(list.ids, list, 3);
  expect(rows.anchored()).toBe(place - height);
});

it('scrolls no more than it must, and far jumps to a third of the height', () => {
  const height = rows.top(1);
  rows.remember(0);
  expect(rows.reveal('2', VIEW)).toBe(0);
  const near = rows.reveal('14', VIEW);
  expect(near).toBeGreaterThan(0);
  expect(rows.top(14) + height).toBeLessThanOrEqual(near + VIEW.clientHeight);
  const far = rows.reveal('700', VIEW);
  expect(Math.abs(rows.top(700) - far - (600 - 36) / 3)).toBeLessThan(1);
  expect(rows.reveal('999', VIEW)).toBeLessThanOrEqual(rows.total);
});

it('knows the rows of a selection, and forgets heights at another width', () => {
  rows.update(['5', '900'], list, 3);
  rows.measured('900', 333);
  expect(rows.total).toBe(rows.top(1) + 333);
  expect(rows.resize({ ...VIEW, clientWidth: 500 })).toBe(true);
  expect(rows.total).not.toBe(rows.top(1) + 333);
  rows.update([], list, 3);
  expect(rows.inSight(5)).toEqual({ from: 0, to: 0 });
});
