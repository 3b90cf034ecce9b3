import type { LanguageTag } from '../language.ts';
import type { Entry, Stretch } from './entries.ts';
import { type Piece, split, whole } from './pieces.ts';

/** The pieces of a list of entries, in their order. */
export interface PieceList {
  readonly pieces: readonly Piece[];
  /** For each entry where its pieces begin, and where the last ones end. */
  readonly starts: Int32Array;
}

/** Pieces of lists of entries, made once each. */
export class PieceLists {
  readonly #languages: readonly LanguageTag[];
  readonly #known = new WeakMap<readonly Entry[], PieceList>();

  constructor(languages: readonly LanguageTag[]) {
    this.#languages = languages;
  }

  of({ entries, fixed }: Stretch): PieceList {
    const known = this.#known.get(entries);
    if (known !== undefined) return known;
    const pieces: Piece[] = [];
    const starts = new Int32Array(entries.length + 1);
    for (const [index, { unit }] of entries.entries()) {
      if (fixed) pieces.push(whole(unit, this.#languages));
      else pieces.push(...split(unit, this.#languages));
      starts[index + 1] = pieces.length;
    }
    const made = { pieces, starts };
    this.#known.set(entries, made);
    return made;
  }
}

/** A text as it is made of stretches: its entries one behind the other, and their pieces. */
export interface Layout {
  readonly entries: readonly Entry[];
  readonly pieces: readonly Piece[];
  /** For each piece the place of its entry. */
  readonly owners: Int32Array;
  /** For each stretch its first piece, counted in its own list and in this one. */
  readonly stretches: readonly { readonly stretch: Stretch; readonly from: number; readonly at: number }[];
}

export function layOut(stretches: readonly Stretch[], lists: PieceLists): Layout {
  const entries: Entry[] = [];
  const pieces: Piece[] = [];
  const owners: number[] = [];
  const places = stretches.map((stretch) => {
    const list = lists.of(stretch);
    const from = list.starts[stretch.first] ?? 0;
    const at = pieces.length;
    for (let index = stretch.first; index < stretch.last; index++) {
      const end = list.starts[index + 1] ?? 0;
      for (let place = list.starts[index] ?? 0; place < end; place++) {
        pieces.push(list.pieces[place] as Piece);
        owners.push(entries.length);
      }
      entries.push(stretch.entries[index] as Entry);
    }
    return { stretch, from, at };
  });
  return { entries, pieces, owners: Int32Array.from(owners), stretches: places };
}
