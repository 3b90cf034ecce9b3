import { expect, it } from 'vitest';
import { exampleUnit } from './example-units.ts';
import { spliceShown } from './shown-units.ts';

const unit = (id: string) => exampleUnit(id, {});
const change = (after: string | null, removed: readonly string[], inserted: readonly string[]) => [
  { after, removed: removed.map(unit), inserted: inserted.map(unit) },
];

it('puts new units where those stood that they are made of', () => {
  expect(spliceShown(['a', 'c', 'e'], change('b', ['c'], ['x', 'y']))).toEqual(['a', 'x', 'y', 'e']);
  // The other part of a merge was not shown.
  expect(spliceShown(['a', 'c', 'e'], change('a', ['b', 'c'], ['x']))).toEqual(['a', 'x', 'e']);
});

it('leaves out what happens elsewhere', () => {
  const shown = ['a', 'c'];
  expect(spliceShown(shown, change('d', ['e', 'f'], ['x']))).toEqual(shown);
  expect(spliceShown(shown, change('a', ['a'], ['a']))).toBe(shown);
});

it('shows a unit that came alone behind its neighbour', () => {
  expect(spliceShown(['a', 'c'], change('a', [], ['x']))).toEqual(['a', 'x', 'c']);
  expect(spliceShown(['a', 'c'], change(null, [], ['x']))).toEqual(['x', 'a', 'c']);
  expect(spliceShown(['a', 'c'], change('b', [], ['x']))).toEqual(['a', 'c']);
});

it('lets units go', () => {
  expect(spliceShown(['a', 'b', 'c'], change('a', ['b'], []))).toEqual(['a', 'c']);
});
