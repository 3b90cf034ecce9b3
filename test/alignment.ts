import type { Alignment } from '../src/alignment.ts';
import { type LanguageTag, sentenceSeparator } from '../src/language.ts';
import type { Sentence } from '../src/sentences/index.ts';
import type { Cell, Unit, UnitPair } from '../src/units/unit.ts';

/** One row of a made-up alignment: by language a text, or the sentences of a cell. */
export interface RowOfTexts {
  readonly texts: Readonly<Record<LanguageTag, string | readonly string[]>>;
  readonly confidence?: number;
  /** Default: none, as if nothing had been aligned more finely than the unit. */
  readonly pairs?: readonly UnitPair[];
}

/** An alignment with these rows, its offsets as if each edition were a text with a sentence a line. */
export function alignmentOf(languages: readonly LanguageTag[], rows: readonly RowOfTexts[]): Alignment {
  const sentences = new Map<LanguageTag, Sentence[]>(languages.map((language) => [language, []]));
  const units = rows.map(({ texts, confidence, pairs = [] }, id): Unit => {
    const cells: Record<LanguageTag, Cell> = {};
    for (const [language, list] of sentences) {
      const text = texts[language];
      if (text !== undefined)
        cells[language] = cellOf(language, typeof text === 'string' ? [text] : text, list);
    }
    const single = Object.keys(cells).length < 2;
    return { id, confidence: confidence ?? (single ? 0 : 0.9), cells, pairs, flags: [], moved: false };
  });
  const editions = languages.map((language) => ({
    language,
    source: 'sample.txt',
    sentences: sentences.get(language) ?? [],
  }));
  return { languages, editions, units, other: [], documents: [], model: 'test-model' };
}

function cellOf(language: LanguageTag, texts: readonly string[], list: Sentence[]): Cell {
  const first = list.length;
  for (const text of texts) {
    const start = (list.at(-1)?.end ?? -1) + 1;
    list.push({ start, end: start + text.length, text, paragraph: list.length });
  }
  return {
    sentences: texts.map((_, index) => first + index),
    start: list[first]?.start ?? 0,
    end: list.at(-1)?.end ?? 0,
    text: texts.join(sentenceSeparator(language)),
  };
}
