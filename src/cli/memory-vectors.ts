import { HexaplaError } from '../errors.ts';
import type { Log } from '../http/index.ts';
import { indexVectors, type Memory } from '../memory/index.ts';
import type { Encoder } from '../vectors/index.ts';

/** Makes the vectors of units that came into a memory, in the background: without them only their words are found. */
export class MemoryVectors {
  readonly #memory: Memory;
  readonly #encoder: Encoder;
  readonly #log: Log;
  readonly #closing = new AbortController();
  #isAsked = false;
  #running: Promise<void> | undefined;

  constructor(memory: Memory, encoder: Encoder, log: Log) {
    this.#memory = memory;
    this.#encoder = encoder;
    this.#log = log;
  }

  /** Units came. */
  wake(): void {
    this.#isAsked = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** What is done is kept, and goes on there the next time. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isAsked && !this.#closing.signal.aborted) {
      this.#isAsked = false;
      try {
        await indexVectors(this.#memory, this.#encoder, { signal: this.#closing.signal });
      } catch (error) {
        if (error instanceof HexaplaError && error.code === 'CANCELLED') return;
        this.#log('the memory has no vectors for its new units', error);
      }
    }
  }
}
