import type { Source } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';

/** A line of a text that holds more than white space; the smallest thing that has a language. */
export interface Block {
  /** UTF-16 offset into the clean text, of the first character that is not white space. */
  readonly start: number;
  /** UTF-16 offset behind the last such character. */
  readonly end: number;
  readonly text: string;
}

/** The most lines of one text: no book has as many, and every line is looked at by itself. */
export const MAX_LINES = 250_000;

const LINE = /[^\r\n\u2028\u2029\v\f\u0085]+/g;

/**
 * The non-blank lines of a text, in order.
 *
 * @throws HexaplaError `INPUT_TOO_LARGE` for more than `MAX_LINES`.
 */
export function splitBlocks({ name, text }: Source): Block[] {
  const blocks: Block[] = [];
  for (const match of text.matchAll(LINE)) {
    const line = match[0];
    const trimmed = line.trim();
    if (trimmed === '') continue;
    if (blocks.length === MAX_LINES) {
      throw new HexaplaError(
        'INPUT_TOO_LARGE',
        `${name}: more than ${MAX_LINES} lines of text; split it into parts at the same place in every language`,
      );
    }
    const start = match.index + (line.length - line.trimStart().length);
    blocks.push({ start, end: start + trimmed.length, text: trimmed });
  }
  return blocks;
}
