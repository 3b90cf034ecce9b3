import type { LanguageTag } from '../language.ts';
import type { Unit, UnitPair } from './unit.ts';

/** Sentence indices by language position; an empty list where the language has none. */
export type Sentences = readonly (readonly number[])[];

/** A part of a unit that hangs together, or what several such became. */
export interface Piece {
  readonly sentences: Sentences;
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
export function whole(unit: Unit, languages: readonly LanguageTag[]): Piece {
  return {
    sentences: languages.map((tag) => unit.cells[tag]?.sentences ?? []),
    pairs: unit.pairs,
    confidence: unit.confidence,
    moved: false,
    fixed: true,
  };
}

/** Cuts sentences where no bead of any pair is cut. */
function recut(
  languages: readonly LanguageTag[],
  sentences: Sentences,
  pairs: readonly UnitPair[],
): { readonly sentences: Sentences; readonly pairs: readonly UnitPair[] }[] {
  const first = sentences.map((own) => own[0] ?? 0);
  const present = sentences.flatMap((own, position) => (own.length > 0 ? [position] : []));
  const lead = present[0] ?? 0;
  const sides = pairs.map(({ languages: [a, b] }) => [languages.indexOf(a), languages.indexOf(b)] as const);
  // Where the beads of each pair end, by what the one and the other language have before.
  const ends = pairs.map(({ beads }, at) => {
    const [a, b] = sides[at] ?? [0, 0];
    let [i, j] = [first[a] ?? 0, first[b] ?? 0];
    return beads.map(([source, target]) => {
      i += source.length;
      j += target.length;
      return [i, j] as const;
    });
  });
  const cuts: (readonly number[])[] = [first];
  const until = sentences.map((own, position) => (first[position] ?? 0) + own.length);
  for (let at = (first[lead] ?? 0) + 1; at < (until[lead] ?? 0); at++) {
    const cut = [...first];
    cut[lead] = at;
    for (const [index, [a, b]] of sides.entries()) {
      if (a === lead) cut[b] = ends[index]?.find(([i]) => i === at)?.[1] ?? -1;
    }
    const isCommon = sides.every(([a, b], index) =>
      ends[index]?.some(([i, j]) => i === cut[a] && j === cut[b]),
    );
    const before = cuts.at(-1) ?? first;
    // No part may lack a language, for then it would be another unit.
    const isWhole = present.every((k) => (cut[k] ?? 0) > (before[k] ?? 0) && (cut[k] ?? 0) < (until[k] ?? 0));
    if (isCommon && isWhole) cuts.push(cut);
  }
  cuts.push(until);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? first;
    const isInside = (position: number, own: readonly number[]) =>
      own.every((k) => k >= (start[position] ?? 0) && k < (end[position] ?? 0));
    return {
      sentences: sentences.map((own, position) => own.filter((k) => isInside(position, [k]))),
      pairs: pairs.map((pair, at) => {
        const [a, b] = sides[at] ?? [0, 0];
        return { ...pair, beads: pair.beads.filter(([x, y]) => isInside(a, x) && isInside(b, y)) };
      }),
    };
  });
}

/** The parts of a unit that plausibly hang together; sentences that hang together with nothing stand alone. */
export function split(unit: Unit, languages: readonly LanguageTag[]): Piece[] {
  const groups = connected(
    languages.filter((tag) => tag in unit.cells),
    unit.pairs,
  );
  return groups.flatMap((group): Piece[] => {
    const of = (tag: LanguageTag) => (group.includes(tag) ? (unit.cells[tag]?.sentences ?? []) : []);
    const pairs = unit.pairs.filter(({ languages: both }) => both.every((tag) => group.includes(tag)));
    if (group.length > 1) {
      if (groups.length === 1) {
        return [
          {
            sentences: languages.map(of),
            pairs,
            confidence: unit.confidence,
            moved: false,
            fixed: false,
          },
        ];
      }
      // A language that does not belong here may have held together what is none the less several.
      const confidence = Math.min(...pairs.map((pair) => pair.confidence));
      return recut(languages, languages.map(of), pairs).map((part) => ({
        ...part,
        confidence,
        moved: false,
        fixed: false,
      }));
    }
    return (unit.cells[group[0] ?? '']?.sentences ?? []).map((sentence) => ({
      sentences: languages.map((tag) => (group.includes(tag) ? [sentence] : [])),
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

/** Whether a piece may still be joined with others: some language has no part in it, and nobody said that it is right. */
export function isLeftOver({ fixed, sentences }: Piece): boolean {
  return !fixed && sentences.some((own) => own.length === 0);
}

export function isSamePiece(a: Piece, b: Piece): boolean {
  return a.sentences.every((own, position) => {
    const other = b.sentences[position] ?? [];
    return own.length === other.length && own[0] === other[0];
  });
}

export function languagesOf(piece: Piece | undefined): number[] {
  return (piece?.sentences ?? []).flatMap((own, position) => (own.length > 0 ? [position] : []));
}
