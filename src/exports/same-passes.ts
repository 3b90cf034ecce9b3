import type { TranslationUnit } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';

/**
 * Sees to it that a source of units that is read several times gives the same units each time; else the lines of
 * the files would not belong together.
 */
export class SamePasses {
  #first: number | undefined;

  /** @throws HexaplaError `INVALID_OPTION` */
  async *watch(units: AsyncIterable<TranslationUnit>): AsyncGenerator<TranslationUnit> {
    let sum = 0;
    for await (const unit of units) {
      for (const { text } of unit.variants)
        sum = mix(mix(sum, text.length), text.charCodeAt(text.length >> 1));
      yield unit;
    }
    this.#first ??= sum;
    if (this.#first === sum) return;
    throw new HexaplaError(
      'INVALID_OPTION',
      'the units changed while they were written, or can be read only once; the files do not belong together',
    );
  }
}

/** Enough to notice that units were added, left out, changed or put in another order; a hash would cost more than the writing. */
function mix(sum: number, value: number): number {
  return (Math.imul(sum, 31) + value + 1) | 0;
}
