import { signal } from '@preact/signals';
import { ApiError, OfflineError } from '../api/client.ts';
import type { Applied, ServiceOperation } from '../api/wire.ts';

/** A change that is on its way to the service. */
export type Change =
  | {
      readonly kind: 'operation';
      readonly operation: ServiceOperation;
      readonly label: string;
      /** The page does it by itself: that it cannot be done is nothing to speak of. */
      readonly unasked?: true;
    }
  | { readonly kind: 'undo' | 'redo'; readonly label: string };

export interface QueueHooks {
  /** Sends a change; rejects as `call` does. */
  send(change: Change): Promise<Applied>;
  applied(change: Change, result: Applied, waiting: readonly Change[]): void;
  /** The document is at another revision; whether the change may be sent again after it was loaded anew. */
  stale(change: Change): Promise<boolean>;
  refused(change: Change, error: unknown): Promise<void>;
}

const LONGEST_WAIT = 15_000;

/** How often a change is sent again where somebody else is always faster. */
const STALE_TRIES = 3;

/** What the page left in the storage when it was closed. Another page of this origin may have written there. */
function left(text: string | null): Change[] {
  try {
    const changes: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(changes) ? changes : [];
  } catch {
    return [];
  }
}

/**
 * Changes in the order in which a person made them, sent one after the other, so that each is made of what the one
 * before left. Where the service cannot be reached they wait; they outlive a reload of the page.
 */
export class ChangeQueue {
  readonly length = signal(0);
  readonly offline = signal(false);
  readonly #hooks: QueueHooks;
  readonly #key: string;
  readonly #store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly #changes: Change[];
  #isRunning = false;
  #wake: (() => void) | undefined;

  constructor(
    document: string,
    hooks: QueueHooks,
    store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = sessionStorage,
  ) {
    this.#hooks = hooks;
    this.#key = `hexapla.changes.${document}`;
    this.#store = store;
    this.#changes = left(store.getItem(this.#key));
    this.length.value = this.#changes.length;
  }

  get isIdle(): boolean {
    return this.#changes.length === 0;
  }

  push(change: Change): void {
    this.#changes.push(change);
    this.#kept();
    void this.run();
  }

  /** Tries again at once what waits for the service. */
  wake(): void {
    this.#wake?.();
  }

  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    let wait = 500;
    let stale = 0;
    for (let change = this.#changes[0]; change !== undefined; change = this.#changes[0]) {
      try {
        const result = await this.#hooks.send(change);
        this.offline.value = false;
        this.#done();
        this.#hooks.applied(change, result, this.#changes);
        stale = 0;
        wait = 500;
      } catch (error) {
        const isBusy = error instanceof ApiError && (error.status === 429 || error.status === 503);
        if (error instanceof OfflineError || isBusy) {
          this.offline.value = !isBusy;
          await this.#pause(isBusy && error.retryAfter !== undefined ? error.retryAfter * 1000 : wait);
          wait = Math.min(wait * 2, LONGEST_WAIT);
          continue;
        }
        this.offline.value = false;
        const isStale = error instanceof ApiError && error.status === 412;
        stale += 1;
        if (isStale && stale <= STALE_TRIES && (await this.#hooks.stale(change))) continue;
        this.#done();
        stale = 0;
        await this.#hooks.refused(change, error);
      }
    }
    this.#isRunning = false;
  }

  #done(): void {
    this.#changes.shift();
    this.#kept();
  }

  #kept(): void {
    this.length.value = this.#changes.length;
    if (this.#changes.length === 0) this.#store.removeItem(this.#key);
    else this.#store.setItem(this.#key, JSON.stringify(this.#changes));
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
