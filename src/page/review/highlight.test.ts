import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hitsOf, runsOf } from './highlight.ts';

it('cuts a text where something begins or ends', () => {
  const runs = runsOf(
    'The 12 ships. Left.',
    [{ start: 4, end: 6, kind: 'evidence', title: 'numbers differ' }],
    [14],
  );
  expect(runs.map(({ text }) => text)).toEqual(['The ', '12', ' ships. ', 'Left.']);
  expect(runs[1]).toMatchObject({ kinds: ['evidence'], title: 'numbers differ' });
  expect(runs.map(({ endsSentence }) => endsSentence)).toEqual([false, false, true, false]);
});

it('loses nothing of any text', () => {
  const marks = fc.array(
    fc.record({
      start: fc.nat(30),
      end: fc.nat(30),
      kind: fc.constantFrom('evidence' as const, 'hit' as const),
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), marks, fc.array(fc.nat(30)), (text, list, sentences) => {
      const runs = runsOf(text, list, sentences);
      expect(runs.map((run) => run.text).join('')).toBe(text);
      for (const { start, text: part } of runs) expect(text.slice(start, start + part.length)).toBe(part);
    }),
  );
});

it('finds words whatever their case, and nothing where it could not say where', () => {
  expect(hitsOf('Boat, boat, BOAT', 'boat').map(({ start }) => start)).toEqual([0, 6, 12]);
  expect(hitsOf('肇慶2024年', '2024')).toMatchObject([{ start: 2, end: 6 }]);
  expect(hitsOf('text', '  ')).toEqual([]);
  expect(hitsOf('İstanbul', 'stan')).toEqual([]);
});
