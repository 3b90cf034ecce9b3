import type { OutlineList } from '../review/outline-list.ts';
import { type CellLook, estimateHeight } from './estimate.ts';
import { RowHeights } from './row-heights.ts';

/** The part of an element that matters here. */
interface Viewport {
  readonly scrollTop: number;
  readonly clientHeight: number;
  readonly clientWidth: number;
}

/** Height of the sticky head of the table and some air, in pixels. */
const HEAD = 36;
const AIR = 24;
/** Under it units are cards: their languages stand one under the other. Equal to the width in table.css. */
export const CARD_WIDTH = 720;
const GUTTER = 76;

/** Where the rows of the shown units are, and which of them are in sight; the place stays when rows change. */
export class ShownRows {
  #ids: readonly string[] = [];
  #list: OutlineList | undefined;
  #languages = 1;
  #rows: ReadonlyMap<string, number> | undefined;
  #heights = new RowHeights(new Float64Array());
  readonly #measured = new Map<string, number>();
  #width = 1000;
  #height = 800;
  #scrollTop = 0;
  /** The row at the upper edge and how much of it is above. */
  #anchor: { readonly id: string; readonly above: number } | undefined;

  get total(): number {
    return this.#heights.total;
  }

  top(row: number): number {
    return this.#heights.top(row);
  }

  /** Whether these are not the units that it has. */
  isOther(ids: readonly string[], list: OutlineList, languages: number): boolean {
    return ids !== this.#ids || list !== this.#list || languages !== this.#languages;
  }

  /** Takes other units, or the same in another order. */
  update(ids: readonly string[], list: OutlineList, languages: number): void {
    this.#ids = ids;
    this.#list = list;
    this.#languages = languages;
    this.#rows = undefined;
    this.#build();
  }

  /** @returns Whether what the rows are seen through is of another size, and no height is known any more. */
  resize({ clientWidth, clientHeight }: Viewport): boolean {
    const isOther = clientHeight !== this.#height;
    this.#height = clientHeight;
    if (clientWidth === this.#width || clientWidth === 0) return isOther;
    this.#width = clientWidth;
    this.#measured.clear();
    this.#build();
    return true;
  }

  /** @returns Whether the row is of another height than was known. */
  measured(id: string, height: number): boolean {
    const row = this.#rowOf(id);
    if (row === undefined) return false;
    // Whole pixels: parts of one would blur the lines between rows.
    const whole = Math.ceil(height - 0.01);
    this.#measured.set(id, whole);
    if (this.#heights.height(row) === whole) return false;
    this.#heights.set(row, whole);
    return true;
  }

  /** Keeps the place that a person scrolled to. */
  remember(scrollTop: number): void {
    const row = this.#heights.rowAt(scrollTop);
    const id = this.#ids[row];
    this.#anchor = id === undefined ? undefined : { id, above: scrollTop - this.#heights.top(row) };
  }

  /** Where to scroll so that the row at the upper edge stays there; undefined where it is gone. */
  anchored(): number | undefined {
    const row = this.#anchor === undefined ? undefined : this.#rowOf(this.#anchor.id);
    return row === undefined ? undefined : this.#heights.top(row) + (this.#anchor?.above ?? 0);
  }

  /** Where to scroll so that a unit is in sight: not at all where it is, a little where it is near, else to a third. */
  reveal(id: string | undefined, { scrollTop, clientHeight }: Viewport): number {
    const row = id === undefined ? undefined : this.#rowOf(id);
    const anchored = this.anchored() ?? scrollTop;
    if (row === undefined) return anchored;
    const top = this.#heights.top(row);
    const bottom = top + this.#heights.height(row);
    const room = clientHeight - HEAD;
    const isFar = bottom < anchored - room || top > anchored + 2 * room;
    let target = anchored;
    if (isFar) target = top - room / 3;
    else if (top < anchored + AIR || bottom - top > room - 2 * AIR) target = top - AIR;
    else if (bottom > anchored + room - AIR) target = bottom - room + AIR;
    target = Math.max(0, Math.min(target, this.total - room));
    this.remember(target);
    return target;
  }

  /** @returns Whether other rows are in sight than at the last call. */
  look({ scrollTop, clientHeight }: Viewport): boolean {
    const before = this.inSight(0);
    this.#scrollTop = scrollTop;
    this.#height = clientHeight;
    const { from, to } = this.inSight(0);
    return from !== before.from || to !== before.to;
  }

  /** Rows in sight and so many more on both sides; `to` is behind the last. */
  inSight(more: number): { readonly from: number; readonly to: number } {
    const count = this.#heights.count;
    if (count === 0) return { from: 0, to: 0 };
    const from = this.#heights.rowAt(this.#scrollTop);
    const to = this.#heights.rowAt(this.#scrollTop + this.#height) + 1;
    return { from: Math.max(0, from - more), to: Math.min(count, to + more) };
  }

  /** Rows that a screen holds, for keys that turn pages. */
  page(): number {
    const { from, to } = this.inSight(0);
    return Math.max(1, to - from - 2);
  }

  #rowOf(id: string): number | undefined {
    if (this.#ids === this.#list?.ids) return this.#list.position(id);
    this.#rows ??= new Map(this.#ids.map((each, row) => [each, row]));
    return this.#rows.get(id);
  }

  #build(): void {
    const list = this.#list;
    if (list === undefined) return;
    const isCard = this.#width < CARD_WIDTH;
    const look: CellLook = isCard
      ? { width: this.#width - 48, lineHeight: 25, padding: 44 }
      : { width: (this.#width - GUTTER) / this.#languages - 32, lineHeight: 25, padding: 25 };
    const heights = Float64Array.from(this.#ids, (id) => {
      const known = this.#measured.get(id);
      if (known !== undefined) return known;
      const { length = 0, flags = 0 } = list.get(id) ?? {};
      const one = estimateHeight(length, look) + (flags === 0 ? 0 : 34);
      return isCard ? one * this.#languages * 0.9 : one;
    });
    this.#heights = new RowHeights(heights);
  }
}
