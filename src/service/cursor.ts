import { HexaplaError } from '../errors.ts';

/** No cursor of ours is as long. */
const LONGEST = 200;

/** A place in a list as a client keeps it; what is in it is nobody's business. */
export function encodeCursor(kind: string, values: readonly number[]): string {
  return Buffer.from(JSON.stringify([kind, ...values])).toString('base64url');
}

/**
 * The numbers of a cursor.
 *
 * @throws HexaplaError `INVALID_OPTION` for what `encodeCursor` did not make of this kind and so many numbers.
 */
export function decodeCursor(cursor: string, kind: string, count: number): readonly number[] {
  if (cursor.length <= LONGEST) {
    const values = parse(Buffer.from(cursor, 'base64url').toString());
    const numbers = values.slice(1).filter((value) => typeof value === 'number' && Number.isFinite(value));
    if (values[0] === kind && numbers.length === count && values.length === count + 1)
      return numbers as number[];
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
