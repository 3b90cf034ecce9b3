import type { Band } from './band.ts';
import { postings, type Wordings } from './wording.ts';

/** Weight of a term that one sentence of each of two texts of about e^6 sentences has: the measure of all weights. */
const UNIT = 6;

/**
 * How many comparable terms (numbers, names, kindred words, Han characters) two runs share, the rarer the more: the sum
 * of their information, ln(1 + sentences / sentences with the term), mean of both sides, in units of `UNIT` nats. Sums
 * over the sentence pairs of a bead are read off prefix sums.
 */
export class SharedTerms {
  readonly #band: Band;
  /** Prefix sums along each source sentence's row, node layout of the band. */
  readonly #prefix: Float32Array;

  /** Source sentences that share anything in the band, before each; (rows + 1). */
  readonly #sharing: Int32Array;

  constructor(wordings: Wordings, band: Band) {
    this.#band = band;
    this.#prefix = new Float32Array(band.size);
    this.#sharing = new Int32Array(band.rows + 1);
    const termCount = wordings.isComparable.length;
    const inSource = postings(wordings.source, termCount).start;
    const { sentences, start } = postings(wordings.target, termCount);
    const { terms, start: first } = wordings.source;
    for (let i = 0; i < band.rows; i++) {
      const low = band.low[i] as number;
      const high = band.high[i] as number;
      const at = (band.offset[i] as number) - low;
      let shares = 0;
      for (let k = first[i] as number; k < (first[i + 1] as number); k++) {
        const term = terms[k] as number;
        if (wordings.isComparable[term] === 0) continue;
        const from = start[term] as number;
        const end = start[term + 1] as number;
        if (from === end) continue;
        const count = (inSource[term + 1] as number) - (inSource[term] as number);
        const weight =
          (Math.log(1 + band.rows / count) + Math.log(1 + band.columns / (end - from))) / (2 * UNIT);
        for (let p = lowerBound(sentences, from, end, low); p < end; p++) {
          const j = sentences[p] as number;
          if (j >= high) break;
          this.#prefix[at + j + 1] = (this.#prefix[at + j + 1] as number) + weight;
          shares = 1;
        }
      }
      this.#sharing[i + 1] = (this.#sharing[i] as number) + shares;
      if (shares === 0) continue;
      for (let j = low; j < high; j++) {
        this.#prefix[at + j + 1] = (this.#prefix[at + j + 1] as number) + (this.#prefix[at + j] as number);
      }
    }
  }

  /** Whether any of the source sentences [i, i + n) shares a term with what stands in its row of the band. */
  anyIn(i: number, n: number): boolean {
    const from = Math.max(0, i);
    const end = Math.min(this.#band.rows, i + n);
    return from < end && (this.#sharing[end] as number) > (this.#sharing[from] as number);
  }

  /** Shared by the runs [i, i + n) and [j, j + m), as far as the band holds them; 0 for none, also outside the text. */
  between(i: number, n: number, j: number, m: number): number {
    const { rows, low, high, offset } = this.#band;
    let sum = 0;
    for (let k = Math.max(0, i); k < Math.min(rows, i + n); k++) {
      if (this.#sharing[k] === this.#sharing[k + 1]) continue;
      const from = low[k] as number;
      const last = high[k] as number;
      const left = Math.max(from, Math.min(j, last));
      const right = Math.max(from, Math.min(j + m, last));
      const at = (offset[k] as number) - from;
      sum += (this.#prefix[at + right] as number) - (this.#prefix[at + left] as number);
    }
    return sum;
  }
}

function lowerBound(values: Int32Array, start: number, end: number, value: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
