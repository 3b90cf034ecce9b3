import { isLineEnd } from './characters.ts';

/** The lines of a text, blank ones included. */
export interface Lines {
  readonly count: number;
  /** UTF-16 offset of the first character of each line. */
  readonly starts: readonly number[];
  /** Offset behind its last, where the line end begins. */
  readonly ends: readonly number[];
}

export function linesOf(text: string): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x0d && code < 0x85) continue;
    if (!isLineEnd(code)) continue;
    starts.push(start);
    ends.push(at);
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
    start = at + 1;
  }
  starts.push(start);
  ends.push(text.length);
  return { count: starts.length, starts, ends };
}
