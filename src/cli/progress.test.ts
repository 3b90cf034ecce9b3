import { expect, it, vi } from 'vitest';
import { progressLine } from './progress.ts';

function onStream(isTTY: boolean) {
  const write = vi.fn();
  let time = 0;
  const line = progressLine({ isTTY, write } as unknown as NodeJS.WriteStream, () => time);
  const at = (milliseconds: number, done: number) => {
    time = milliseconds;
    line.update({ stage: 'encode', done, total: 100 });
  };
  return { at, line, shown: () => write.mock.calls.map(([text]) => text) };
}

it('says nothing about short work', () => {
  const { at, line, shown } = onStream(true);
  at(10, 1);
  at(900, 99);
  line.end();
  expect(shown()).toEqual([]);
});

it('writes over its own line on a terminal, not too often, and wipes it', () => {
  const { at, line, shown } = onStream(true);
  at(1000, 100);
  at(1050, 7);
  at(1200, 9);
  line.end();
  expect(shown()).toEqual([
    '\rencoding sentences 100 of 100',
    '\rencoding sentences 9 of 100  ',
    expect.stringMatching(/^\r {27,}\r$/),
  ]);
});

it('writes a line every few seconds where it is no terminal', () => {
  const { at, line, shown } = onStream(false);
  for (let time = 0; time < 12_000; time += 500) at(time, time / 500);
  line.end();
  expect(shown()).toEqual(['encoding sentences 10 of 100\n', 'encoding sentences 20 of 100\n']);
});
