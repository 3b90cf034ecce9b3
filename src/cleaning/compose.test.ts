import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChanges, composeEdits } from './compose.ts';
import type { Change } from './repair.ts';
import { type Edit, View } from './view.ts';

/** Changes of a text, made of numbers that say how far each is from the one before and how long it is. */
function changesOf(length: number, gaps: readonly (readonly [number, number, string])[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  for (const [gap, size, text] of gaps) {
    const start = at + gap;
    const end = start + size;
    if (end > length) break;
    changes.push({ start, end, text });
    at = end;
  }
  return changes;
}

const gaps = fc.array(fc.tuple(fc.nat(3), fc.nat(4), fc.constantFrom('', '', 'X', 'YZ', 'LONG')), {
  maxLength: 8,
});

it('makes one set of edits of two sets that follow each other', () => {
  fc.assert(
    fc.property(gaps, gaps, gaps, (first, second, third) => {
      const text = 'abcdefghijklmnopqrstuvwxyz';
      let edits: readonly Edit[] = [];
      let expected = text;
      for (const [index, given] of [first, second, third].entries()) {
        const changes = changesOf(expected.length, given);
        edits = composeEdits(edits, changes, index === 0 ? 'ornament' : 'hard-wrap');
        expected = applyChanges(expected, changes);
      }
      expect(new View({ name: 'a', text }, edits).text).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

it('leaves what an earlier repair took out to that repair', () => {
  const first = composeEdits([], [{ start: 4, end: 11, text: '' }], 'furniture');
  const both = composeEdits(first, [{ start: 3, end: 6, text: ' ' }], 'hard-wrap');
  const view = new View({ name: 'a', text: 'one\nPage 3\n  two' }, both);
  expect(view.text).toBe('one two');
  expect(both).toEqual([
    { start: 3, end: 4, text: ' ', repair: 'hard-wrap' },
    { start: 4, end: 11, text: '', repair: 'furniture' },
    { start: 11, end: 13, text: '', repair: 'hard-wrap' },
  ]);
});
