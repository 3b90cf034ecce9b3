import type { Progress } from '../align.ts';
import type { Alignment } from '../alignment.ts';
import { HexaplaError } from '../errors.ts';
import type { Aligner } from '../work/index.ts';
import type { Changes } from './changes.ts';
import { beat, failTry, finishTry, giveBack, tryOf } from './queue.ts';
import { taskOf } from './realign.ts';
import type { DocumentRow, Store, Writer } from './store.ts';

/** Whoever sees to it that documents are aligned. */
export interface Work {
  /** Makes a document known that waits, in the transaction that makes it wait. */
  queue(trx: Writer, id: string): Promise<void>;
  /** Looks for work: called when something was queued. */
  wake(): void;
  /** Stops work on a document that is gone. */
  cancel(id: string): void;
  /** Stops; what runs waits again. */
  close(): Promise<void>;
}

export interface TryOptions {
  readonly model: string | undefined;
  /** Milliseconds between signs of life; undefined where nobody else could take the document. */
  readonly heartbeat: number | undefined;
  readonly log: (message: string) => void;
  readonly queue: (trx: Writer, id: string) => Promise<void>;
}

/** The documents that this process works on, each from its taking to its result. */
export class Tries {
  readonly #store: Store;
  readonly #pool: Aligner;
  readonly #changes: Changes;
  readonly #options: TryOptions;
  readonly #running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>();

  constructor(store: Store, pool: Aligner, changes: Changes, options: TryOptions) {
    this.#store = store;
    this.#pool = pool;
    this.#changes = changes;
    this.#options = options;
  }

  get count(): number {
    return this.#running.size;
  }

  /** Works on a document that was taken; never rejects. */
  run(row: DocumentRow): Promise<void> {
    const abort = new AbortController();
    const ended = this.#align(row, abort)
      .catch((error: unknown) => {
        // The database itself failed: the document is taken up again when it answers.
        this.#options.log(`document ${row.id}: ${shown(error)}`);
      })
      .finally(() => {
        if (this.#running.get(row.id)?.abort === abort) this.#running.delete(row.id);
        this.#changes.setProgress(row.id, undefined);
      });
    this.#running.set(row.id, { abort, ended });
    this.#changes.tell(row.id);
    return ended;
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort.abort();
  }

  /** Stops all of it; resolves when everything was put back. */
  async close(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { abort } of all) abort.abort();
    await Promise.all(all.map(({ ended }) => ended));
  }

  async #align(row: DocumentRow, abort: AbortController): Promise<void> {
    const store = this.#store;
    const work = tryOf(row);
    let latest: Progress | undefined;
    const timer = this.#keepAlive(
      () => beat(store, work, latest === undefined ? null : JSON.stringify(latest)),
      abort,
    );
    const onProgress = (progress: Progress) => {
      latest = progress;
      this.#changes.setProgress(row.id, progress);
    };
    try {
      let alignment: Alignment;
      try {
        const task = await store.read((db) => taskOf(db, row, this.#options.model));
        alignment = await this.#pool.align(task, [], { signal: abort.signal, onProgress });
      } catch (error) {
        if (abort.signal.aborted) {
          await giveBack(store, work, (trx) => this.#options.queue(trx, row.id));
        } else {
          if (!(error instanceof HexaplaError)) this.#options.log(`document ${row.id}: ${shown(error)}`);
          await failTry(store, work, error);
        }
        return;
      }
      await finishTry(store, work, alignment);
    } finally {
      clearInterval(timer);
    }
  }

  #keepAlive(sign: () => Promise<boolean>, abort: AbortController): NodeJS.Timeout | undefined {
    const { heartbeat, log } = this.#options;
    if (heartbeat === undefined) return undefined;
    const timer = setInterval(() => {
      sign().then(
        (isOn) => {
          if (!isOn) abort.abort();
        },
        (error: unknown) => log(`no sign of life could be given: ${shown(error)}`),
      );
    }, heartbeat);
    timer.unref();
    return timer;
  }
}

export function shown(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
