import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applySplices, type ReviewUnit, type Splice } from '../../review/index.ts';
import { exampleOutline, exampleUnit } from './example-units.ts';
import { OutlineList } from './outline-list.ts';

it('knows units by position and id', () => {
  const list = new OutlineList(
    exampleOutline(
      [
        ['a', 90, 'u'],
        ['b', -1, 'e', 1],
      ],
      ['duplicate'],
    ),
  );
  expect(list.ids).toEqual(['a', 'b']);
  expect(list.position('b')).toBe(1);
  expect(list.get('b')).toMatchObject({ confidence: -1, status: 'e', flags: 1, firsts: [1, 1] });
  expect(list.get('c')).toBeUndefined();
});

it('keeps its list of ids where units change in their places only', () => {
  const list = new OutlineList(
    exampleOutline([
      ['a', 90, 'u'],
      ['b', 80, 'u'],
    ]),
  );
  const { ids } = list;
  const unit = exampleUnit('b', { en: ['Longer text'] }, { status: 'accepted', confidence: 0.8 });
  list.apply([{ after: 'a', removed: [unit], inserted: [unit] }]);
  expect(list.ids).toBe(ids);
  expect(list.get('b')).toMatchObject({ status: 'a', length: 11, firsts: [0, -1] });
});

it('learns codes of flags that it did not know', () => {
  const list = new OutlineList(exampleOutline([['a', 90, 'u', 1]], ['duplicate']));
  const flag = (code: string) => ({ code, languages: ['en'], evidence: { places: [] } });
  const unit = exampleUnit('a', { en: ['Text'] }, { flags: [flag('new-flag'), flag('new-flag')] });
  list.apply([{ after: null, removed: [unit], inserted: [unit] }]);
  expect(list.codes).toEqual(['duplicate', 'new-flag']);
  expect(list.get('a')?.flags).toBe(2);
});

it('refuses a change of units that it does not have', () => {
  const list = new OutlineList(exampleOutline([['a', 90, 'u']]));
  const [b, c] = [exampleUnit('b', {}), exampleUnit('c', {})];
  expect(() => list.apply([{ after: null, removed: [b], inserted: [c] }])).toThrow(RangeError);
  expect(() => list.apply([{ after: 'x', removed: [], inserted: [c] }])).toThrow(RangeError);
});

it('follows any changes as the units themselves do', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.nat(3)), { maxLength: 12 });
  fc.assert(
    fc.property(changes, (list) => {
      let ids = 0;
      const unit = () => exampleUnit(`n${ids++}`, { en: ['Text'] });
      let units: readonly ReviewUnit[] = Array.from({ length: 5 }, unit);
      const outline = new OutlineList(exampleOutline(units.map(({ id }) => [id, 50, 'u'] as const)));
      for (const [place, removed, inserted] of list) {
        const at = place % (units.length + 1);
        const splice: Splice = {
          after: units[at - 1]?.id ?? null,
          removed: units.slice(at, at + removed),
          inserted: Array.from({ length: inserted }, unit),
        };
        units = applySplices(units, [splice]);
        outline.apply([splice]);
        expect(outline.ids).toEqual(units.map(({ id }) => id));
        for (const [position, { id }] of units.entries()) expect(outline.position(id)).toBe(position);
      }
    }),
  );
});
