import { HexaplaError } from '../errors.ts';
import { RequestError } from './problem.ts';

const RETRY_AFTER_SECONDS = 10;

/**
 * Runs one task at a time, in the order of their coming, and lets a few wait: an alignment takes all the
 * processors there are, so two at once would only both be late.
 */
export class Queue {
  readonly #maxWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #busy = false;

  constructor(maxWaiting: number) {
    this.#maxWaiting = maxWaiting;
  }

  /**
   * The result of the task, once its turn has come.
   *
   * @throws RequestError `BUSY` at once when too many wait.
   * @throws HexaplaError `CANCELLED` when the signal says so before the task has begun.
   */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(signal);
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy = false;
      else next();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw cancelled();
    if (!this.#busy) {
      this.#busy = true;
      return;
    }
    if (this.#waiting.length >= this.#maxWaiting) {
      throw new RequestError('BUSY', 'as many requests wait as may: try again later', {
        headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
      });
    }
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(begin), 1);
        reject(cancelled());
      };
      this.#waiting.push(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}

function cancelled(): HexaplaError {
  return new HexaplaError('CANCELLED', 'the client has left before its turn came');
}
