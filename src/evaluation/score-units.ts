import type { LanguageTag } from '../language.ts';
import { type Scores, scoresOf, share } from './scores.ts';

/** The place of a sentence, by any measure that all units of a comparison share: [start, end). */
export type Span = readonly [start: number, end: number];

/** A unit to be compared: for each of its languages the sentences, consecutive. */
export interface ComparedUnit {
  readonly cells: Readonly<Record<LanguageTag, readonly Span[]>>;
  readonly moved: boolean;
}

/** What is counted of the units of one or more documents; counts of several add up. */
export interface UnitCounts {
  /** Units found, every sentence that only one language has one of its own. */
  readonly found: number;
  /** Units of the gold, likewise. */
  readonly known: number;
  /** Units that are the same in every language, nothing missing and nothing too much. */
  readonly right: number;
  /** Units of the gold that stand elsewhere in some language. */
  readonly moved: number;
  /** Of `moved`, those that are found. */
  readonly movedFound: number;
  /** Of `movedFound`, those that are said to have moved. */
  readonly movedMarked: number;
  /** Units found that are said to have moved although the gold has no such moved unit. */
  readonly movedWrong: number;
}

export const NO_UNITS: UnitCounts = {
  found: 0,
  known: 0,
  right: 0,
  moved: 0,
  movedFound: 0,
  movedMarked: 0,
  movedWrong: 0,
};

export function isSingle({ cells }: ComparedUnit): boolean {
  return Object.keys(cells).length < 2;
}

/** A unit as one string: where each of its cells begins and ends. */
export function unitKey({ cells }: ComparedUnit): string {
  return Object.entries(cells)
    .map(([language, spans]) => `${language}:${spans[0]?.[0]}-${spans.at(-1)?.[1]}`)
    .toSorted()
    .join(' ');
}

/** A unit of one language gives one a sentence; all other units stay. */
export function singleSentences<T extends ComparedUnit>(units: readonly T[]): T[] {
  return units.flatMap((unit) => {
    const [only, second] = Object.entries(unit.cells);
    if (only === undefined || second !== undefined) return [unit];
    const [language, spans] = only;
    return spans.map((span) => ({ ...unit, cells: { [language]: [span] } }));
  });
}

/** Compares units of any number of languages with gold; one sentence too many in one language makes a unit wrong. */
export function countUnits(found: readonly ComparedUnit[], gold: readonly ComparedUnit[]): UnitCounts {
  const ours = singleSentences(found);
  const known = singleSentences(gold);
  const foundKeys = new Map(ours.map((unit) => [unitKey(unit), unit]));
  const movedKeys = new Set(known.filter(({ moved }) => moved).map(unitKey));
  const right = known.filter((unit) => foundKeys.has(unitKey(unit))).length;
  const movedFound = [...movedKeys].filter((key) => foundKeys.has(key));
  return {
    found: ours.length,
    known: known.length,
    right,
    moved: movedKeys.size,
    movedFound: movedFound.length,
    movedMarked: movedFound.filter((key) => foundKeys.get(key)?.moved).length,
    movedWrong: ours.filter((unit) => unit.moved && !movedKeys.has(unitKey(unit))).length,
  };
}

export function unitScores({ found, known, right }: UnitCounts): Scores {
  return scoresOf(share(right, found), share(right, known));
}

/** Units as two of their languages see them; those that have neither fall away. */
export function projectUnits(
  units: readonly ComparedUnit[],
  pair: readonly [LanguageTag, LanguageTag],
): ComparedUnit[] {
  return units.flatMap(({ cells, moved }) => {
    const kept = Object.entries(cells).filter(([language]) => pair.includes(language));
    return kept.length === 0 ? [] : [{ cells: Object.fromEntries(kept), moved }];
  });
}
