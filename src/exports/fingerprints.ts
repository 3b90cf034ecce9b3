import { hash } from 'node:crypto';

/** Slots at the start, a power of two. */
const FIRST_CAPACITY = 1024;

/** 64 bits of SHA-256, as 16 hexadecimal digits. */
export function fingerprint(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

/**
 * Counts how often fingerprints have been met, in 12 bytes a slot (24 to 48 a fingerprint while the table is
 * filling): a million texts in a `Map` would be ten times that. Two different texts are taken for one with a
 * probability of n²/2⁶⁵, 3·10⁻⁸ for a million. Open addressing with linear probing.
 */
export class Fingerprints {
  #high = new Uint32Array(FIRST_CAPACITY);
  #low = new Uint32Array(FIRST_CAPACITY);
  /** How often; 0 is a free slot. */
  #counts = new Uint32Array(FIRST_CAPACITY);
  #size = 0;

  /** How often this one has been met, this time included. */
  count(hexadecimal: string): number {
    if (this.#size * 2 >= this.#counts.length) this.#grow();
    const high = Number.parseInt(hexadecimal.slice(0, 8), 16);
    const low = Number.parseInt(hexadecimal.slice(8, 16), 16);
    const slot = this.#slot(high, low);
    if (this.#counts[slot] === 0) this.#size += 1;
    this.#high[slot] = high;
    this.#low[slot] = low;
    const count = (this.#counts[slot] ?? 0) + 1;
    this.#counts[slot] = count;
    return count;
  }

  #slot(high: number, low: number): number {
    const mask = this.#counts.length - 1;
    let slot = low & mask;
    while (this.#counts[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [high, low, counts] = [this.#high, this.#low, this.#counts];
    this.#high = new Uint32Array(counts.length * 2);
    this.#low = new Uint32Array(counts.length * 2);
    this.#counts = new Uint32Array(counts.length * 2);
    for (const [old, count] of counts.entries()) {
      if (count === 0) continue;
      const slot = this.#slot(high[old] ?? 0, low[old] ?? 0);
      this.#high[slot] = high[old] ?? 0;
      this.#low[slot] = low[old] ?? 0;
      this.#counts[slot] = count;
    }
  }
}
