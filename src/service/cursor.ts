import { HexaplaError } from '../errors.ts';

/** No cursor of ours is as long. */
const LONGEST = 200;

/** A place in a list as a client keeps it; what is in it is nobody's business. */
export function encodeCursor(kind: string, values: readonly number[]): string {
  return Buffer.from(JSON.stringify([kind, ...values])).toString('base64url');
}

/** What a number of a cursor may be: a database refuses a fraction where it has whole numbers. */
const FITS = {
  whole: (value: unknown) => Number.isSafeInteger(value),
  real: (value: unknown) => Number.isFinite(value),
};

/**
 * The numbers of a cursor.
 *
 * @throws HexaplaError `INVALID_OPTION` for what `encodeCursor` did not make of this kind and such numbers.
 */
export function decodeCursor(
  cursor: string,
  kind: string,
  shape: readonly (keyof typeof FITS)[],
): readonly number[] {
  if (cursor.length <= LONGEST) {
    const [found, ...values] = parse(Buffer.from(cursor, 'base64url').toString());
    const numbers = values.filter((value, index): value is number => FITS[shape[index] ?? 'whole'](value));
    if (found === kind && numbers.length === shape.length && values.length === shape.length) return numbers;
  }
  throw new HexaplaError(
    'INVALID_OPTION',
    'the cursor is none of this list: take `next` of the page before, or leave it out to begin anew',
    { places: [{ pointer: '/cursor', detail: 'is none of this list' }] },
  );
}

function parse(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** @throws HexaplaError `INVALID_OPTION` for what is no whole number from 1 to `most`. */
export function checkLimit(limit: number | undefined, usual: number, most: number): number {
  const value = limit ?? usual;
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new HexaplaError('INVALID_OPTION', `limit must be a whole number from 1 to ${most}, not ${value}`, {
    places: [{ pointer: '/limit', detail: `must be a whole number from 1 to ${most}` }],
  });
}
