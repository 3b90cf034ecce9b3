import type { LanguageTag } from '../language.ts';
import type { LabelledBlock } from './label.ts';

/** Which language's version each block stands in, and how much of the text fits that. */
export interface Cut {
  /** Amount of text that stands in the version of its own language, in letters. */
  readonly fitting: number;
  /** By block: the language, as a place in the order. */
  readonly owner: Uint16Array;
}

/** The languages in the order of the middles of their texts. */
export function inOrder(
  blocks: readonly LabelledBlock[],
  languages: readonly LanguageTag[],
  weights: ReadonlyMap<LanguageTag, number>,
): LanguageTag[] {
  const passed = new Map<LanguageTag, number>(languages.map((language) => [language, 0]));
  const middles = new Map<LanguageTag, number>();
  for (const [index, { language, weight }] of blocks.entries()) {
    const before = language === undefined ? undefined : passed.get(language);
    if (language === undefined || before === undefined) continue;
    passed.set(language, before + weight);
    if (!middles.has(language) && (before + weight) * 2 >= (weights.get(language) ?? 0)) {
      middles.set(language, index);
    }
  }
  const middleOf = (language: LanguageTag) => middles.get(language) ?? blocks.length;
  return [...languages].sort((a, b) => middleOf(a) - middleOf(b));
}

/**
 * Where each language's version begins, if the versions stand one after the other: the cut of the blocks
 * into one interval a language that leaves the least text in an interval of another language.
 */
export function sequentialCut(blocks: readonly LabelledBlock[], order: readonly LanguageTag[]): Cut {
  const count = blocks.length;
  // By language and end: whether the interval of the language is empty there.
  const empty = order.map(() => new Uint8Array(count + 1));
  let best = new Float64Array(count + 1);
  for (const [position, language] of order.entries()) {
    const next = new Float64Array(count + 1);
    const own = empty[position] as Uint8Array;
    let open = best[0] ?? 0;
    next[0] = open;
    own[0] = 1;
    for (let index = 0; index < count; index++) {
      const block = blocks[index] as LabelledBlock;
      if (block.language === language) open += block.weight;
      const fresh = best[index + 1] ?? 0;
      if (fresh >= open) {
        open = fresh;
        own[index + 1] = 1;
      }
      next[index + 1] = open;
    }
    best = next;
  }
  const owner = new Uint16Array(count);
  let end = count;
  for (let position = order.length - 1; position > 0; position--) {
    let start = end;
    while (start > 0 && empty[position]?.[start] !== 1) start--;
    owner.fill(position, start, end);
    end = start;
  }
  return { fitting: best[count] ?? 0, owner };
}
