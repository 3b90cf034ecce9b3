import { HexaplaError } from '../errors.ts';

/** UTF-16 units of a line; bounds the memory. */
const MAX_LINE = 32 * 2 ** 20;

/** A line without its end (LF or CRLF). */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** @throws HexaplaError `INPUT_TOO_LARGE` */
export async function* linesOf(name: string, texts: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1;
  let rest = '';
  for await (const text of texts) {
    const parts = text.split('\n');
    rest += parts[0] ?? '';
    for (const part of parts.slice(1)) {
      yield { text: rest.endsWith('\r') ? rest.slice(0, -1) : rest, number };
      number++;
      rest = part;
    }
    if (rest.length > MAX_LINE) {
      const limit = `${MAX_LINE / 2 ** 20} Mi characters`;
      throw new HexaplaError('INPUT_TOO_LARGE', `${name}: line ${number} has more than ${limit}`);
    }
  }
  if (rest !== '') yield { text: rest, number };
}
