/** Clients whose buckets are kept; those who were not seen longest begin anew. */
const MOST_CLIENTS = 10_000;

/** How often each client asks: a token bucket for each. */
export class Rate {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  /** @param now Milliseconds; the clock. */
  constructor(perSecond: number, burst: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#now = now;
  }

  /** Takes one request of a client; the seconds that it has to wait, 0 where it need not. */
  take(client: string): number {
    const now = this.#now();
    const known = this.#buckets.get(client) ?? { left: this.#burst, at: now };
    const left = Math.min(this.#burst, known.left + ((now - known.at) / 1000) * this.#perSecond);
    const isFree = left >= 1;
    // Behind all others: the one that was seen last.
    this.#buckets.delete(client);
    this.#buckets.set(client, { left: isFree ? left - 1 : left, at: now });
    if (this.#buckets.size > MOST_CLIENTS) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return isFree ? 0 : (1 - left) / this.#perSecond;
  }
}
