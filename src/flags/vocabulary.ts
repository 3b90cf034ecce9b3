import type { Alignment } from '../alignment.ts';

/** Share of its words that a cell in its edition's language has in common with the edition's other cells. */
const COMMON_SHARE = 0.4;
/** In Chinese, Japanese and Thai a pair of neighbouring characters counts as a word. */
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}]+/gu;

/**
 * Cells with few words that their edition has elsewhere, as `unit language`. A cell in another language is one of
 * these; identifying the language of every cell would take longer than all the rest of the alignment.
 */
export function uncommonCells({
  units,
  languages,
}: Pick<Alignment, 'units' | 'languages'>): ReadonlySet<string> {
  const uncommon = new Set<string>();
  for (const language of languages) {
    const seen = new Map<string, number>();
    const cells = units.flatMap((unit) => {
      const text = unit.cells[language]?.text;
      return text === undefined
        ? []
        : [{ id: unit.id, words: new Set(text.toLowerCase().match(WORDS) ?? []) }];
    });
    for (const { words } of cells) for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
    for (const { id, words } of cells) {
      let common = 0;
      for (const word of words) if ((seen.get(word) ?? 0) > 1) common++;
      if (common < COMMON_SHARE * words.size) uncommon.add(`${id} ${language}`);
    }
  }
  return uncommon;
}
