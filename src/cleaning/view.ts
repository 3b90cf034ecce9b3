import type { Source } from '../document/index.ts';
import type { RepairName } from './repair-names.ts';

/** A repair in one place: what stands there in the view in place of what stands in the source. */
export interface Edit {
  /** UTF-16 offsets into the source. */
  readonly start: number;
  readonly end: number;
  /** '' takes the stretch out. */
  readonly text: string;
  readonly repair: RepairName;
}

/**
 * A clean form of a text that knows where everything in it stands in the original, which stays as it is. The steps
 * behind it (editions, sentences, vectors) see the clean form; what they give out are offsets into the original.
 */
export class View implements Source {
  readonly name: string;
  /** The clean form. */
  readonly text: string;
  readonly source: Source;
  /** In order, none overlapping another. */
  readonly edits: readonly Edit[];
  /** Where the text of each edit begins in the clean form. */
  readonly #places: Float64Array;

  /** @param edits In order, none overlapping another. */
  constructor(source: Source, edits: readonly Edit[] = []) {
    this.name = source.name;
    this.source = source;
    this.edits = edits;
    this.#places = new Float64Array(edits.length);
    const pieces: string[] = [];
    let at = 0;
    let length = 0;
    for (const [index, { start, end, text }] of edits.entries()) {
      if (start < at || end < start) throw new RangeError(`edit ${index} is out of order`);
      const kept = source.text.slice(at, start);
      length += kept.length;
      this.#places[index] = length;
      length += text.length;
      pieces.push(kept, text);
      at = end;
    }
    this.text = edits.length === 0 ? source.text : pieces.join('') + source.text.slice(at);
  }

  /**
   * The stretch of the source that a stretch of the clean form stands for: from its first character to its last,
   * so that what was taken out before the first and behind the last is not in it. A character that an edit put in
   * stands for all that the edit replaced.
   */
  sourceRange(start: number, end: number): { readonly start: number; readonly end: number } {
    if (this.edits.length === 0) return { start, end };
    const first = this.#sourceOf(start);
    return end <= start
      ? { start: first.start, end: first.start }
      : { start: first.start, end: this.#sourceOf(end - 1).end };
  }

  /** What the character at an offset of the clean form stands for. */
  #sourceOf(offset: number): { readonly start: number; readonly end: number } {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const edit = this.edits[low - 1];
    if (edit === undefined) return { start: offset, end: offset + 1 };
    const inside = offset - (this.#places[low - 1] ?? 0);
    if (inside < edit.text.length) return { start: edit.start, end: edit.end };
    const start = edit.end + inside - edit.text.length;
    return { start, end: start + 1 };
  }
}
