import { dot, unitVectors } from '../beads/index.ts';

/** Of the chunks of a table so many are looked at, the nearest ones. */
const NEAREST = 4;

/** How much of a table is looked at. */
export interface ChunkLimits {
  /** Up to so many rows all are. */
  readonly rows: number;
  /** Beyond that, they are cut into so many chunks at most. */
  readonly chunks: number;
}

/** Rows of a table of unit vectors, to be searched for those near to a vector. */
export class Chunks {
  readonly #rows: readonly number[];
  readonly #dimensions: number;
  readonly #size: number;
  readonly #centres: Float32Array;

  /** @param table Row-major (any, dimensions). */
  constructor(rows: readonly number[], table: Float32Array, dimensions: number, limits: ChunkLimits) {
    this.#rows = rows;
    this.#dimensions = dimensions;
    this.#size = rows.length <= limits.rows ? 0 : Math.ceil(rows.length / limits.chunks);
    if (this.#size === 0) {
      this.#centres = new Float32Array(0);
      return;
    }
    const sums = new Float32Array(Math.ceil(rows.length / this.#size) * dimensions);
    for (const [index, row] of rows.entries()) {
      const start = Math.floor(index / this.#size) * dimensions;
      for (let d = 0; d < dimensions; d++) {
        sums[start + d] = (sums[start + d] as number) + (table[row * dimensions + d] as number);
      }
    }
    this.#centres = unitVectors(sums, dimensions).data;
  }

  /** Rows among which those near to the vector at `start` are: all, or those of the nearest chunks. */
  near(vector: Float32Array, start: number): readonly number[] {
    if (this.#size === 0) return this.#rows;
    const nearest: { readonly chunk: number; readonly value: number }[] = [];
    for (let chunk = 0; chunk * this.#dimensions < this.#centres.length; chunk++) {
      const value = dot(vector, start, this.#centres, chunk * this.#dimensions, this.#dimensions);
      const last = nearest.at(-1);
      if (nearest.length === NEAREST && last !== undefined && value <= last.value) continue;
      if (nearest.length === NEAREST) nearest.pop();
      const place = nearest.findIndex((other) => other.value < value);
      nearest.splice(place < 0 ? nearest.length : place, 0, { chunk, value });
    }
    return nearest.flatMap(({ chunk }) => this.#rows.slice(chunk * this.#size, (chunk + 1) * this.#size));
  }
}
