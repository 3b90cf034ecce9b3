import type { Alignment } from '../alignment.ts';
import { filterUnits } from '../exports/index.ts';
import { FLAG_CODES } from '../flags/index.ts';
import type { Unit } from '../units/index.ts';
import { pad, wrap } from './wrap.ts';

/** Terminal columns of the table where the terminal does not say. */
const DEFAULT_WIDTH = 120;
const NARROWEST_COLUMN = 16;
const CONFIDENCE_WIDTH = 4;

/** One letter a flag; all others, of a newer library, are a star. */
const MARKS = new Map<string, string>(
  FLAG_CODES.map((code, index) => [code, ['N', 'M', 'U', 'O', 'D', 'L', 'W', 'G'][index] ?? '*']),
);

const MOVED = '↕';

export interface TableOptions {
  readonly minConfidence?: number | undefined;
  /** Terminal columns. */
  readonly width?: number | undefined;
}

/** A text without what would move the cursor or recolour the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (c) => (c === '\t' ? ' ' : c === '\u200d' ? c : ''));
}

/**
 * An alignment for people: a row a unit, a column a language, the confidence before them, under it a letter for
 * each kind of flag and an arrow for what has moved; where there is one, lines at the end say what they mean.
 */
export function* writeTable(alignment: Alignment, options: TableOptions = {}): Generator<string> {
  const { languages } = alignment;
  const units = filterUnits(alignment.units, { minConfidence: options.minConfidence });
  const idWidth = String(alignment.units.length).length;
  const lead = idWidth + 2 + CONFIDENCE_WIDTH;
  const share = Math.floor(((options.width ?? DEFAULT_WIDTH) - lead) / Math.max(1, languages.length));
  const columnWidth = Math.max(NARROWEST_COLUMN, share - 3);
  const rule = `${'─'.repeat(lead)}${languages.map(() => `─┼─${'─'.repeat(columnWidth)}`).join('')}\n`;

  const heads = languages.map((tag) => ` │ ${pad(tag, columnWidth)}`).join('');
  yield `${pad('#', idWidth)}  ${pad('conf', CONFIDENCE_WIDTH)}${heads}`.trimEnd().concat('\n');
  for (const unit of units) {
    yield rule;
    yield* row(unit, languages, idWidth, columnWidth);
  }
  const codes = new Set(units.flatMap((unit) => unit.flags.map(({ code }) => code)));
  if (units.some((unit) => unit.moved)) yield `\n${MOVED} stands elsewhere in one of the languages\n`;
  if (codes.size === 0) return;
  const legend = [...MARKS].filter(([code]) => codes.has(code)).map(([code, mark]) => `${mark} ${code}`);
  yield `\nTo look at: ${legend.join(', ')}\n`;
}

/** An arrow for what has moved and the letters of a unit's flags, in lines as wide as the column of confidences. */
function marks(unit: Unit): readonly string[] {
  const letters = [
    ...(unit.moved ? [MOVED] : []),
    ...new Set(unit.flags.map(({ code }) => MARKS.get(code) ?? '*')),
  ].join('');
  return letters.match(new RegExp(`.{1,${CONFIDENCE_WIDTH}}`, 'g')) ?? [];
}

function* row(
  unit: Unit,
  languages: readonly string[],
  idWidth: number,
  columnWidth: number,
): Generator<string> {
  const cells = languages.map((language) => {
    const text = unit.cells[language]?.text;
    return text === undefined ? ['·'] : wrap(printable(text), columnWidth);
  });
  const single = Object.keys(unit.cells).length < 2;
  const confidence = single ? '   –' : unit.confidence.toFixed(2);
  const lead = [confidence, ...marks(unit).map((line) => line.padStart(CONFIDENCE_WIDTH))];
  const height = Math.max(lead.length, ...cells.map((cell) => cell.length));
  for (let line = 0; line < height; line++) {
    const id = line === 0 ? String(unit.id) : '';
    const shown = lead[line] ?? '';
    const texts = cells.map((cell) => ` │ ${pad(cell[line] ?? '', columnWidth)}`).join('');
    yield `${id.padStart(idWidth)}  ${pad(shown, CONFIDENCE_WIDTH)}${texts}`.trimEnd().concat('\n');
  }
}
