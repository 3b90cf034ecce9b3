import type { Alignment } from '../alignment.ts';
import { findMojibake } from '../cleaning/index.ts';
import type { LanguageTag } from '../language.ts';
import type { Cell, FlagEvidence, Unit, UnitFlag, UnitPair } from '../units/unit.ts';
import { FLAG_CODES, type FlagCode } from './codes.ts';
import { repeated } from './duplicates.ts';
import { type Usual, usual } from './measures.ts';
import { missingNames } from './names.ts';
import { cellNumbers, differingNumbers } from './numbers.ts';
import { uncommonCells } from './vocabulary.ts';
import { isUntranslated, otherLanguage } from './wording.ts';

/** A unit is out of length from so many standard deviations of the document's own on … */
const LENGTH_DEVIATIONS = 4;
/** … and from a factor of two on: in a regular document four deviations are still nothing to look at. */
const LENGTH_FACTOR = Math.log(2);
/** UTF-16 units of the longer cell below which a ratio says nothing: headings are often told otherwise. */
const LEAST_LENGTH = 40;
/** A similarity is weak so many deviations under the document's own … */
const SIMILARITY_DEVIATIONS = 3;
/**
 * … and under this cosine, that of a text with any other of its subject (seen with hexapla-static-1, not measured
 * since).
 */
const WEAK = 0.25;
/** Sentences on one side of a bead that are more than a translator's ordinary freedom. */
const LARGE_MERGE = 4;

type Flags = Map<number, UnitFlag[]>;
type Editions = Pick<Alignment, 'languages' | 'editions' | 'units'>;

/** The units with what there is to look at in them; order and everything else as before. */
export function flagUnits(alignment: Editions): Unit[] {
  const { languages, units } = alignment;
  const found: Flags = new Map();
  const add = (unit: Unit, code: FlagCode, concerned: readonly LanguageTag[], evidence: FlagEvidence) => {
    const flags = found.get(unit.id) ?? [];
    flags.push({ code, languages: languages.filter((tag) => concerned.includes(tag)), evidence });
    found.set(unit.id, flags);
  };
  const lengths = usualOf(units, lengthRatio);
  const similarities = usualOf(units, (_, pair) => pair.similarity);
  const uncommon = uncommonCells(alignment);
  for (const unit of units) {
    const numbers = new Map(
      Object.entries(unit.cells).map(([language, { text }]) => [language, cellNumbers(text, language)]),
    );
    const untranslated = new Set<LanguageTag>();
    for (const pair of unit.pairs) {
      const [a, b] = pair.languages;
      const [x, y] = [numbers.get(a), numbers.get(b)];
      if (x === undefined || y === undefined) continue;
      if (isUntranslated(x, y)) {
        add(unit, 'untranslated', pair.languages, { places: [wholeOf(a, x.text), wholeOf(b, y.text)] });
        untranslated.add(a).add(b);
      }
      const differing = differingNumbers(x, y);
      if (differing.length > 0) add(unit, 'number-mismatch', pair.languages, { places: differing });
      const missing = missingNames(x, y);
      if (missing.length > 0) add(unit, 'missing-name', pair.languages, { places: missing });
      const key = pair.languages.join(' ');
      const ratio = outlyingLength(unit, pair, lengths.get(key));
      if (ratio !== undefined) add(unit, 'length-outlier', pair.languages, { places: [], ...ratio });
      const weak = weakSimilarity(pair, similarities.get(key));
      if (weak !== undefined) add(unit, 'weak-similarity', pair.languages, { places: [], ...weak });
      const merged = Math.max(...pair.beads.flatMap((bead) => bead.map((side) => side.length)), 0);
      if (merged >= LARGE_MERGE) {
        add(unit, 'large-merge', pair.languages, { places: [], measured: merged, usual: 1 });
      }
    }
    for (const [language, { text }] of Object.entries(unit.cells)) {
      const places = findMojibake(text).map(({ start, end }) => ({
        language,
        start,
        end,
        text: text.slice(start, end),
      }));
      if (places.length > 0) add(unit, 'broken-text', [language], { places });
    }
    for (const { language, text } of numbers.values()) {
      if (untranslated.has(language) || !uncommon.has(`${unit.id} ${language}`)) continue;
      const seems = otherLanguage({ language, text });
      if (seems !== undefined)
        add(unit, 'other-language', [language], { places: [wholeOf(language, text)], seems });
    }
  }
  for (const { unit, language, places, units: others } of repeated(alignment)) {
    add(unit, 'duplicate', [language], { places, units: others });
  }
  const rank = new Map<string, number>(FLAG_CODES.map((code, index) => [code, index]));
  const inOrder = (flags: UnitFlag[]) =>
    flags.toSorted((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0));
  return units.map((unit) => ({ ...unit, flags: inOrder(found.get(unit.id) ?? []) }));
}

function wholeOf(language: LanguageTag, text: string) {
  return { language, start: 0, end: text.length, text };
}

function usualOf(
  units: readonly Unit[],
  measure: (unit: Unit, pair: UnitPair) => number | undefined,
): ReadonlyMap<string, Usual | undefined> {
  const values = new Map<string, number[]>();
  for (const unit of units) {
    for (const pair of unit.pairs) {
      const value = measure(unit, pair);
      if (value === undefined) continue;
      const key = pair.languages.join(' ');
      const list = values.get(key);
      if (list === undefined) values.set(key, [value]);
      else list.push(value);
    }
  }
  return new Map([...values].map(([key, list]) => [key, usual(list)]));
}

/** Natural logarithm of the second cell's length by the first's; undefined for short cells. */
function lengthRatio(unit: Unit, { languages: [a, b] }: UnitPair): number | undefined {
  const length = (cell: Cell | undefined) => cell?.text.length ?? 0;
  const [x, y] = [length(unit.cells[a]), length(unit.cells[b])];
  return Math.max(x, y) < LEAST_LENGTH ? undefined : Math.log(Math.max(1, y) / Math.max(1, x));
}

function outlyingLength(unit: Unit, pair: UnitPair, own: Usual | undefined) {
  const ratio = lengthRatio(unit, pair);
  if (ratio === undefined || own === undefined) return undefined;
  const away = Math.abs(ratio - own.median);
  if (away < Math.max(LENGTH_FACTOR, LENGTH_DEVIATIONS * own.spread)) return undefined;
  return { measured: ratioOf(ratio), usual: ratioOf(own.median) };
}

function ratioOf(logarithm: number): number {
  return Number(Math.exp(logarithm).toPrecision(3));
}

function weakSimilarity({ similarity }: UnitPair, own: Usual | undefined) {
  const limit = own === undefined ? WEAK : Math.min(WEAK, own.median - SIMILARITY_DEVIATIONS * own.spread);
  if (similarity >= limit) return undefined;
  return { measured: Number(similarity.toFixed(4)), usual: Number((own?.median ?? WEAK).toFixed(4)) };
}
