import type { TranslationUnit, UnitBeads, Variant } from '../bitext/index.ts';
import { HexaplaError } from '../errors.ts';
import type { LanguageTag } from '../language.ts';
import type { LanguagePair } from './format.ts';

/**
 * @param languages The languages that the units are in.
 * @throws HexaplaError `INVALID_OPTION` for what is not two of them.
 */
export function checkBilingual(pair: LanguagePair, languages: readonly LanguageTag[]): void {
  if (pair[0] === pair[1] || !pair.every((language) => languages.includes(language))) {
    throw new HexaplaError(
      'INVALID_OPTION',
      `'${pair.join(', ')}' is no pair of the languages of this text: choose two of ${languages.join(', ')}`,
    );
  }
}

/**
 * What two languages of a unit say, bead by bead where they are aligned more finely than the unit; a language
 * that has nothing in a bead has no variant there. A part of a unit has no identifier, since that belongs to the
 * whole, and the probability of the pair as its confidence.
 */
export function bilingualUnits(unit: TranslationUnit, pair: LanguagePair): readonly TranslationUnit[] {
  const remarks = unit.remarks?.filter(({ languages = pair }) =>
    languages.every((language) => pair.includes(language)),
  );
  const variants = pair.map((language) => unit.variants.filter((variant) => variant.language === language));
  const found = unit.beads?.find(({ languages }) => pair.every((language) => languages.includes(language)));
  const beads = found === undefined ? [] : directed(found, pair);
  const whole = unit.variants.every(({ language }) => pair.includes(language));
  if (beads.length < 2) {
    // One bead that leaves nothing out is the unit itself, and the unit knows more of its texts.
    const confidence = found?.confidence ?? unit.confidence;
    const id = whole ? unit.id : undefined;
    return [{ ...unit, id, variants: variants.flat(), confidence, remarks, beads: undefined }];
  }
  return beads.map((texts) => ({
    ...unit,
    id: undefined,
    variants: pair.flatMap((language, side) => beadVariant(language, texts[side], variants[side]?.[0])),
    confidence: found?.confidence,
    // A flag is about the whole unit; which of its beads it means is not known.
    remarks: undefined,
    beads: undefined,
  }));
}

/** The beads with the pair's first language as source. */
function directed({ languages, beads }: UnitBeads, pair: LanguagePair): UnitBeads['beads'] {
  return languages[0] === pair[0] ? beads : beads.map(([target, source]) => [source, target]);
}

function beadVariant(
  language: LanguageTag,
  text: string | undefined,
  whole: Variant | undefined,
): readonly Variant[] {
  return text === undefined || text === '' ? [] : [{ language, text, source: whole?.source }];
}
