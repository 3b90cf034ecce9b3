/** A typed array that grows by doubling: a list of millions of numbers at their own size. */
export class Growing<Numbers extends Uint8Array | Int32Array | Float32Array> {
  readonly #make: (length: number) => Numbers;
  #numbers: Numbers;
  length = 0;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#numbers = make(256);
  }

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = this.#make(2 * this.length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length++] = value;
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }
}
