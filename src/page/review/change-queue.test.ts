import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError, OfflineError } from '../api/client.ts';
import type { Applied } from '../api/wire.ts';
import { type Change, ChangeQueue, type QueueHooks } from './change-queue.ts';

const RESULT: Applied = {
  revision: 2,
  splices: [],
  counts: {
    units: 0,
    byStatus: { unreviewed: 0, accepted: 0, edited: 0, rejected: 0 },
    flagged: 0,
    bookmarked: 0,
  },
  canUndo: true,
  canRedo: false,
};
const accept = (unit: string): Change => ({
  kind: 'operation',
  operation: { op: 'accept', units: [unit] },
  label: `Accepted ${unit}`,
});

/** Storage as a browser has it. */
function storage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

function queueWith(send: QueueHooks['send'], over: Partial<QueueHooks> = {}) {
  const store = storage();
  const hooks = {
    send,
    applied: vi.fn(),
    stale: vi.fn(async () => true),
    refused: vi.fn(async () => undefined),
    ...over,
  };
  return { queue: new ChangeQueue('d', hooks, store), hooks, store };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('sends one change after the other', async () => {
  const sent: string[] = [];
  const { queue, hooks, store } = queueWith(async ({ label }) => {
    sent.push(`begin ${label}`);
    await Promise.resolve();
    sent.push(`end ${label}`);
    return RESULT;
  });
  queue.push(accept('a'));
  queue.push(accept('b'));
  expect(queue.length.value).toBe(2);
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['begin Accepted a', 'end Accepted a', 'begin Accepted b', 'end Accepted b']);
  // The first answer comes while the second change waits.
  expect(hooks.applied).toHaveBeenNthCalledWith(1, accept('a'), RESULT, expect.anything());
  expect(queue.isIdle).toBe(true);
  expect(store.items.size).toBe(0);
});

it('keeps what cannot be sent, and sends it when the service is back', async () => {
  let isAway = true;
  const send = vi.fn(async () => {
    if (isAway) throw new OfflineError('away');
    return RESULT;
  });
  const { queue, hooks, store } = queueWith(send);
  queue.push(accept('a'));
  await vi.advanceTimersByTimeAsync(5000);
  expect(queue.offline.value).toBe(true);
  expect(hooks.applied).not.toHaveBeenCalled();
  // A page that is loaded again finds the change.
  expect(new ChangeQueue('d', hooks, store).length.value).toBe(1);
  isAway = false;
  queue.wake();
  await vi.runAllTimersAsync();
  expect(hooks.applied).toHaveBeenCalledOnce();
  expect(queue.offline.value).toBe(false);
});

it('waits as long as a busy service asks for', async () => {
  const send = vi
    .fn()
    .mockRejectedValueOnce(new ApiError(503, 'BUSY', 'busy', 7))
    .mockResolvedValue(RESULT);
  const { queue, hooks } = queueWith(send);
  queue.push(accept('a'));
  await vi.advanceTimersByTimeAsync(6900);
  expect(send).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(200);
  expect(hooks.applied).toHaveBeenCalledOnce();
  expect(queue.offline.value).toBe(false);
});

it('sends a change again where somebody else was faster, but not for ever', async () => {
  const stale = new ApiError(412, 'STALE_REVISION', 'stale');
  const once = queueWith(vi.fn().mockRejectedValueOnce(stale).mockResolvedValue(RESULT));
  once.queue.push(accept('a'));
  await vi.runAllTimersAsync();
  expect(once.hooks.stale).toHaveBeenCalledOnce();
  expect(once.hooks.applied).toHaveBeenCalledOnce();

  const always = queueWith(vi.fn().mockRejectedValue(stale));
  always.queue.push(accept('a'));
  await vi.runAllTimersAsync();
  expect(always.hooks.refused).toHaveBeenCalledOnce();
  expect(always.queue.isIdle).toBe(true);
});

it('gives up what the service refuses, and goes on with the next', async () => {
  const send = vi
    .fn()
    .mockRejectedValueOnce(new ApiError(422, 'INVALID_OPERATION', 'no'))
    .mockResolvedValue(RESULT);
  const { queue, hooks } = queueWith(send);
  queue.push(accept('a'));
  queue.push(accept('b'));
  await vi.runAllTimersAsync();
  expect(hooks.refused).toHaveBeenCalledOnce();
  expect(hooks.applied).toHaveBeenCalledOnce();
});
