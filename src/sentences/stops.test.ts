import { expect, test } from 'vitest';
import { stopsOf } from './stops.ts';

const found = (line: string, language = 'en', closers = '') =>
  [...stopsOf(line, language, { closers })].map(({ start, end, next, marks, closed }) => [
    line.slice(start, end),
    marks,
    closed,
    next - end,
  ]);

test.each<[string, ReturnType<typeof found>]>([
  ['a. b', [['.', '.', false, 1]]],
  ['a?!”  b', [['?!”', '?!', true, 2]]],
  ['。」b', [['。」', '。', true, 0]]],
  ['a. » b', [['. »', '.', true, 1]]],
  ['a. »b', [['.', '.', false, 1]]],
  ['a.[12][3] b', [['.[12][3]', '.', false, 1]]],
  ['a.² b', [['.²', '.', false, 1]]],
  ['a! 👨‍👩‍👧👍🏽 b', [['! 👨‍👩‍👧👍🏽', '!', false, 1]]],
  [
    'a…b..c',
    [
      ['…', '…', false, 0],
      ['..', '..', false, 0],
    ],
  ],
  ['वह। x', [['।', '।', false, 1]]],
  ['a; b', []],
])('%s', (line, stops) => {
  expect(found(line)).toEqual(stops);
});

test('a mark of quotation closes where the language says so', () => {
  expect(found('a?“ b', 'de', '“')).toEqual([['?“', '?', true, 1]]);
  expect(found('a?“ b')).toEqual([['?', '?', false, 0]]);
});

test('the semicolon asks in Greek', () => {
  expect(found('a; b', 'el')).toEqual([[';', ';', false, 1]]);
});
