import type { BitextItem, Position, RejectReason } from './bitext.ts';
import type { LanguageCodes } from './language-codes.ts';
import { REVIEW_STATUSES, type TranslationUnit, type UnitRemark, type Variant } from './translation-unit.ts';

/** One text of a unit as it was found. */
export interface DraftVariant {
  /** Language code as it stands in the file. */
  readonly code: string | undefined;
  readonly at: Position;
  readonly text: string;
  readonly original?: string | undefined;
  readonly source?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** Why it cannot be taken, whatever its language. */
  readonly problem?: { readonly reason: RejectReason; readonly message: string } | undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** UTF-16 units of the properties and notes of one unit: far more than a person would ever look at. */
const MAX_DETAILS = 2 ** 20;

/** UTF-16 units of the texts of one unit: sixteen of the longest segments. Bounds the memory. */
const MAX_TEXTS = 2 ** 24;

/** A unit while it is read: what the file says, before anything is judged. */
export class UnitDraft {
  readonly at: Position;
  readonly #variants: DraftVariant[] = [];
  readonly fields: Writable<Omit<TranslationUnit, 'variants'>> = {};
  readonly #properties: { type: string; value: string }[] = [];
  readonly #notes: string[] = [];
  readonly #remarks: UnitRemark[] = [];
  /** UTF-16 units of all that is kept of it, with something for each object. */
  #details = 0;
  #texts = 0;

  constructor(at: Position, id?: string | undefined) {
    this.at = at;
    if (id !== undefined && id !== '') this.fields.id = id;
  }

  get #tooLarge(): boolean {
    return this.#details > MAX_DETAILS || this.#texts > MAX_TEXTS;
  }

  add(variant: DraftVariant): void {
    this.#texts += variant.text.length + (variant.original?.length ?? 0) + 64;
    if (!this.#tooLarge) this.#variants.push(variant);
  }

  /** A text without markup. */
  addText(code: string | undefined, text: string, at: Position, maxSegment: number): void {
    if (text.length <= maxSegment) this.add({ code, at, text });
    else this.add({ code, at, text: '', problem: tooLong(maxSegment) });
  }

  note(text: string): void {
    if (this.#grows(text.length)) this.#notes.push(text);
  }

  /** A reason to look at it; `moved` is also what it says. */
  remark(code: string, message: string, languages?: readonly string[]): void {
    if (code === 'moved') {
      this.fields.moved = true;
    } else if (this.#grows(code.length + message.length)) {
      this.#remarks.push(languages === undefined ? { code, message } : { code, message, languages });
    }
  }

  /** A reason to look at it as our writers put it in one text, `code: message`; false where it is none. */
  remarkText(text: string): boolean {
    const [, code, message] = /^([\w-]{1,64}): ?([\s\S]*)$/.exec(text) ?? [];
    if (code !== undefined) this.remark(code, message ?? '');
    return code !== undefined;
  }

  /** A property that is kept as it stands. */
  keep(type: string, value: string): void {
    if (this.#grows(type.length + value.length)) this.#properties.push({ type, value });
  }

  /**
   * A property: one of our own is what it means, unless it means nothing or was there already.
   *
   * @param name Under which it is then kept.
   */
  property(type: string, value: string, name = type): void {
    const { fields } = this;
    switch (type) {
      case 'x-alignment-confidence':
        if (fields.confidence === undefined && isConfidence(value)) fields.confidence = Number(value);
        else this.keep(name, value);
        return;
      case 'x-review-status': {
        const status = REVIEW_STATUSES.find((candidate) => candidate === value);
        if (fields.status === undefined && status !== undefined) fields.status = status;
        else this.keep(name, value);
        return;
      }
      case 'x-document':
        if (fields.document === undefined && value !== '') fields.document = value;
        else this.keep(name, value);
        return;
      case 'x-moved':
        if (value === 'yes') fields.moved = true;
        else this.keep(name, value);
        return;
      case 'x-flag':
        if (!this.remarkText(value)) this.keep(name, value);
        return;
      default:
        this.keep(name, value);
    }
  }

  #grows(characters: number): boolean {
    this.#details += characters + 16;
    return !this.#tooLarge;
  }

  /** The unit, or why it is none; before it, what was left out of it. */
  finish(codes: LanguageCodes): readonly BitextItem[] {
    const { id } = this.fields;
    const reject = (reason: RejectReason, message: string, at = this.at): BitextItem => ({
      kind: 'rejected',
      rejection: id === undefined ? { reason, message, at } : { reason, message, at, id },
    });
    if (this.#tooLarge) {
      const most = `texts of more than ${MAX_TEXTS} characters, or properties and notes of more than ${MAX_DETAILS}`;
      return [reject('too-large', most)];
    }
    // Read twice: a code further down may tell what one further up means.
    for (const { code } of this.#variants) if (code !== undefined) codes.read(code);
    const taken: Variant[] = [];
    const left: { variant: DraftVariant; reason: RejectReason; message: string }[] = [];
    for (const variant of this.#variants) {
      const read = variantOf(variant, codes);
      if ('language' in read) {
        if (read.text.trim() !== '') taken.push(read);
      } else {
        left.push({ variant, ...read });
      }
    }
    const languages = new Set(taken.map(({ language }) => language));
    if (languages.size < 2) {
      const [first] = left;
      if (first !== undefined) return [reject(first.reason, first.message, first.variant.at)];
      const message = languages.size === 0 ? 'no language has text' : `only ${[...languages][0]} has text`;
      return [reject('half-empty', message)];
    }
    const items: BitextItem[] = left.map(({ variant, reason, message }) => ({
      kind: 'rejected',
      rejection: { reason, message, at: variant.at, id, variant: variant.code ?? '' },
    }));
    items.push({ kind: 'unit', unit: this.#unit(taken), at: this.at });
    return items;
  }

  #unit(variants: readonly Variant[]): TranslationUnit {
    const unit: Writable<TranslationUnit> = { ...this.fields, variants };
    if (this.#remarks.length > 0) unit.remarks = this.#remarks;
    if (this.#notes.length > 0) unit.notes = this.#notes;
    if (this.#properties.length > 0) unit.properties = this.#properties;
    return unit;
  }
}

function variantOf(
  { code, text, original, source, start, end, problem }: DraftVariant,
  codes: LanguageCodes,
): Variant | { readonly reason: RejectReason; readonly message: string } {
  if (problem !== undefined) return problem;
  if (code === undefined) return { reason: 'no-language', message: 'a text without a language code' };
  const read = codes.read(code);
  if ('problem' in read) return { reason: 'unknown-language', message: read.problem };
  const variant: Writable<Variant> = { language: read.language, text };
  if (original !== undefined) variant.original = original;
  if (source !== undefined) variant.source = source;
  if (start !== undefined) variant.start = start;
  if (end !== undefined) variant.end = end;
  return variant;
}

/** Why a text with more than the limit is not taken. */
export function tooLong(maxSegment: number): { readonly reason: RejectReason; readonly message: string } {
  return { reason: 'too-large', message: `a segment of more than ${maxSegment} characters` };
}

/** A decimal number from 0 to 1, as every program writes it. */
export function isConfidence(value: string): boolean {
  if (!/^\s*\d*\.?\d+(e-\d+)?\s*$/i.test(value)) return false;
  const number = Number(value);
  return number >= 0 && number <= 1;
}
