/** How the numbers of a cell are shown: the format code of the workbook, `General` without one. */
export type NumberFormat = string;

/** Format codes that every workbook has without saying so (ECMA-376, part 1, 18.8.30). */
export const BUILT_IN_FORMATS: Readonly<Record<number, NumberFormat>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'yyyy-mm-dd',
  16: 'yyyy-mm-dd',
  17: 'yyyy-mm-dd',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  45: 'h:mm:ss',
  46: 'h:mm:ss',
  47: 'h:mm:ss',
};

const DAY = 86_400_000;

/** Serial day 0 of the two calendars of Excel. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * The text of a number. Dates and times are in ISO 8601, since how a spreadsheet program shows them depends on its
 * user; decimals, percentages and grouping are as the format says, and other formats are left aside.
 */
export function displayNumber(value: number, format: NumberFormat, is1904: boolean): string {
  // Colours, conditions and text in quotation marks are no part of what is asked here; the first section is for positives.
  const [code = ''] = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').split(';');
  if (/[ymdhs]/i.test(code) && !/general/i.test(code)) return displayDate(value, code, is1904);
  const decimals = /0\.(0+)/.exec(code)?.[1]?.length;
  const isFixed = /^[^0#]*[#,0]*0(\.0+)?%?[^0#]*$/.test(code);
  if (!isFixed) return general(value);
  const shown = code.includes('%') ? value * 100 : value;
  const text = code.includes(',')
    ? shown.toLocaleString('en-US', {
        minimumFractionDigits: decimals ?? 0,
        maximumFractionDigits: decimals ?? 0,
      })
    : shown.toFixed(decimals ?? 0);
  return code.includes('%') ? `${text}%` : text;
}

/** Fifteen digits are what a spreadsheet program keeps; the rest is noise of the arithmetic. */
function general(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function displayDate(value: number, code: string, is1904: boolean): string {
  const milliseconds = Math.round(value * 86_400) * 1000;
  const date = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + milliseconds);
  if (Number.isNaN(date.getTime()) || Math.abs(value) > 2_958_466) return general(value);
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  const hasTime = /[hs]/i.test(code) || milliseconds % DAY !== 0;
  if (!/[yd]/i.test(code) && hasTime) return time;
  return hasTime ? `${day} ${time}` : day;
}
