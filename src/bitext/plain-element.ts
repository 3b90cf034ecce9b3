import type { Attributes } from './xml-events.ts';

/** Elements inside each other at most; what is deeper is left to the parser. */
const DEPTH = 32;

/** What no plain element has: control characters and others that XML forbids, `]]>`, comments, CDATA, instructions. */
const NOT_PLAIN = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]|\]\]>|<[!?]/u;

const REFERENCE = /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;

/** Takes the events of one element. */
export interface PlainSink {
  /** @param start Offset of the tag. */
  open(name: string, attributes: Attributes, start: number): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Reads an element that is written in the plainest way, as nearly all elements of a large file are: ASCII names,
 * attributes in quotes, no comments, no CDATA, no entities but XML's own, all tags closed. Such an element leaves an XML parser
 * as it found it, so it can be read without one, in a fraction of the time that a look at every character takes.
 *
 * The events are given by `replay`, once it is known that the whole element is plain.
 */
export class PlainElement {
  #text = '';
  #at = 0;
  readonly #open: string[] = [];
  /** For each event the name or text, the attributes of an opening tag (null for text, undefined for a closing tag), and where. */
  #values: string[] = [];
  #attributes: (Attributes | null | undefined)[] = [];
  #starts: number[] = [];

  /** @returns Whether the text is one plain element, from its first character to its last. */
  read(text: string): boolean {
    this.#text = text;
    this.#at = 0;
    this.#open.length = 0;
    this.#values = [];
    this.#attributes = [];
    this.#starts = [];
    if (NOT_PLAIN.test(text)) return false;
    while (this.#at < text.length) {
      if (text.charCodeAt(this.#at) !== LESS) {
        if (!this.#readText()) return false;
      } else if (text.charCodeAt(this.#at + 1) === SLASH) {
        if (!this.#readClose()) return false;
        if (this.#open.length === 0) return this.#at === text.length;
      } else if (!this.#readOpen()) {
        return false;
      }
    }
    return false;
  }

  replay(sink: PlainSink): void {
    for (const [index, value] of this.#values.entries()) {
      const attributes = this.#attributes[index];
      if (attributes === null) sink.text(value);
      else if (attributes === undefined) sink.close(value);
      else sink.open(value, attributes, this.#starts[index] ?? 0);
    }
  }

  #event(value: string, attributes: Attributes | null | undefined, start: number): void {
    this.#values.push(value);
    this.#attributes.push(attributes);
    this.#starts.push(start);
  }

  #readText(): boolean {
    const end = this.#text.indexOf('<', this.#at);
    if (end < 0) return false;
    let text = this.#text.slice(this.#at, end);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    const decoded = text.includes('&') ? decode(text) : text;
    if (decoded === undefined) return false;
    this.#event(decoded, null, this.#at);
    this.#at = end;
    return true;
  }

  #readClose(): boolean {
    const name = this.#open.pop();
    if (name === undefined || !this.#text.startsWith(name, this.#at + 2)) return false;
    const end = this.#skipSpace(this.#at + 2 + name.length);
    if (this.#text.charCodeAt(end) !== GREATER) return false;
    this.#event(name, undefined, this.#at);
    this.#at = end + 1;
    return true;
  }

  #readOpen(): boolean {
    const text = this.#text;
    const start = this.#at;
    let at = nameEnd(text, start + 1);
    const name = text.slice(start + 1, at);
    if (name === '' || this.#open.length >= DEPTH) return false;
    const attributes: Record<string, string> = Object.create(null);
    for (;;) {
      const next = this.#skipSpace(at);
      const code = text.charCodeAt(next);
      if (code === GREATER || code === SLASH) {
        at = next;
        break;
      }
      const end = nameEnd(text, next);
      const key = text.slice(next, end);
      const quote = text.charAt(end + 1);
      if (next === at || key === '' || key in attributes) return false;
      if (text.charAt(end) !== '=' || (quote !== '"' && quote !== "'")) return false;
      const close = text.indexOf(quote, end + 2);
      const value = close < 0 ? undefined : attributeValue(text.slice(end + 2, close));
      if (value === undefined) return false;
      attributes[key] = value;
      at = close + 1;
    }
    this.#event(name, attributes, start);
    if (text.charCodeAt(at) === SLASH) {
      if (text.charCodeAt(at + 1) !== GREATER || this.#open.length === 0) return false;
      this.#event(name, undefined, start);
      at++;
    } else {
      this.#open.push(name);
    }
    this.#at = at + 1;
    return true;
  }

  #skipSpace(from: number): number {
    let at = from;
    while (isSpace(this.#text.charCodeAt(at))) at++;
    return at;
  }
}

/** White space of XML. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

function nameEnd(text: string, from: number): number {
  let at = from;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
    // Digits, the hyphen, the full stop and the colon, which no name of these formats begins with.
    if (!isLetter && (at === from || !((code >= 0x30 && code <= 0x3a) || code === 0x2d || code === 0x2e)))
      return at;
  }
}

function attributeValue(value: string): string | undefined {
  if (/[<\t\n\r]/.test(value)) return undefined;
  return value.includes('&') ? decode(value) : value;
}

/** Undefined where a reference is none of XML's own, or to no character of XML. */
function decode(text: string): string | undefined {
  if (/&(?!#x[\da-fA-F]{1,6};|#\d{1,7};|(?:amp|lt|gt|quot|apos);)/.test(text)) return undefined;
  let isPlain = true;
  const decoded = text.replace(
    REFERENCE,
    (_, hex: string | undefined, decimal: string | undefined, name: string) => {
      if (hex === undefined && decimal === undefined) return NAMED[name] ?? '';
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isCharacter = code <= 0x10ffff && !NOT_PLAIN.test(String.fromCodePoint(Math.min(code, 0x10ffff)));
      if (!isCharacter) isPlain = false;
      return isCharacter ? String.fromCodePoint(code) : '';
    },
  );
  return isPlain ? decoded : undefined;
}
