import type { Aligner } from '../work/index.ts';
import type { Changes } from './changes.ts';
import { takeDocument, takeUpAgain } from './queue.ts';
import type { Store } from './store.ts';
import { shown, Tries, type Work } from './work.ts';

export interface LocalOptions {
  /** Documents at the same time. */
  readonly threads: number;
  readonly model: string | undefined;
  readonly mostAttempts: number;
  readonly log: (message: string) => void;
}

/** Work on the documents of a database that this process has for itself: its table is the queue. */
export async function startLocalWork(
  store: Store,
  pool: Aligner,
  changes: Changes,
  { threads, model, mostAttempts, log }: LocalOptions,
): Promise<Work> {
  // Nobody else works here: what is said to run was cut off.
  await takeUpAgain(store, Number.MAX_SAFE_INTEGER, async () => {});
  const queue = async () => {};
  const tries = new Tries(store, pool, changes, { model, heartbeat: undefined, log, queue });
  let closed = false;
  let looking: Promise<void> | undefined;
  let again = false;

  async function look(): Promise<void> {
    do {
      again = false;
      while (!closed && tries.count < threads) {
        const row = await takeDocument(store, undefined, mostAttempts, (id) => changes.tell(id));
        if (row === undefined) break;
        void tries.run(row).then(wake);
      }
    } while (again && !closed);
  }

  function wake(): void {
    if (closed) return;
    again = true;
    looking ??= look()
      .catch((error: unknown) => log(`the queue: ${shown(error)}`))
      .finally(() => {
        looking = undefined;
      });
  }

  wake();
  return {
    queue,
    wake,
    cancel: (id) => tries.cancel(id),
    async close() {
      closed = true;
      await looking;
      await tries.close();
    },
  };
}
