import type { DocumentNote, Mark } from '../document.ts';

/** What a reader makes of a file. */
export interface Parsed {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly notes: readonly DocumentNote[];
}

/** A text that grows line by line, with marks on what was put in. */
export class Lines {
  readonly #lines: string[] = [];
  readonly #marks: Mark[] = [];
  #length = 0;

  /** Offset at which the next line will begin. */
  get length(): number {
    return this.#length;
  }

  add(line: string): void {
    this.#lines.push(line);
    this.#length += line.length + 1;
  }

  /** Marks from `start` to the end of the last line; nothing where no line came in since. */
  mark(start: number, mark: Pick<Mark, 'kind' | 'label' | 'from' | 'to'>): void {
    if (this.#length > start) this.#marks.push({ start, end: this.#length - 1, ...mark });
  }

  parsed(notes: readonly DocumentNote[] = []): Parsed {
    return { text: this.#lines.join('\n'), marks: this.#marks, notes };
  }
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;

/** Joins what the layout of a line has parted: without a space between characters of scripts that write none. */
export function joinWrapped(before: string, next: string): string {
  if (before === '' || next === '') return before + next;
  const last = before.charAt(before.length - 1);
  const unspaced = UNSPACED.test(last) && UNSPACED.test(next.charAt(0));
  return unspaced || /\s/.test(last) ? before + next : `${before} ${next}`;
}

const ENDED = /[.!?…。！？｡؟।♪]["'”’»」』】）)\]]{0,3}\s*$/u;

/** It ends as sentences do. */
export function endsSentence(text: string): boolean {
  return ENDED.test(text.slice(-8));
}
