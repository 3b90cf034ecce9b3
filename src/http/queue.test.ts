import { describe, expect, it } from 'vitest';
import { Queue } from './queue.ts';

const never = new AbortController().signal;
const aborted = AbortSignal.abort();

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('Queue', () => {
  it('runs in order, one at a time', async () => {
    const queue = new Queue(10);
    const steps: string[] = [];
    const task = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve));
      steps.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all(['a', 'b', 'c'].map((name) => queue.run(task(name), never)))).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('goes on after a failure', async () => {
    const queue = new Queue(1);
    const failing = queue.run(async () => Promise.reject(new Error('no')), never);
    const next = queue.run(async () => 'yes', never);
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    await expect(queue.run(async () => 'free', never)).resolves.toBe('free');
  });

  it('gives the place of one who leaves to another', async () => {
    const queue = new Queue(1);
    const { open, opened } = gate();
    const first = queue.run(() => opened, never);
    const leaver = new AbortController();
    const second = queue.run(async () => 'second', leaver.signal);
    await expect(queue.run(async () => 'too many', never)).rejects.toMatchObject({ code: 'BUSY' });
    leaver.abort();
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' });
    const third = queue.run(async () => 'third', never);
    open();
    await first;
    await expect(third).resolves.toBe('third');
  });

  it('does not begin for one who has left already', async () => {
    const queue = new Queue(1);
    await expect(queue.run(async () => 'x', aborted)).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(queue.run(async () => 'y', never)).resolves.toBe('y');
  });
});
