import { expect, test } from 'vitest';
import { parseBeads } from './gold-beads.ts';

test('beads are read, costs and blank lines passed over', () => {
  const text = '[0]:[0]\r\n[1, 2]:[]:0.25\n\n[]:[]\n [ 4,3 ] : [1]\n';
  expect(parseBeads('gold.txt', text, [5, 2])).toEqual([
    [[0], [0]],
    [[1, 2], []],
    [[3, 4], [1]],
  ]);
});

test.each([
  ['[0]:[0]\n[1]', "gold.txt: line 2: no bead such as [0, 1]:[2] but '[1]'"],
  ['0:0', "gold.txt: line 1: no bead such as [0, 1]:[2] but '0:0'"],
  ['[0 1]:[0]', "gold.txt: line 1: no bead such as [0, 1]:[2] but '[0 1]:[0]'"],
  ['[-1]:[0]', "gold.txt: line 1: no bead such as [0, 1]:[2] but '[-1]:[0]'"],
  ['[0,]:[0]', "gold.txt: line 1: no bead such as [0, 1]:[2] but '[0,]:[0]'"],
  ['[99999999999]:[0]', "gold.txt: line 1: no bead such as [0, 1]:[2] but '[99999999999]:[0]'"],
  ['[0]:[0]\n\n[3]:[1]', 'gold.txt: line 3: there is no source sentence 3 (they are 0 to 2)'],
  ['[0]:[2]', 'gold.txt: line 1: there is no target sentence 2 (they are 0 to 1)'],
  ['[0]:[0]\n[0]:[1]', 'gold.txt: line 2: the source sentence 0 is already in line 1'],
  ['[0]:[1, 1]', 'gold.txt: line 1: the target sentence 1 is already in line 1'],
])('%j is refused', (text, message) => {
  expect(() => parseBeads('gold.txt', text, [3, 2])).toThrow(
    expect.objectContaining({ code: 'GOLD_INVALID', message }),
  );
});

test('a long line of nonsense is refused at once, and shown in part', () => {
  const line = `[${' ,'.repeat(500_000)}\u001b[2J`;
  expect(() => parseBeads('gold.txt', line, [3, 2])).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/^.{0,150}…'$/) }),
  );
});
