import type { Writer } from './format.ts';
import { round4 } from './number.ts';
import { selectUnits } from './select.ts';

/**
 * Tab-separated values: a header of language tags and `confidence`, then one unit a line, blank where a
 * language lacks it. Fields are not quoted, so a reader must not treat quotation marks as such; tabs and
 * line ends in the text become a space, all else stays as it is.
 */
export const writeTsv: Writer = (alignment, options = {}) => {
  const units = selectUnits(alignment, options);
  const { languages } = alignment;
  return (function* () {
    yield `${[...languages, 'confidence'].join('\t')}\n`;
    for (const unit of units) {
      const texts = languages.map((language) => field(unit.cells[language]?.text ?? ''));
      yield `${[...texts, round4(unit.confidence)].join('\t')}\n`;
    }
  })();
};

/** Also the rarer line ends of Unicode go: some readers split at them. */
function field(text: string): string {
  return text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ');
}
