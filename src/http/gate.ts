import { RequestError } from './problem.ts';

/** Lets so much through at the same time (requests, bytes, streams) and sends the rest away. */
export class Gate {
  readonly #most: number;
  readonly #what: string;
  #inside = 0;

  constructor(most: number, what: string) {
    this.#most = most;
    this.#what = what;
  }

  get inside(): number {
    return this.#inside;
  }

  /**
   * @returns What to call once it is done; calling it again does nothing.
   * @throws RequestError `BUSY`
   */
  enter(amount = 1): () => void {
    // What is larger than the whole gate passes alone.
    if (this.#inside > 0 && this.#inside + amount > this.#most) {
      throw new RequestError('BUSY', `too many ${this.#what} at the same time: try again`, {
        headers: { 'Retry-After': '1' },
      });
    }
    this.#inside += amount;
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      this.#inside -= amount;
    };
  }
}
