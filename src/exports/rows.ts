import type { Alignment } from '../alignment.ts';
import type { Bead } from '../beads/bead.ts';
import { type LanguageTag, sentenceSeparator } from '../language.ts';
import type { Unit, UnitFlag } from '../units/unit.ts';
import type { SkipReason } from './format.ts';
import { cleanText } from './xml.ts';

/** What one language says in a translation unit. */
interface Variant {
  readonly language: LanguageTag;
  /** Clean text, not blank. */
  readonly text: string;
}

/** What becomes one translation unit, if it is fit for it. */
export interface Row {
  readonly confidence: number;
  /** Only one language has the unit that it comes from. */
  readonly singleCell: boolean;
  /** In the order of the languages. */
  readonly variants: readonly Variant[];
  /** The flags of the unit that concern these languages. */
  readonly flags: readonly UnitFlag[];
  /** Some language has it in another place. */
  readonly moved: boolean;
}

export type LanguagePair = readonly [source: LanguageTag, target: LanguageTag];

/** A row for each unit, with all the languages that have text in it. */
export function rows({ units, languages }: Alignment): readonly Row[] {
  return units.map((unit) => ({
    confidence: unit.confidence,
    singleCell: hasSingleCell(unit),
    variants: languages.flatMap((language) => variant(language, unit.cells[language]?.text)),
    flags: unit.flags,
    moved: unit.moved,
  }));
}

/** A row for each bead between the two languages, with one variant where the other has nothing. */
export function pairRows({ units, editions }: Alignment, pair: LanguagePair): readonly Row[] {
  const sentences = pair.map((tag) => editions.find(({ language }) => language === tag)?.sentences ?? []);
  const joined = (side: 0 | 1, indices: readonly number[]): readonly Variant[] => {
    const texts = indices.map((index) => sentences[side]?.[index]?.text ?? '');
    return variant(pair[side], texts.join(sentenceSeparator(pair[side])));
  };
  return units.flatMap((unit) => {
    const { confidence, beads } = pairOf(unit, pair);
    const flags = unit.flags.filter(({ languages }) =>
      languages.every((language) => pair.includes(language)),
    );
    return beads.map(([source, target]) => ({
      confidence,
      singleCell: hasSingleCell(unit),
      variants: [...joined(0, source), ...joined(1, target)],
      // A flag is about the whole unit; which of its beads it means is not known.
      flags: beads.length === 1 ? flags : [],
      moved: unit.moved,
    }));
  });
}

/** The beads with the pair's first language as source: one for the whole where the unit knows none. */
function pairOf(unit: Unit, pair: LanguagePair): { confidence: number; beads: readonly Bead[] } {
  const found = unit.pairs.find(({ languages }) => pair.every((language) => languages.includes(language)));
  if (found === undefined) {
    const [source, target] = pair.map((language) => unit.cells[language]?.sentences ?? []);
    return { confidence: unit.confidence, beads: [[source ?? [], target ?? []]] };
  }
  if (found.languages[0] === pair[0]) return found;
  return { confidence: found.confidence, beads: found.beads.map(([target, source]) => [source, target]) };
}

function variant(language: LanguageTag, text = ''): readonly Variant[] {
  const clean = cleanText(text);
  return clean.trim() === '' ? [] : [{ language, text: clean }];
}

function hasSingleCell(unit: Unit): boolean {
  return Object.keys(unit.cells).length < 2;
}

/** Why a row is not fit for a translation memory; undefined when it is. */
export function skipReason(row: Row, minConfidence: number): SkipReason | undefined {
  if (row.singleCell) return 'single-cell';
  if (row.variants.length < 2) return 'half-empty';
  return row.confidence < minConfidence ? 'below-confidence' : undefined;
}
