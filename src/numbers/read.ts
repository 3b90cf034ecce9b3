/** Languages that write 1.234,5; the others of the 24 write 1,234.5, Arabic both ways. */
const DECIMAL_COMMA = new Set('de fr es it pt ru pl nl id tr uk cs hu ro sv el vi'.split(' '));
/** Languages in which a space groups digits, so that `9 400` is one number. */
const SPACE_GROUPS = new Set('fr ru pl uk cs hu sv es pt it de ro el nl'.split(' '));

/** Numbers inside a run of digits and marks, with UTF-16 offsets into it. */
export interface NumberGroup {
  readonly start: number;
  readonly end: number;
  /** The likeliest first. */
  readonly readings: readonly number[];
}

/**
 * Reads a run such as `1.234,5`, `1'234`, `9 400`, `07.05.2024` or `4:41.30` behind its colon. Where a mark may
 * group digits or begin the decimals, both readings are given, the language's own first; what is no single
 * number falls into its parts.
 *
 * @param run Digits with `.`, `,`, `'` and spaces between them, never at the ends.
 * @param isClock Whether a point parts hours, minutes and seconds here.
 */
export function readGroups(run: string, base: string, isClock: boolean): NumberGroup[] {
  const groups: NumberGroup[] = [];
  for (const piece of splitAtSpaces(run, base)) {
    const text = run.slice(piece.start, piece.end).replace(/[ \u2009]/g, "'");
    const readings = isClock ? undefined : readPiece(text, base);
    if (readings !== undefined) {
      groups.push({ ...piece, readings });
      continue;
    }
    for (const part of text.matchAll(/\d+/g)) {
      const start = piece.start + part.index;
      groups.push({ start, end: start + part[0].length, readings: [Number(part[0])] });
    }
  }
  return groups;
}

/** A space belongs to the number behind one to three digits in languages that group so; a thin one in all. */
function splitAtSpaces(run: string, base: string): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let start = 0;
  for (const gap of run.matchAll(/[ \u2009]/g)) {
    const before = run.slice(start, gap.index);
    const joins =
      /^[1-9]\d{0,2}(?:[ \u2009]\d{3})*$/.test(before) && (gap[0] !== ' ' || SPACE_GROUPS.has(base));
    if (joins) continue;
    pieces.push({ start, end: gap.index });
    start = gap.index + 1;
  }
  pieces.push({ start, end: run.length });
  return pieces;
}

function readPiece(text: string, base: string): readonly number[] | undefined {
  if (/^\d+$/.test(text)) return [Number(text)];
  const grouped = (pattern: RegExp) => pattern.test(text);
  const points = (text.match(/\./g) ?? []).length;
  const commas = (text.match(/,/g) ?? []).length;
  const isInteger = grouped(/^\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*$/);
  if (isInteger) {
    const integer = Number(text.replace(/[.,']/g, ''));
    if (points + commas !== 1 || text.includes("'") || text.startsWith('0')) {
      return text.startsWith('0') && points + commas === 1 ? [Number(text.replace(',', '.'))] : [integer];
    }
    const decimal = Number(text.replace(',', '.'));
    const own = commas === 1 ? DECIMAL_COMMA.has(base) : !DECIMAL_COMMA.has(base);
    return own ? [decimal, integer] : [integer, decimal];
  }
  // A last mark that is unlike the ones before it begins the decimals.
  const decimals =
    /^(\d{1,3}(?:'\d{3})*|\d{1,3}(?:,\d{3})*|\d+)\.(\d+)$|^(\d{1,3}(?:'\d{3})*|\d{1,3}(?:\.\d{3})*|\d+),(\d+)$/.exec(
      text,
    );
  if (decimals === null) return undefined;
  const whole = (decimals[1] ?? decimals[3] ?? '').replace(/\D/g, '');
  return [Number(`${whole}.${decimals[2] ?? decimals[4] ?? '0'}`)];
}
