import type { LanguageTag } from '../language.ts';
import type { Unit, UnitPair } from './unit.ts';

/** Sentence indices by language position; an empty list where the language has none. */
export type Sentences = readonly (readonly number[])[];

/** A part of a unit that hangs together, or what several such became. */
export interface Piece {
  readonly sentences: Sentences;
  /** Position of the unit that it was split off from. */
  readonly origin: number;
  readonly pairs: readonly UnitPair[];
  readonly confidence: number;
  readonly moved: boolean;
  /** Whether a person said that it is right. */
  readonly fixed: boolean;
}

/** Languages of a unit are taken for translations of each other where that is at least this probable. */
const PLAUSIBLE = 0.5;

/** Which of these languages plausible pairs connect. */
export function connected(languages: readonly LanguageTag[], pairs: readonly UnitPair[]): LanguageTag[][] {
  const groups = languages.map((tag) => [tag]);
  for (const { languages: both, confidence } of pairs) {
    if (confidence < PLAUSIBLE) continue;
    const [left, right] = both.map((tag) => groups.findIndex((group) => group.includes(tag)));
    if (left === undefined || right === undefined || left < 0 || right < 0 || left === right) continue;
    groups[left]?.push(...(groups[right] ?? []));
    groups.splice(right, 1);
  }
  return groups;
}

/** A unit that is not to be taken apart. */
export function whole(unit: Unit, origin: number, languages: readonly LanguageTag[]): Piece {
  return {
    sentences: languages.map((tag) => unit.cells[tag]?.sentences ?? []),
    origin,
    pairs: unit.pairs,
    confidence: unit.confidence,
    moved: false,
    fixed: true,
  };
}

/** The parts of a unit that plausibly hang together; sentences that hang together with nothing stand alone. */
export function split(unit: Unit, origin: number, languages: readonly LanguageTag[]): Piece[] {
  const groups = connected(
    languages.filter((tag) => tag in unit.cells),
    unit.pairs,
  );
  return groups.flatMap((group): Piece[] => {
    const of = (tag: LanguageTag) => (group.includes(tag) ? (unit.cells[tag]?.sentences ?? []) : []);
    const pairs = unit.pairs.filter(({ languages: both }) => both.every((tag) => group.includes(tag)));
    const whole = groups.length === 1 ? unit.confidence : undefined;
    if (group.length > 1) {
      const confidence = whole ?? Math.min(...pairs.map((pair) => pair.confidence));
      return [{ sentences: languages.map(of), origin, pairs, confidence, moved: false, fixed: false }];
    }
    return (unit.cells[group[0] ?? '']?.sentences ?? []).map((sentence) => ({
      sentences: languages.map((tag) => (group.includes(tag) ? [sentence] : [])),
      origin,
      pairs: [],
      confidence: 0,
      moved: false,
      fixed: false,
    }));
  });
}

/** The sentences of several pieces, rising; undefined where a language would have a gap. */
export function together(pieces: readonly Piece[], languages: number): Sentences | undefined {
  const all = Array.from({ length: languages }, (_, position) =>
    pieces.flatMap((piece) => piece.sentences[position] ?? []).sort((a, b) => a - b),
  );
  const hasGap = all.some((own) => own.some((sentence, k) => k > 0 && sentence !== (own[k - 1] ?? 0) + 1));
  return hasGap ? undefined : all;
}

/** Whether two pieces have no language in common. */
export function areDisjoint(a: Piece, b: Piece): boolean {
  return a.sentences.every((own, position) => own.length === 0 || b.sentences[position]?.length === 0);
}

export function languagesOf(piece: Piece): number[] {
  return piece.sentences.flatMap((own, position) => (own.length > 0 ? [position] : []));
}
