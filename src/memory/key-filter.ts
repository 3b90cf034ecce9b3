/** Bits of the filter, a power of two: 4 MiB, with which a million keys give one wrong yes of 200. */
const BITS = 2 ** 25;

/** A Bloom filter over keys of 52 bits: whether one was added before, sometimes yes where it was not, never no where it was. */
export class KeyFilter {
  readonly #words = new Uint32Array(BITS / 32);

  add(key: number): void {
    for (const bit of [low(key), high(key)]) {
      this.#words[bit >>> 5] = (this.#words[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }

  mayHave(key: number): boolean {
    return this.#has(low(key)) && this.#has(high(key));
  }

  #has(bit: number): boolean {
    return ((this.#words[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}

function low(key: number): number {
  return key % BITS;
}

function high(key: number): number {
  return Math.floor(key / BITS) % BITS;
}
