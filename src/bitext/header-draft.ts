import type { BitextHeader } from './bitext.ts';
import type { Attributes } from './xml-events.ts';

/** Properties and notes that are kept of one header: more than any program writes. */
const MAX_ENTRIES = 10_000;

/** What a file says of itself, gathered; told once, when it is complete. */
export class HeaderDraft {
  readonly #tell: ((header: BitextHeader) => void) | undefined;
  readonly #properties: { type: string; value: string }[] = [];
  readonly #notes: string[] = [];
  #sourceLanguage: string | undefined;
  #told = false;

  constructor(tell: ((header: BitextHeader) => void) | undefined) {
    this.#tell = tell;
  }

  /** @param source Name of the attribute that holds the source language. */
  attributes(attributes: Attributes, source: string): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (name === source) this.#sourceLanguage = value;
      else this.property(name, value);
    }
  }

  property(type: string, value: string): void {
    if (this.#properties.length < MAX_ENTRIES) this.#properties.push({ type, value });
  }

  note(text: string): void {
    if (this.#notes.length < MAX_ENTRIES) this.#notes.push(text);
  }

  finish(): void {
    if (this.#told) return;
    this.#told = true;
    const source = this.#sourceLanguage;
    this.#tell?.({
      properties: this.#properties,
      notes: this.#notes,
      ...(source === undefined || source === '*all*' ? {} : { sourceLanguage: source }),
    });
  }
}
