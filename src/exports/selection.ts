import type { TranslationUnit, Variant } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import { bilingualUnits } from './bilingual.ts';
import { checkMinConfidence } from './filter.ts';
import { Fingerprints } from './fingerprints.ts';
import type { LanguagePair, SkipReason, UnitFilter, WriteReport } from './format.ts';
import { contentId } from './identifier.ts';
import { cleanText } from './xml.ts';

/** What a selection keeps to, beside the filter of the caller. */
export interface SelectionRules extends UnitFilter {
  /** The columns: the languages of the filter, or all. */
  readonly languages: readonly LanguageTag[];
  readonly bilingual?: LanguagePair | undefined;
  /** A language that every unit must have. */
  readonly sourceLanguage?: LanguageTag | undefined;
  /** UTF-16 units that the format can hold in one text. */
  readonly longestText?: number | undefined;
}

/** Chooses what is written of a stream of units, and counts what is not. One selection is for one pass. */
export class Selection {
  readonly #rules: SelectionRules;
  readonly #minConfidence: number;
  readonly #columns: ReadonlyMap<LanguageTag, number>;
  readonly #seen = new Fingerprints();
  readonly #skipped: Record<SkipReason, number>;
  #written = 0;

  /** @throws HexaplaError `INVALID_OPTION` for a filter that makes no sense. */
  constructor(rules: SelectionRules) {
    this.#rules = rules;
    this.#minConfidence = checkMinConfidence(rules.minConfidence);
    checkLanguages(rules.languages);
    for (const date of [rules.since, rules.until]) checkDate(date);
    this.#columns = new Map((rules.bilingual ?? rules.languages).map((language, index) => [language, index]));
    this.#skipped = noneSkipped();
  }

  /** What is written of the next unit: nothing, the unit with the languages asked for, or its beads. */
  take(unit: TranslationUnit): readonly TranslationUnit[] {
    const single = unit.variants.every(({ language }) => language === unit.variants[0]?.language);
    const { bilingual } = this.#rules;
    const parts = bilingual === undefined ? [unit] : bilingualUnits(unit, bilingual);
    const taken: TranslationUnit[] = [];
    for (const part of parts) {
      const chosen = { ...part, variants: this.#inColumns(part.variants) };
      // Where the file may have blanks, a row of nothing but blanks is still none.
      const none = !part.variants.some(({ language }) => this.#columns.has(language));
      const reason = this.#skipReason(chosen, single) ?? (none ? 'half-empty' : undefined);
      if (reason === undefined) {
        this.#written += 1;
        taken.push(chosen);
      } else {
        this.#skipped[reason] += 1;
      }
    }
    return taken;
  }

  report(): WriteReport {
    return { written: this.#written, skipped: { ...this.#skipped } };
  }

  /** Those of the languages asked for that have text, in the order of the columns. */
  #inColumns(variants: readonly Variant[]): readonly Variant[] {
    const columns = this.#columns;
    const kept = variants.filter(({ language, text }) => columns.has(language) && hasText(text));
    const place = ({ language }: Variant) => columns.get(language) ?? 0;
    return kept.sort((a, b) => place(a) - place(b));
  }

  #skipReason(unit: TranslationUnit, singleCell: boolean): SkipReason | undefined {
    const rules = this.#rules;
    const { variants } = unit;
    if (rules.halfEmpty === 'drop') {
      if (singleCell) return 'single-cell';
      const languages = new Set(variants.map(({ language }) => language));
      if (languages.size < 2) return 'half-empty';
      if (rules.sourceLanguage !== undefined && !languages.has(rules.sourceLanguage)) return 'no-source';
    }
    if (unit.confidence !== undefined && unit.confidence < this.#minConfidence) return 'below-confidence';
    if (rules.status !== undefined && !rules.status.includes(unit.status ?? 'unreviewed'))
      return 'other-status';
    if (!passesFlags(unit, rules.flags)) return 'flags';
    if (!isWithinDates(unit, rules)) return 'outside-dates';
    if (rules.document !== undefined && unit.document !== rules.document) return 'other-document';
    if (rules.sourceEqualsTarget === 'drop' && saysTheSame(variants)) return 'source-equals-target';
    if (rules.longestText !== undefined && longest(variants) > rules.longestText) return 'too-long';
    if (rules.duplicates === 'drop' && this.#seen.count(contentId({ variants })) > 1) return 'duplicate';
    return undefined;
  }
}

/** Counts for a report, all zero. */
export function noneSkipped(): Record<SkipReason, number> {
  return {
    'single-cell': 0,
    'half-empty': 0,
    'no-source': 0,
    'below-confidence': 0,
    'other-status': 0,
    flags: 0,
    'outside-dates': 0,
    'other-document': 0,
    'source-equals-target': 0,
    'too-long': 0,
    duplicate: 0,
  };
}

/**
 * Whether anything of a text goes into a file: XML cannot hold every character. Most texts begin with a letter,
 * which saves looking at all of them.
 */
function hasText(text: string): boolean {
  return /^[\p{L}\p{N}]/u.test(text) || cleanText(text).trim() !== '';
}

function passesFlags({ remarks = [] }: TranslationUnit, flags: UnitFilter['flags']): boolean {
  if (flags === undefined) return true;
  const { only, without = [] } = flags;
  if (remarks.some(({ code }) => without.includes(code))) return false;
  return only === undefined || remarks.some(({ code }) => only.includes(code));
}

function isWithinDates(unit: TranslationUnit, { since, until }: UnitFilter): boolean {
  if (since === undefined && until === undefined) return true;
  const date = unit.changed ?? unit.created;
  if (date === undefined) return false;
  return (since === undefined || date >= since) && (until === undefined || date <= until);
}

/** UTF-16 units of what the language with the most text has, a line each where it has several. */
function longest(variants: readonly Variant[]): number {
  const lengths = new Map<LanguageTag, number>();
  for (const { language, text } of variants) {
    lengths.set(language, (lengths.get(language) ?? -1) + 1 + text.length);
  }
  return Math.max(0, ...lengths.values());
}

function saysTheSame(variants: readonly Variant[]): boolean {
  const [first, ...others] = variants;
  return (
    first !== undefined &&
    others.length > 0 &&
    others.every(({ text }) => cleanText(text).trim() === cleanText(first.text).trim())
  );
}

function checkLanguages(languages: readonly LanguageTag[]): void {
  const twice = languages.find((language, index) => languages.indexOf(language) !== index);
  if (twice === undefined) return;
  throw new HexaplaError('INVALID_OPTION', `the language ${twice} is named twice; name each once`);
}

function checkDate(date: Date | undefined): void {
  if (date === undefined || !Number.isNaN(date.getTime())) return;
  throw new HexaplaError('INVALID_OPTION', 'since and until must be dates that exist');
}
