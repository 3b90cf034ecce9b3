import type { AlignedEdition, Alignment } from '../alignment.ts';
import { type LanguageTag, sentenceSeparator } from '../language.ts';
import { normalForm } from '../unicode.ts';
import type { FlagPlace, Unit } from '../units/unit.ts';

/** UTF-8 bytes below which a sentence may well be said twice: `Yes.`, a name of a speaker, a heading of a table. */
const LEAST_BYTES = 24;
/** Other units that a flag names; a line that stands in a thousand units would name them a million times. */
const MOST_NAMED = 8;

export interface Repetition {
  readonly unit: Unit;
  readonly language: LanguageTag;
  readonly places: readonly FlagPlace[];
  /** `id` of the other units with the sentence, the first ones. */
  readonly units: readonly number[];
}

/**
 * Sentences that an edition has again elsewhere, unless each other language of the unit repeats itself too: a
 * refrain is no fault, a heading doubled in one language is.
 */
export function repeated({ editions, units }: Pick<Alignment, 'editions' | 'units'>): Repetition[] {
  const owners = new Map(editions.map((edition) => [edition.language, unitsByText(edition, units)]));
  const found: Repetition[] = [];
  for (const unit of units) {
    const own = editions.flatMap((edition) => {
      const repetition = repetitionIn(unit, edition, owners.get(edition.language) ?? new Map());
      return repetition === undefined ? [] : [repetition];
    });
    const present = Object.keys(unit.cells).length;
    if (present === 1 || own.length < present) found.push(...own);
  }
  return found;
}

function keyOf(text: string): string | undefined {
  return Buffer.byteLength(text) < LEAST_BYTES
    ? undefined
    : normalForm(text, 'NFKC').replace(/\s+/g, ' ').toLowerCase();
}

function unitsByText({ language, sentences }: AlignedEdition, units: readonly Unit[]): Map<string, number[]> {
  const owners = new Map<string, number[]>();
  for (const unit of units) {
    for (const index of unit.cells[language]?.sentences ?? []) {
      const key = keyOf(sentences[index]?.text ?? '');
      if (key === undefined) continue;
      const list = owners.get(key);
      if (list === undefined) owners.set(key, [unit.id]);
      else if (list.length <= MOST_NAMED) list.push(unit.id);
    }
  }
  return owners;
}

function repetitionIn(
  unit: Unit,
  { language, sentences }: AlignedEdition,
  owners: ReadonlyMap<string, readonly number[]>,
): Repetition | undefined {
  const places: FlagPlace[] = [];
  const others = new Set<number>();
  let start = 0;
  for (const index of unit.cells[language]?.sentences ?? []) {
    const text = sentences[index]?.text ?? '';
    const ids = owners.get(keyOf(text) ?? '') ?? [];
    if (ids.length > 1) {
      places.push({ language, start, end: start + text.length, text });
      for (const id of ids) if (id !== unit.id && others.size < MOST_NAMED) others.add(id);
    }
    start += text.length + sentenceSeparator(language).length;
  }
  return places.length === 0 ? undefined : { unit, language, places, units: [...others] };
}
