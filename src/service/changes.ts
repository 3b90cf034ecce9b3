import type { Progress } from '../align.ts';

/** What happens to documents, for those who watch them; and how far work on them is, which nobody keeps. */
export class Changes {
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #progress = new Map<string, Progress>();

  progressOf(id: string): Progress | undefined {
    return this.#progress.get(id);
  }

  setProgress(id: string, progress: Progress | undefined): void {
    if (progress === undefined) this.#progress.delete(id);
    else this.#progress.set(id, progress);
    this.tell(id);
  }

  tell(id: string): void {
    for (const listener of this.#listeners.get(id) ?? []) listener();
  }

  /** @returns Ends it. */
  listen(id: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(id, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id);
    };
  }

  /** Wakes all who watch, so that they see that there is nothing more to come. */
  tellAll(): void {
    for (const id of [...this.#listeners.keys()]) this.tell(id);
  }
}
