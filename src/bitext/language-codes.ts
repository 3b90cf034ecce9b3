import { HexaplaError } from '../errors.ts';
import { type LanguageTag, parseLanguage } from '../language.ts';
import type { ReadOptions } from './bitext.ts';
import { fromRegionCode } from './codes.ts';

/** A language code of a file: the language, or why it is none. */
export type ReadCode = { readonly language: LanguageTag } | { readonly problem: string };

/** Different codes of one file: more than there are languages in use with their regions; bounds the memory. */
const MAX_CODES = 10_000;

/**
 * Reads the language codes of a file. A region form that our own writer gives (`en-US`, `zh-TW`) is the language
 * itself (`en`, `zh-Hant`), so that what it wrote comes back; other regions (`en-GB`) stay. A file that has
 * `en` beside `en-US` tells them apart, and so does this, from the place on where `en` is seen.
 */
export class LanguageCodes {
  readonly #given: Readonly<Record<string, LanguageTag>>;
  readonly #codes = new Map<string, ReadCode>();
  /** Languages that have been seen under their own tag. */
  readonly #plain = new Set<LanguageTag>();

  /** @throws HexaplaError `UNKNOWN_LANGUAGE` for a meaning in `codes` that is no language. */
  constructor(options: ReadOptions) {
    const given = Object.entries(options.codes ?? {});
    this.#given = Object.fromEntries(given.map(([code, tag]) => [code.toLowerCase(), parseLanguage(tag)]));
  }

  read(code: string): ReadCode {
    const known = this.#codes.get(code);
    if (known !== undefined) return known;
    const read = this.#parse(code);
    if (this.#codes.size < MAX_CODES) this.#codes.set(code, read);
    return read;
  }

  #parse(code: string): ReadCode {
    const meant = Object.hasOwn(this.#given, code.toLowerCase())
      ? this.#given[code.toLowerCase()]
      : undefined;
    if (meant !== undefined) return { language: meant };
    let tag: LanguageTag;
    try {
      tag = parseLanguage(code);
    } catch (error) {
      if (!(error instanceof HexaplaError)) throw error;
      return { problem: error.message };
    }
    const language = fromRegionCode(tag);
    if (language === tag) this.#see(tag);
    return { language: this.#plain.has(language) ? tag : language };
  }

  /** Codes that were taken for this language are its own from now on. */
  #see(tag: LanguageTag): void {
    // `zh-TW` has become `zh-Hant` already, and is no language beside it.
    if (this.#plain.has(tag) || tag.includes('-')) return;
    this.#plain.add(tag);
    for (const [code, read] of this.#codes) {
      if ('language' in read && read.language === tag) this.#codes.delete(code);
    }
  }
}
