import type { BitextItem, TranslationUnit } from '../bitext/index.ts';

/** Units that come from no file, such as those of an alignment, for `addUnits`: their place is their number from 1 on. */
export async function* itemsOf(
  units: Iterable<TranslationUnit> | AsyncIterable<TranslationUnit>,
): AsyncGenerator<BitextItem> {
  let line = 0;
  for await (const unit of units) {
    line++;
    yield { kind: 'unit', unit, at: { line, column: 1 } };
  }
}
