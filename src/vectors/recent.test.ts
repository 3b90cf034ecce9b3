import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { recent } from './recent.ts';

test('recent makes what it does not remember, once', () => {
  const make = vi.fn((text: string) => text.length);
  const lengthOf = recent(make, 100);
  expect(['a', 'bcd', '', 'bcd', 'a', ''].map(lengthOf)).toEqual([1, 3, 0, 3, 1, 0]);
  expect(make.mock.calls.flat()).toEqual(['a', 'bcd', '']);
});

test('recent forgets what was not asked for lately', () => {
  const make = vi.fn((text: string) => ({ text }));
  const remember = recent(make, 3);
  const kept = remember('often');
  for (let at = 0; at < 100; at++) {
    remember(`once ${at}`);
    expect(remember('often')).toBe(kept);
  }
  expect(make).toHaveBeenCalledTimes(101);
  remember('once 99');
  expect(make).toHaveBeenCalledTimes(101);
  remember('once 0');
  expect(make).toHaveBeenCalledTimes(102);
});

test('recent does not keep the texts that its keys were cut from', async () => {
  setFlagsFromString('--expose_gc');
  const collect: () => void = runInNewContext('gc');
  const remember = recent((text) => text.length, 1000);
  const fill = () => {
    for (let at = 0; at < 50; at++)
      remember(
        Buffer.alloc(1_000_000, 32 + at)
          .toString('latin1')
          .slice(7, 27),
      );
  };
  collect();
  const before = process.memoryUsage().heapUsed;
  fill();
  // What the call left on the stack goes with the turn.
  await setImmediate();
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
});
