import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Edit, View } from './view.ts';

const source = { name: 'a.txt', text: '总造价约12■◆.85亿元。c cảng mới' };
const edit = (start: number, end: number, text = ''): Edit => ({ start, end, text, repair: 'ornament' });

it('is the source where nothing is repaired', () => {
  const view = new View(source);
  expect(view.text).toBe(source.text);
  expect(view.sourceRange(3, 5)).toEqual({ start: 3, end: 5 });
});

it('knows where the clean text stands in the source', () => {
  const view = new View(source, [edit(6, 8), edit(14, 16)]);
  expect(view.text).toBe('总造价约12.85亿元。cảng mới');
  expect(view.sourceRange(4, 9)).toEqual({ start: 4, end: 11 });
  expect(view.sourceRange(4, 6)).toEqual({ start: 4, end: 6 });
  expect(view.sourceRange(12, 16)).toEqual({ start: 16, end: 20 });
});

it('takes a character that was put in for all that it replaces', () => {
  const view = new View({ name: 'a', text: 'one\n  two' }, [edit(3, 6, ' ')]);
  expect(view.text).toBe('one two');
  expect(view.sourceRange(3, 4)).toEqual({ start: 3, end: 6 });
  expect(view.sourceRange(2, 5)).toEqual({ start: 2, end: 7 });
});

it('refuses edits that overlap', () => {
  expect(() => new View(source, [edit(3, 6), edit(5, 7)])).toThrow(RangeError);
});

it('finds every character that no edit touches where it stood', () => {
  const pieces = fc.array(
    fc.tuple(fc.string({ maxLength: 4 }), fc.string({ maxLength: 3 }), fc.string({ maxLength: 2 })),
  );
  fc.assert(
    fc.property(pieces, (list) => {
      let text = '';
      const edits: Edit[] = [];
      const kept: number[] = [];
      for (const [keep, from, to] of list) {
        for (let i = 0; i < keep.length; i++) kept.push(text.length + i);
        text += keep;
        edits.push(edit(text.length, text.length + from.length, to));
        text += from;
      }
      const view = new View({ name: 'a', text }, edits);
      let at = 0;
      let next = 0;
      for (const [keep, , to] of list) {
        for (let i = 0; i < keep.length; i++, at++, next++) {
          const place = kept[next] ?? -1;
          expect(view.sourceRange(at, at + 1)).toEqual({ start: place, end: place + 1 });
        }
        at += to.length;
      }
      expect(view.text.length).toBe(at);
    }),
  );
});
