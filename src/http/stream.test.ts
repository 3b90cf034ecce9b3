import { setTimeout } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { byteStream } from './stream.ts';

async function* pieces(count: number, onEnd: () => void = () => {}) {
  try {
    for (let index = 0; index < count; index++) yield 'x'.repeat(40_000);
  } finally {
    onEnd();
  }
}

it('tells once that it was read to the end', async () => {
  const onEnd = vi.fn();
  expect((await new Response(byteStream(pieces(5), onEnd)).text()).length).toBe(200_000);
  expect(onEnd).toHaveBeenCalledOnce();
});

it('tells of a failure and of a reader that leaves', async () => {
  async function* failing() {
    yield 'a';
    throw new Error('no more');
  }
  const failed = vi.fn();
  await expect(new Response(byteStream(failing(), failed)).text()).rejects.toThrow('no more');
  expect(failed).toHaveBeenCalled();
  const left = vi.fn();
  await byteStream(pieces(5), left).cancel();
  expect(left).toHaveBeenCalled();
});

it('gives up a reader that takes nothing', async () => {
  const onEnd = vi.fn();
  const closed = vi.fn();
  const reader = byteStream(pieces(100, closed), onEnd, 20).getReader();
  await reader.read();
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalled());
  expect(closed).toHaveBeenCalled();
  await expect(reader.read()).rejects.toThrow('takes nothing');
});

it('waits for a source that is slow', async () => {
  async function* slow() {
    yield 'a';
    await setTimeout(60);
    yield 'b';
  }
  expect(await new Response(byteStream(slow(), undefined, 20)).text()).toBe('ab');
});
