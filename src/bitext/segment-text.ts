import { type Attributes, escapeXml, openTag } from './xml-events.ts';

/**
 * What an inline element does to the sentence that it stands in: `text` is formatting, whose content is part of
 * the sentence; the content of `code` is not (native code, and the sub-flows inside it).
 */
export type InlineKind = 'text' | 'code';

/** The text of one segment, gathered from its parts: without codes, and with them where there are any. */
export class SegmentText {
  readonly #kindOf: (name: string) => InlineKind;
  readonly #limit: number;
  /** Elements that are open, and how many of them are codes. */
  readonly #open: InlineKind[] = [];
  #codes = 0;
  #text = '';
  /** XML of the segment, from its first inline element on. */
  #original: string | undefined;
  #size = 0;

  constructor(kindOf: (name: string) => InlineKind, limit: number) {
    this.#kindOf = kindOf;
    this.#limit = limit;
  }

  /** @param stands The text that the element stands for: a code point of XLIFF's `cp`. */
  open(name: string, attributes: Attributes, stands = ''): void {
    const kind = this.#kindOf(name);
    this.#open.push(kind);
    if (kind === 'code') this.#codes++;
    const tag = openTag(name, attributes);
    this.#size += tag.length + stands.length;
    if (this.tooLarge) return;
    this.#original = (this.#original ?? escapeXml(this.#text)) + tag;
    this.#text += stands;
  }

  close(name: string): void {
    if (this.#open.pop() === 'code') this.#codes--;
    if (this.#original !== undefined && !this.tooLarge) this.#original += `</${name}>`;
  }

  add(text: string): void {
    this.#size += text.length;
    if (this.tooLarge) return;
    if (this.#codes === 0) this.#text += text;
    if (this.#original !== undefined) this.#original += escapeXml(text);
  }

  /** More than the limit was given; the rest was not kept. */
  get tooLarge(): boolean {
    return this.#size > this.#limit;
  }

  get text(): string {
    return this.#text;
  }

  /** The inner XML; absent where there was no inline element. */
  get original(): string | undefined {
    return this.#original;
  }
}
