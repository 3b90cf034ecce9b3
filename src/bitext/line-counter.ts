import type { Position } from './bitext.ts';

/** How far back a position may be asked for: the beginning of a tag whose name is not complete. */
const BACK = 1024;

/**
 * Lines and columns, from 1, of offsets into a text that comes in pieces. Offsets are asked for in ascending
 * order, so that all of it takes time linear in the text. A line ends at LF; columns count UTF-16 units.
 */
export class LineCounter {
  #text = '';
  /** Offset of the first unit of `#text`. */
  #base = 0;
  #line = 1;
  #lineStart = 0;
  /** Offset of the next line end that is known of, or of the end of what was searched. */
  #next = -1;

  add(piece: string): void {
    this.#count(this.#base + this.#text.length - BACK);
    const kept = this.#text.slice(-BACK);
    this.#base += this.#text.length - kept.length;
    this.#text = kept + piece;
    this.#next = -1;
  }

  at(offset: number): Position {
    this.#count(offset);
    return { line: this.#line, column: Math.max(1, offset - this.#lineStart + 1) };
  }

  #count(to: number): void {
    while (true) {
      if (this.#next < 0) {
        const found = this.#text.indexOf('\n', Math.max(0, this.#lineStart - this.#base));
        this.#next = found < 0 ? Number.POSITIVE_INFINITY : this.#base + found;
      }
      if (this.#next >= to) return;
      this.#line++;
      this.#lineStart = this.#next + 1;
      this.#next = -1;
    }
  }
}
