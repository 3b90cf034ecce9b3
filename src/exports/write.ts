import type { Alignment } from '../alignment.ts';
import type { TranslationUnit } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import { checkBilingual } from './bilingual.ts';
import type {
  Format,
  FormatInfo,
  LanguagePair,
  OutputFile,
  RenderOptions,
  UnitRenderer,
  Units,
  UnitWriteOptions,
  WriteOptions,
} from './format.ts';
import { unitsOf } from './from-alignment.ts';
import { Selection, type SelectionRules } from './selection.ts';

/** What a format asks of the units that it is made of. */
export interface UnitFormat extends Pick<FormatInfo, 'extensions' | 'mediaTypes' | 'heeds'> {
  readonly name: Format;
  readonly render: UnitRenderer;
  /** Two languages, no more and no fewer. */
  readonly isBilingual?: boolean;
  /** Every unit has two texts at least. */
  readonly needsTwoTexts?: boolean;
  /** The file says of one language that every unit has it. */
  readonly namesSource?: boolean;
  readonly longestText?: number;
  /** A file for each of the languages. */
  readonly fileByLanguage?: boolean;
}

/** The two ways in of a format that is made of units: from an alignment and from a stream. */
export function unitFormat(format: UnitFormat): FormatInfo {
  const { name, extensions, mediaTypes, heeds, fileByLanguage: manyFiles = false } = format;
  return {
    name,
    extensions,
    mediaTypes,
    heeds,
    manyFiles,
    write: (alignment, options = {}) => writeAlignment(format, alignment, options),
    writeUnits: (units, options) => writeUnits(format, units, options),
  };
}

function writeAlignment(
  format: UnitFormat,
  alignment: Alignment,
  options: WriteOptions,
): readonly OutputFile[] {
  const languages = alignmentLanguages(alignment, options);
  const now = options.now ?? new Date();
  const rules = rulesOf(format, { ...options, languages });
  const units = unitsOf(alignment, { documentName: options.documentName, created: now });
  // Once to count and once to write: what is left out is known before the first byte.
  const counting = new Selection(rules);
  const first = (rules.bilingual ?? languages)[0];
  let allHaveFirst = true;
  for (const unit of units) {
    for (const taken of counting.take(unit)) {
      if (taken.variants[0]?.language !== first) allHaveFirst = false;
    }
  }
  options.onReport?.(counting.report());
  const render = renderOptions(rules, { ...options, now }, allHaveFirst ? first : undefined);
  return files(format, units, rules, render);
}

function writeUnits(format: UnitFormat, units: Units, options: UnitWriteOptions): readonly OutputFile[] {
  const rules = rulesOf(format, options);
  new Selection(rules);
  return files(format, units, rules, renderOptions(rules, options, rules.sourceLanguage), options.onReport);
}

/**
 * The columns of an alignment's output.
 *
 * @throws HexaplaError `INVALID_OPTION` for languages that the text does not have.
 */
export function alignmentLanguages({ languages }: Alignment, options: WriteOptions): readonly LanguageTag[] {
  const absent = options.languages?.find((language) => !languages.includes(language));
  if (absent === undefined) return options.languages ?? languages;
  throw new HexaplaError(
    'INVALID_OPTION',
    `there is no ${absent} in this text: choose of ${languages.join(', ')}`,
  );
}

function rulesOf(format: UnitFormat, options: UnitWriteOptions): SelectionRules {
  const { languages } = options;
  let bilingual: LanguagePair | undefined;
  if (format.heeds.includes('bilingual')) bilingual = options.bilingual;
  if (bilingual !== undefined) checkBilingual(bilingual, languages);
  const [first, second, third] = languages;
  if (format.isBilingual === true && bilingual === undefined) {
    if (first === undefined || second === undefined || third !== undefined) {
      throw new HexaplaError(
        'INVALID_OPTION',
        `${format.name} holds two languages, and there are ${languages.join(', ')}: name two with bilingual (--bilingual A,B)`,
      );
    }
    bilingual = [first, second];
  }
  const sourceLanguage = format.namesSource === true ? (bilingual?.[0] ?? options.sourceLanguage) : undefined;
  if (sourceLanguage !== undefined && !languages.includes(sourceLanguage)) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `the source language ${sourceLanguage} is none of ${languages.join(', ')}`,
    );
  }
  // Readers take the first text for the source.
  const ordered =
    sourceLanguage === undefined
      ? languages
      : [sourceLanguage, ...languages.filter((language) => language !== sourceLanguage)];
  return {
    ...options,
    languages: ordered,
    halfEmpty: format.needsTwoTexts === true ? 'drop' : options.halfEmpty,
    bilingual,
    sourceLanguage,
    longestText: format.longestText,
  };
}

function renderOptions(
  rules: SelectionRules,
  options: WriteOptions,
  sourceLanguage: LanguageTag | undefined,
): RenderOptions {
  return {
    languages: rules.bilingual ?? rules.languages,
    sourceLanguage,
    codes: options.codes ?? 'region',
    xliffVersion: options.xliffVersion ?? '1.2',
    documentName: options.documentName ?? '',
    toolVersion: options.toolVersion ?? 'unknown',
    now: options.now ?? new Date(),
  };
}

function files(
  format: UnitFormat,
  units: Units,
  rules: SelectionRules,
  options: RenderOptions,
  onReport?: WriteOptions['onReport'],
): readonly OutputFile[] {
  if (format.fileByLanguage !== true) {
    return [{ suffix: '', chunks: format.render(select(units, rules, onReport), options) }];
  }
  const passes = new SamePasses();
  const last = options.languages.length - 1;
  return options.languages.map((language, index) => {
    const selected = select(units, rules, index === last ? onReport : undefined);
    // The column alone is the language; which rows there are hangs on all of them.
    return {
      suffix: language,
      chunks: format.render(passes.watch(selected), { ...options, languages: [language] }),
    };
  });
}

async function* select(
  units: Units,
  rules: SelectionRules,
  onReport: WriteOptions['onReport'],
): AsyncGenerator<TranslationUnit> {
  const selection = new Selection(rules);
  for await (const unit of units) for (const taken of selection.take(unit)) yield taken;
  onReport?.(selection.report());
}

/**
 * Sees to it that a source of units that is read several times gives the same units each time; else the lines of
 * the files would not belong together.
 */
class SamePasses {
  #first: number | undefined;

  /** @throws HexaplaError `INVALID_OPTION` */
  async *watch(units: AsyncIterable<TranslationUnit>): AsyncGenerator<TranslationUnit> {
    let sum = 0;
    for await (const unit of units) {
      for (const { text } of unit.variants) sum = (Math.imul(sum, 31) + text.length + 1) | 0;
      yield unit;
    }
    this.#first ??= sum;
    if (this.#first === sum) return;
    throw new HexaplaError(
      'INVALID_OPTION',
      'the units changed while they were written, or can be read only once; the files do not belong together',
    );
  }
}
