import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('lets one go on in each turn of the event loop, in the order of their coming', async () => {
  const turns = new Turns();
  const gone: number[] = [];
  const all = [1, 2, 3].map((number) => turns.next().then(() => gone.push(number)));
  const seen: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    await setImmediate();
    seen.push(gone.length);
  }
  expect(gone).toEqual([1, 2, 3]);
  // Never two between two looks at what else there is.
  expect(seen.every((count, index) => count - (seen[index - 1] ?? 0) <= 1)).toBe(true);
  await Promise.all(all);
});
