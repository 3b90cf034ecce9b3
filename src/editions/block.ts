import type { Source } from '../document/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';

/** A line of a text, or a cell of one, that holds more than white space; the smallest thing that has a language. */
export interface Block {
  /** UTF-16 offset into the clean text, of the first character that is not white space. */
  readonly start: number;
  /** UTF-16 offset behind the last such character. */
  readonly end: number;
  readonly text: string;
  /** Where it is known without a look at the block: that of the column that a cell stands in. */
  readonly language?: LanguageTag;
}

/** The most lines of one text: every line is looked at by itself, and no document that people align has as many. */
export const MAX_LINES = 4_000_000;

/** Ends of lines beyond the usual two: vertical tab, form feed, next line, line and paragraph separator. */
const ENDS = new Set([0x0a, 0x0d, 0x0b, 0x0c, 0x85, 0x2028, 0x2029]);

function isLineEnd(unit: number): boolean {
  return unit < 0x20 ? unit >= 0x0a && unit <= 0x0d : unit >= 0x85 && ENDS.has(unit);
}

/**
 * The non-blank lines of a text, in order.
 *
 * @throws HexaplaError `INPUT_TOO_LARGE` for more than `MAX_LINES`.
 */
export function splitBlocks({ name, text }: Source): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isLineEnd(text.charCodeAt(i))) continue;
    if (i > start) {
      const block = trimmed(text, start, i);
      if (block !== undefined) blocks.push(block);
      if (blocks.length > MAX_LINES) {
        throw new HexaplaError(
          'INPUT_TOO_LARGE',
          `${name}: more than ${MAX_LINES} lines of text; split it into parts at the same place in every language`,
        );
      }
    }
    start = i + 1;
  }
  return blocks;
}

/** A stretch of a text without the white space at its ends; undefined where there is nothing else. */
export function trimmed(text: string, start: number, end: number): Block | undefined {
  const whole = text.slice(start, end);
  const tail = whole.trimStart();
  const kept = tail.trimEnd();
  if (kept === '') return undefined;
  const first = start + whole.length - tail.length;
  return { start: first, end: first + kept.length, text: kept };
}
