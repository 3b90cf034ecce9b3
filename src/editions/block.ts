/** A line of a text that holds more than white space; the smallest thing that has a language. */
export interface Block {
  /** UTF-16 offset of the first character that is not white space. */
  readonly start: number;
  /** UTF-16 offset behind the last such character. */
  readonly end: number;
  readonly text: string;
}

const LINE = /[^\r\n\u2028\u2029\v\f\u0085]+/g;

/** The non-blank lines of a text, in order. */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  for (const match of text.matchAll(LINE)) {
    const line = match[0];
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const start = match.index + (line.length - line.trimStart().length);
    blocks.push({ start, end: start + trimmed.length, text: trimmed });
  }
  return blocks;
}
