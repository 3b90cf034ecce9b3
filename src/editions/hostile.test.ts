import { expect, test } from 'vitest';
import { View } from '../cleaning/index.ts';
import { findEditions } from './editions.ts';

const RANGES = Array.from({ length: 1000 }, (_, i) => 0x100 + i * 40);

/** What must not take more than a moment: the runner's limit on a test is the measure. */
test.each([
  [
    'a language of its own in every line',
    RANGES.map((at) => String.fromCharCode(...Array(30).fill(at))).join('\n'),
  ],
  ['lines of one character', Array.from({ length: 200_000 }, (_, i) => 'abz中あж'[i % 6]).join('\n')],
  ['one long line', 'The ferry leaves at eight. '.repeat(400_000)],
  [
    'a line of dividers',
    `${'|'.repeat(500_000)}\n${' / '.repeat(300_000)}\n${'\t'.repeat(9)}x\nThe ferry leaves.`,
  ],
  ['lines of dividers', 'a | b | c / d \t e    f\n'.repeat(20_000)],
  ['a line of quotation marks', `The ferry leaves at eight.\n${'。"'.repeat(300_000)}x`],
  ['a line of white space', `The ferry${' '.repeat(2_000_000)}leaves at eight.`],
  ['bullets and no word', `${'- '.repeat(140)}\n`.repeat(2000).concat('The ferry leaves at eight.')],
  ['lone surrogates', `${'\ud800'.repeat(100_000)}\nThe ferry leaves at eight.`],
])('%s', (name, text) => {
  const { editions, other } = findEditions(new View({ name, text }));
  expect(editions.length + other.length).toBeGreaterThan(0);
});

test.each([['!?…—'.repeat(100_000)], ['=\n'.repeat(100_000)]])(
  'punctuation alone is no text (%#)',
  (text) => {
    expect(() => findEditions(new View({ name: 'a', text }))).toThrow(
      expect.objectContaining({ code: 'LANGUAGE_NOT_FOUND' }),
    );
  },
);
