import type { Alignment } from '../alignment.ts';
import type { LanguageTag } from '../language.ts';
import type { Unit } from '../units/unit.ts';
import type { WriteOptions } from './format.ts';
import { unitsOf } from './from-alignment.ts';
import { Selection } from './selection.ts';
import { alignmentLanguages } from './write.ts';

/** The units of an alignment that are written as it knows them; reports them. */
export function selectWhole(
  alignment: Alignment,
  options: WriteOptions,
): { readonly units: readonly Unit[]; readonly languages: readonly LanguageTag[] } {
  const languages = alignmentLanguages(alignment, options);
  const { documentName, now: created = new Date() } = options;
  const selection = new Selection({ ...options, languages, bilingual: undefined });
  const translations = unitsOf(alignment, { documentName, created })[Symbol.iterator]();
  const units = alignment.units.filter(() => {
    const { value, done } = translations.next();
    return done !== true && selection.take(value).length > 0;
  });
  options.onReport?.(selection.report());
  return { units, languages };
}
